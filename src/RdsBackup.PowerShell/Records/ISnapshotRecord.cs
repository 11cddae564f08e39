using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;

namespace RdsBackup;

/// <summary>What a record of a snapshot knows and does not show. It is gone after serialization.</summary>
internal interface ISnapshotRecord
{
    /// <summary>Which snapshot.</summary>
    SnapshotArn Arn { get; }

    /// <summary>The snapshot as its owner last saw it; null when a cmdlet has to look.</summary>
    Snapshot? Facts { get; }

    /// <summary>The owner's account, region and credentials.</summary>
    Target? Owner { get; }

    /// <summary>Where its data comes from.</summary>
    CopyOrigin? Origin { get; }

    /// <summary>The same record of the snapshot as it was seen now.</summary>
    object Seen(Snapshot now);
}
