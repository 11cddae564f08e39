using System.Management.Automation;
using RdsBackup.Core.Activity;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Tells what the stacks do: one story per snapshot, joined over accounts and regions, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupActivity", DefaultParameterSetName = PlaceSet)]
[OutputType(typeof(ActivityInfo))]
public sealed class GetRdsBackupActivityCommand : StackCommand
{
    private const string PlaceSet = "Place";

    /// <summary>Since when; without, the last 24 hours.</summary>
    [Parameter]
    [Moment]
    public DateTimeOffset? Since { get; set; }

    /// <summary>What the names of the state machines begin with.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [ValidateNotNullOrEmpty]
    public string Prefix { get; set; } = PolicyDefaults.Prefix;

    private protected override string? LooksFor => "activity";

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        var prefix = Prefix;
        IReadOnlyList<(StackTemplate Template, Target Target)> places;
        if (PolicyPath is null)
        {
            var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
            places = await ActivityReader.PlacesAsync(target, prefix, cancellation).ConfigureAwait(false);
        }
        else
        {
            var policy = ReadPolicy();
            var plan = StackPlan.For(policy);
            if (await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is not { } targets)
                return;
            prefix = policy.Prefix;
            places = [.. plan.Select(stack => (stack.Template, targets[stack]))];
        }

        var since = Since ?? places[0].Target.Now - TimeSpan.FromDays(1);
        foreach (var story in await ActivityReader.ReadAsync(places, prefix, since, cancellation).ConfigureAwait(false))
        {
            if (SnapshotArn.TryParse(story.Snapshot, out var arn))
                await console.WriteAsync(new ActivityInfo(story, arn, Reach(arn.Place), Reach(story.Telling.Place)!, prefix)).ConfigureAwait(false);
        }

        // In a policy an account may be opened more than once.
        Target? Reach(Place place) =>
            places.Where(one => one.Target.AccountId == place.AccountId).Select(one => one.Target.In(place.Region)).FirstOrDefault();
    }
}
