using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Copies snapshots to another region of their account, under a key of that region. A copy that is there already is found, not made again.</summary>
[Cmdlet(VerbsCommon.Copy, "RdsSnapshotCrossRegion", SupportsShouldProcess = true)]
[Alias("Copy-RdsBackupSnapshotCrossRegion")]
[OutputType(typeof(SnapshotCopy))]
public sealed class CopyRdsSnapshotCrossRegionCommand : CopyCommand
{
    /// <summary>The region to copy to.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [OneValue]
    [ValidateNotNullOrEmpty]
    public string DestinationRegion { get; set; } = "";

    private protected override string Activity => $"Copying to {DestinationRegion}";

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        Place.ParseRegion(DestinationRegion);
        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        // What an ARN tells is told before another partition is asked, which knows nothing of these credentials.
        if (snapshot.Arn is { } arn)
            RoutePlanner.DemandReachable(arn, DestinationRegion);
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        var source = await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false);
        if (source.Arn.Place.Region == DestinationRegion)
        {
            throw new CommandException(
                "SameRegion", ErrorCategory.InvalidArgument, $"Snapshot '{source.Arn.Id}' lies in {source.Arn.Place} already.",
                "Pass another -DestinationRegion, or re-encrypt it in place: Protect-RdsSnapshot.", source.Arn.Id);
        }

        RoutePlanner.DemandReachable(source.Arn, DestinationRegion);
        var destination = owner.In(DestinationRegion);
        var origin = snapshot.Origin ?? CopyOrigin.Of(source);
        var key = await KeyAsync(destination, cancellation).ConfigureAwait(false);
        var sourceKey = await Keys.SourceAsync(owner, source, cancellation).ConfigureAwait(false);
        var step = RoutePlanner.PlanCopy(source, sourceKey, origin, destination, key);
        // A backup within the account, and a dead end for who goes on to share it.
        if (SnapshotRules.WhyNotShared(source) is { } end)
            console.WriteWarning(end.Message);
        await CopyAsync(step, origin, owner, console, cancellation).ConfigureAwait(false);
    }
}
