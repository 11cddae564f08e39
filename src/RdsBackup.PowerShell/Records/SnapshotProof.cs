using System.Collections.ObjectModel;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>Whether a copy is a backup, check by check. A check that could not be made is null, and proves nothing.</summary>
public sealed class SnapshotProof : ISnapshotRecord
{
    private readonly Snapshot copy;
    private readonly Target owner;

    internal SnapshotProof(Snapshot copy, Target owner, Proof proof)
    {
        this.copy = copy;
        this.owner = owner;
        Checks = proof.Checks.Select(check => new SnapshotCheck(check)).ToList().AsReadOnly();
    }

    /// <summary>The copy's identifier.</summary>
    public string SnapshotIdentifier => copy.Arn.Id;

    /// <summary>The copy's ARN.</summary>
    public string SnapshotArn => copy.Arn.ToString();

    /// <summary>The identifier of the database.</summary>
    public string DatabaseIdentifier => copy.Database;

    /// <summary>The region.</summary>
    public string Region => copy.Arn.Place.Region;

    /// <summary>The account that owns it.</summary>
    public string AccountId => copy.Arn.Place.AccountId;

    /// <summary>Whether every check was made and holds.</summary>
    public bool Proven => Checks.All(check => check.Holds == true);

    /// <summary>Whether it is available.</summary>
    public bool? Available => Holds("available");

    /// <summary>Whether AWS says that it is of the database that name and tags tell.</summary>
    public bool? Database => Holds("database");

    /// <summary>Whether it is of the kind and partition of the source that its tags tell.</summary>
    public bool? Kind => Holds("kind");

    /// <summary>Whether what AWS says it was copied from is its source, or the source's copy in the source's account.</summary>
    public bool? Source => Holds("source");

    /// <summary>Whether its data is of the time that name and tags tell. Of a cluster's copy AWS may tell no time of its data.</summary>
    public bool? Time => Holds("time");

    /// <summary>Whether engine and version are the source's.</summary>
    public bool? Engine => Holds("engine");

    /// <summary>Whether the size is the source's; null as well for Aurora, whose snapshots have none.</summary>
    public bool? Size => Holds("size");

    /// <summary>Whether it is under the expected key, and that can be used.</summary>
    public bool? Key => Holds("key");

    /// <summary>Whether name and tags tell the same source.</summary>
    public bool? Lineage => Holds("lineage");

    /// <summary>Whether it is shared with nobody.</summary>
    public bool? Private => Holds("private");

    /// <summary>Whether it is marked as proven: only so do retention, coverage and the stacks count it.</summary>
    public bool Marked => ProvenMark.IsOn(copy);

    /// <summary>What does not hold or could not be checked, in words; empty for what is proven.</summary>
    public ReadOnlyCollection<string> Problems => Frozen.Of(Checks.Where(check => check.Holds != true).Select(check => check.ToString()));

    /// <summary>The checks that hold by the copy's tags only: AWS vouches for what is, and nobody else for what must be.</summary>
    public ReadOnlyCollection<string> ByTagsOnly => By("tags");

    /// <summary>The checks that nobody vouches for: AWS does not tell what is.</summary>
    public ReadOnlyCollection<string> ByNobody => By("nobody");

    /// <summary>Every check, in order.</summary>
    public ReadOnlyCollection<SnapshotCheck> Checks { get; }

    SnapshotArn ISnapshotRecord.Arn => copy.Arn;

    Snapshot? ISnapshotRecord.Facts => copy;

    Target? ISnapshotRecord.Owner => owner;

    CopyOrigin? ISnapshotRecord.Origin => Core.Snapshots.Lineage.OfOurs(copy) is null ? null : CopyOrigin.Of(copy);

    object ISnapshotRecord.Seen(Snapshot now) => new SnapshotInfo(now, owner);

    /// <inheritdoc/>
    public override string ToString() => SnapshotIdentifier;

    private ReadOnlyCollection<string> By(string voucher) => Frozen.Of(Checks.Where(check => check.VouchedBy == voucher).Select(check => check.Name));

    private bool? Holds(string name) => Checks.FirstOrDefault(check => check.Name == name)?.Holds;
}
