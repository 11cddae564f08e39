using System.Management.Automation;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Copies snapshots that another account shares into the caller's own account, under its own key: in the region of the share, or in one step into another
/// (<c>-Region</c>). A copy that is there already is found, not made again.
/// </summary>
[Cmdlet(VerbsCommon.Copy, "RdsSharedSnapshot", SupportsShouldProcess = true)]
[Alias("Copy-RdsBackupSharedSnapshot")]
[OutputType(typeof(SnapshotCopy))]
public sealed class CopyRdsSharedSnapshotCommand : CopyCommand
{
    /// <summary>The option group that the copies of DB instance snapshots must have, of the copy's account and region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OptionGroupName { get; set; }

    /// <summary>Names of tags of the source that the copies get; none without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] CarryTag { get; set; } = [];

    private protected override string Activity => "Copying shared snapshots";

    internal override async Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (CarryTag.Select(CopyTags.WhyNotCarried).OfType<string>().FirstOrDefault() is { } wrong)
            throw new CommandException("InvalidArguments", ErrorCategory.InvalidArgument, $"-CarryTag cannot be: {wrong}.", "Leave it out; name other tags, such as -CarryTag Team, CostCenter.", CarryTag);

        // Another partition knows nothing of these credentials, and would say so.
        foreach (var snapshot in Snapshot)
        {
            if (Region is not null && snapshot.Arn is { } arn)
                RoutePlanner.DemandReachable(arn, Place.ParseRegion(Region));
        }

        await base.BeginAsync(console, cancellation).ConfigureAwait(false);
    }

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        snapshot.DemandOne();
        var arn = snapshot.Arn ?? throw new CommandException(
            "SharedByName", ErrorCategory.InvalidArgument, $"'{snapshot}' is no ARN, and a shared snapshot has no other name in this account.",
            "Pass its ARN, or pipe what Grant-RdsSnapshotShare returned.", snapshot.Text);
        if (Region is not null)
            RoutePlanner.DemandReachable(arn, Region);
        var caller = await ConnectAsync(console, arn.Place.Region, cancellation).ConfigureAwait(false);
        var destination = caller.In(Region ?? arn.Place.Region);
        RoutePlanner.DemandShared(arn, destination);
        var source = snapshot.Record?.Facts is { IsAvailable: true } known
            ? known
            : await SeeAsync(caller, arn, cancellation).ConfigureAwait(false);
        var origin = snapshot.Origin ?? CopyOrigin.Of(source);
        var key = await KeyAsync(destination, cancellation).ConfigureAwait(false);
        await CopyAsync(RoutePlanner.PlanSharedCopy(source, origin, destination, key, OptionGroupName, CarryTag), origin, snapshot.Record?.Owner, console, cancellation).ConfigureAwait(false);
    }
}
