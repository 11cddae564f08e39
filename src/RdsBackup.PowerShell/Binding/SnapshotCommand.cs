using System.Management.Automation;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>
/// A cmdlet that does something with each snapshot of its input. Work on a snapshot starts when it arrives and is waited for when all have arrived, so
/// that commands of a pipeline overlap.
/// </summary>
public abstract class SnapshotCommand : RdsCommand
{
    /// <summary>Snapshots: identifiers, ARNs, records of this module, or objects of AWS.Tools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("SnapshotIdentifier", "DBSnapshotIdentifier", "DBClusterSnapshotIdentifier", "SnapshotArn", "DBSnapshotArn", "DBClusterSnapshotArn")]
    [ArgumentCompleter(typeof(SnapshotCompleter))]
    [SnapshotTransformation]
    [ValidateNotNullOrEmpty]
    public SnapshotInput[] Snapshot { get; set; } = [];

    /// <summary>Does it for one snapshot.</summary>
    internal abstract Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation);

    internal sealed override Task ProcessAsync(IRdsConsole console, CancellationToken cancellation) =>
        Task.WhenAll(Snapshot.Select(snapshot => GuardAsync(console, snapshot.ToString(), () => ProcessAsync(snapshot, console, cancellation))));

    // Parameters change with the next input: what this one needs of them is taken now.
    private protected sealed override void Process()
    {
        foreach (var snapshot in Snapshot)
            StartOnly((console, cancellation) => GuardAsync(console, snapshot.ToString(), () => ProcessAsync(snapshot, console, cancellation)));
    }

    private protected sealed override bool TakesRegionFromInput => true;
}
