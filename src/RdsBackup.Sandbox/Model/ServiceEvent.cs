using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Model;

/// <summary>What a service tells of something that happened in it, as EventBridge's default bus of the account and region gets it.</summary>
/// <param name="AccountId">The account it happened in.</param>
/// <param name="Region">The region it happened in.</param>
/// <param name="Time">When, in sandbox time.</param>
/// <param name="Source">The service, e.g. <c>aws.rds</c>.</param>
/// <param name="DetailType">The kind, e.g. <c>RDS DB Snapshot Event</c>.</param>
/// <param name="Resources">The ARNs it is about.</param>
/// <param name="Detail">The rest, in the service's own form.</param>
public sealed record ServiceEvent(
    string AccountId,
    string Region,
    DateTimeOffset Time,
    string Source,
    string DetailType,
    IReadOnlyList<string> Resources,
    JsonObject Detail);
