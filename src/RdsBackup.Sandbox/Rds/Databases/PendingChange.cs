using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Rds;

/// <summary>A change of an instance.</summary>
/// <param name="Value">The value as answers show it.</param>
/// <param name="Apply">Makes the change.</param>
internal sealed record PendingChange(JsonValue Value, Action<DbInstance> Apply);
