namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Something that happened to a stack or one of its resources.</summary>
internal sealed record StackEvent(
    string Id,
    DateTimeOffset Time,
    string LogicalId,
    string PhysicalId,
    string ResourceType,
    string Status,
    string? Reason,
    string? Properties,
    string? ClientRequestToken);
