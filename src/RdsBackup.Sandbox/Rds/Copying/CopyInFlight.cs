namespace RdsBackup.Sandbox.Rds;

/// <summary>A copy that is not finished.</summary>
internal sealed class CopyInFlight
{
    internal required Snapshot Source { get; init; }

    internal required Snapshot Target { get; init; }

    /// <summary>Whether it is fated to fail.</summary>
    internal required bool Fails { get; init; }

    /// <summary>Whether it left the queue.</summary>
    internal bool Runs { get; set; }

    internal bool AcrossRegions => Source.Region != Target.Region;

    internal bool AcrossAccounts => Source.AccountId != Target.AccountId;

    /// <summary>Copies of one database to one place run one after the other.</summary>
    internal (string AccountId, string Region, string ResourceId) Line => (Target.AccountId, Target.Region, Source.Image.ResourceId);
}
