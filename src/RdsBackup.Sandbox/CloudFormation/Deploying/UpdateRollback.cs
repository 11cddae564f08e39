namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What a stack was before an update: where its rollback leads.</summary>
internal sealed record UpdateRollback(StackInput Input, IReadOnlyList<StackResource> Resources)
{
    /// <summary>What the failed update made, and nobody needs.</summary>
    public IReadOnlyList<StackResource> Garbage { get; init; } = [];

    public StackResource? Resource(string logicalId) => Resources.FirstOrDefault(resource => resource.LogicalId == logicalId);
}
