using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Copies snapshots in place under a customer key: what is unencrypted becomes encrypted, and what is under the default key can be shared. A copy that is there
/// already is found, not made again. The snapshot itself stays as it is.
/// </summary>
[Cmdlet(VerbsSecurity.Protect, "RdsSnapshot", SupportsShouldProcess = true)]
[Alias("Protect-RdsBackupSnapshot")]
[OutputType(typeof(SnapshotCopy))]
public sealed class ProtectRdsSnapshotCommand : CopyCommand
{
    private protected override string Activity => "Re-encrypting snapshots";

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        var source = await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false);
        var origin = snapshot.Origin ?? CopyOrigin.Of(source);
        var key = await KeyAsync(owner, cancellation).ConfigureAwait(false);
        var sourceKey = await Keys.SourceAsync(owner, source, cancellation).ConfigureAwait(false);
        await CopyAsync(RoutePlanner.PlanInPlace(source, sourceKey, origin, owner, key), origin, owner, console, cancellation).ConfigureAwait(false);
    }
}
