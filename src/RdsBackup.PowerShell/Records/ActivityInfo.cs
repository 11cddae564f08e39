using RdsBackup.Core.Activity;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>Where a snapshot is on the way that the stacks take it.</summary>
public sealed class ActivityInfo : ISnapshotRecord
{
    private readonly SnapshotArn arn;
    private readonly Target? owner;

    /// <summary>A story.</summary>
    /// <param name="story">The story.</param>
    /// <param name="arn">Its snapshot.</param>
    /// <param name="owner">The snapshot's account and region, when credentials for it are at hand.</param>
    /// <param name="teller">The account and region of the execution that tells it.</param>
    /// <param name="prefix">What the names of the state machines begin with.</param>
    internal ActivityInfo(SnapshotStory story, SnapshotArn arn, Target? owner, Target teller, string prefix)
    {
        (this.arn, this.owner, Teller, Prefix) = (arn, owner, teller, prefix);
        Failed = story.State == StoryState.Failed ? story.Telling : null;
        DatabaseIdentifier = story.Database;
        State = story.State.ToString();
        Stage = story.Telling.Stage.ToString();
        Since = story.Since;
        Why = story.Why;
        CopyArn = story.Copy;
        VaultCopyArn = story.Vault;
        ExecutionArn = story.Telling.Arn;
    }

    /// <summary>The snapshot's identifier.</summary>
    public string SnapshotIdentifier => arn.Id;

    /// <summary>The database; null while only the announcement is known.</summary>
    public string? DatabaseIdentifier { get; }

    /// <summary><c>Running</c>, <c>Waiting</c> (handed on, and the next has not begun), <c>Failed</c> or <c>Done</c>.</summary>
    public string State { get; }

    /// <summary>Which state machine has it or had it last: <c>Announce</c>, <c>Recovery</c>, <c>Vault</c> or <c>Report</c>.</summary>
    public string Stage { get; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>What failed last on the way; null when nothing did, or it is done.</summary>
    public string? Why { get; }

    /// <summary>The snapshot's ARN.</summary>
    public string SnapshotArn => arn.ToString();

    /// <summary>The ARN of the copy in the recovery region.</summary>
    public string? CopyArn { get; }

    /// <summary>The ARN of the vault copy.</summary>
    public string? VaultCopyArn { get; }

    /// <summary>The ARN of the execution that says so.</summary>
    public string ExecutionArn { get; }

    /// <summary>The region of the snapshot.</summary>
    public string Region => arn.Place.Region;

    /// <summary>The account of the snapshot.</summary>
    public string AccountId => arn.Place.AccountId;

    /// <summary>What the names of the state machines begin with.</summary>
    internal string Prefix { get; }

    /// <summary>The execution that failed; null when the snapshot stands otherwise.</summary>
    internal ExecutionFacts? Failed { get; }

    /// <summary>The account and region of the execution that says so.</summary>
    internal Target Teller { get; }

    SnapshotArn ISnapshotRecord.Arn => arn;

    Snapshot? ISnapshotRecord.Facts => null;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin => null;

    object ISnapshotRecord.Seen(Snapshot now) => this;

    /// <inheritdoc/>
    public override string ToString() => SnapshotArn;
}
