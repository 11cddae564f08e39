using System.Management.Automation;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Waits until snapshots and copies are available, all together, and writes each as soon as it is: as what it came in, as it is now. One that fails is an error.
/// </summary>
[Cmdlet(VerbsLifecycle.Wait, "RdsBackupSnapshot")]
[OutputType(typeof(SnapshotInfo), typeof(SnapshotCopy), typeof(SnapshotShare))]
public sealed class WaitRdsBackupSnapshotCommand : TimedSnapshotCommand
{
    private SnapshotWaiters? waiters;

    private protected override string Activity => "Waiting for snapshots";

    private SnapshotWaiters Waiters => LazyInitializer.EnsureInitialized(ref waiters, () => new SnapshotWaiters(WaitOptions));

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        // What has just begun may not be listed yet: the wait bears with that, a look would not.
        var begun = snapshot.Record?.Facts is { IsInProgress: true } facts ? facts : await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false);
        var ready = await ShowAsync(snapshot.Origin?.Lineage.Database ?? begun.Database, console, look =>
        {
            look(new SnapshotProgress(begun, null));
            return Waiters.UntilAvailableAsync(owner, begun, look, cancellation);
        }).ConfigureAwait(false);
        await console.WriteAsync(snapshot.Record?.Seen(ready) ?? new SnapshotInfo(ready, owner)).ConfigureAwait(false);
    }
}
