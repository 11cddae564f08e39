using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Stacks;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Removes the stacks of a policy in the opposite order, or stacks of one account and region. Snapshots and keys stay: what stays is in the output.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "RdsBackupStack", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PolicySet)]
[OutputType(typeof(StackRemovalInfo))]
public sealed class RemoveRdsBackupStackCommand : StackCommand
{
    private const string PlaceSet = "Place";

    // Their messages go through the notifications of their account and region, whatever policy they belong to.
    private static readonly StackTemplate[] Tellers = [StackTemplate.RecoveryRegion, StackTemplate.BackupAccount, StackTemplate.Watch, StackTemplate.SourceRegion];

    /// <summary>Names of stacks, removed in the order given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet)]
    [ArgumentCompleter(typeof(StackCompleter))]
    [StackName(MayBeFound = true)]
    [ValidateNotNullOrEmpty]
    public string[] StackName { get; set; } = [];

    /// <summary>Lets nothing new begin, and waits until the state machines are done.</summary>
    [Parameter]
    public SwitchParameter Drain
    {
        get => Drains;
        set => Drains = value;
    }

    /// <summary><see cref="Drain"/>.</summary>
    internal bool Drains { get; set; }

    /// <summary>How long to wait for one stack, and for the state machines: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromHours(12);

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => [(nameof(Timeout), Timeout)];

    private StackWait Wait => new() { Timeout = Timeout };

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (await FindAsync(console, cancellation).ConfigureAwait(false) is not { } steps)
            return;

        var all = steps.SelectMany(step => step.Removals);
        if (!Drains && !await AllAsync(all, removal => removal.DemandIdleAsync(cancellation), console).ConfigureAwait(false))
            return;

        steps = await AskAsync(steps, console).ConfigureAwait(false);
        if (Drains && !await DrainAsync(steps, console, cancellation).ConfigureAwait(false))
            return;

        var (batch, failed) = (Batch.For(Caller, "Removing stacks"), false);
        foreach (var step in steps)
        {
            if (failed)
            {
                foreach (var left in step.Removals)
                    console.WriteWarning($"{left.Title} was not removed, because one before it failed.");
            }
            else
            {
                failed = !await AllAsync(step.Removals, RemoveAsync, console).ConfigureAwait(false);
            }
        }

        async Task RemoveAsync(StackRemoval removal)
        {
            var remains = await batch.ShowAsync<StackProgress, StackRemains>(
                removal.Title, console, look => removal.RemoveAsync(look, cancellation), seen => new BatchLook(seen.Percent, null, elapsed => new BackupEvent("StackStatus", $"{seen.Stack}: {seen.Happening}.", duration: elapsed)))
                .ConfigureAwait(false);
            await console.WriteAsync(new StackRemovalInfo(remains)).ConfigureAwait(false);
        }
    }

    // What is there of what is wanted; null when that cannot be told.
    private async Task<IReadOnlyList<Step>?> FindAsync(IRdsConsole console, CancellationToken cancellation)
    {
        List<Wanted> wanted;
        var prefix = "";
        string? policyName = null;
        if (PolicyPath is null)
        {
            var target = await ConnectAsync(console, null, cancellation).ConfigureAwait(false);
            wanted = [.. StackName.Select(name => new Wanted(null, target, name))];
        }
        else
        {
            var policy = ReadPolicy();
            prefix = policy.Prefix;
            policyName = policy.Name;
            var plan = StackPlan.For(policy);
            if (await OpenAsync(plan, console, cancellation).ConfigureAwait(false) is not { } targets)
                return null;
            wanted = [.. plan.Reverse().Select(stack => new Wanted(stack.Template, targets[stack], stack.Name))];
        }

        if (!await AllAsync(wanted, LookAsync, console).ConfigureAwait(false))
            return null;

        var found = wanted.Where(one => one.Removal is not null).ToList();
        return PolicyPath is null
            ? [.. found.Select(one => new Step(one.Template, [one.Removal!]))]
            : [.. found.GroupBy(one => one.Template).Select(step => new Step(step.Key, [.. step.Select(one => one.Removal!)]))];

        async Task LookAsync(Wanted one)
        {
            one.Removal = await StackRemoval.PrepareAsync(one.Target, one.Name, Wait, cancellation, policyName).ConfigureAwait(false);
            if (one.Removal is null && PolicyPath is null)
                _ = await StackFinder.FindAsync(one.Target, one.Name, cancellation).ConfigureAwait(false); // says that it is not there
            else if (one.Removal is null)
                console.WriteVerbose($"{one.Name} in {one.Target} is not there.");
            if (one is { Removal: not null, Template: StackTemplate.Notifications } && await IsNeededAsync(one, wanted, prefix, cancellation).ConfigureAwait(false))
            {
                one.Removal = null;
                console.WriteWarning($"{one.Name} in {one.Target} stays: stacks of another policy tell through it.");
            }
        }
    }

    private static async Task<bool> IsNeededAsync(Wanted notifications, IReadOnlyList<Wanted> wanted, string prefix, CancellationToken cancellation)
    {
        var target = notifications.Target;
        var tellers = Tellers.Select(template => StackPlan.NameOf(template, prefix))
            .Where(name => !wanted.Any(other => other.Name == name && other.Target.Place == target.Place)).ToList();
        await foreach (var stack in StackFinder.AllAsync(target, cancellation).ConfigureAwait(false))
        {
            if (tellers.Contains(stack.Name))
                return true;
        }

        return false;
    }

    private async Task<IReadOnlyList<Step>> AskAsync(IReadOnlyList<Step> steps, IRdsConsole console)
    {
        var agreed = new List<Step>();
        foreach (var step in steps)
        {
            var removals = new List<StackRemoval>();
            foreach (var removal in step.Removals)
            {
                if (await console.ShouldProcessAsync(removal.Title, Drains ? $"Let nothing new begin and wait; then: {removal.Effect}" : removal.Effect).ConfigureAwait(false))
                    removals.Add(removal);
            }

            agreed.Add(step with { Removals = removals });
        }

        return agreed;
    }

    // Of a policy only the source regions begin something: what they began goes its way to the end through the others.
    private async Task<bool> DrainAsync(IReadOnlyList<Step> steps, IRdsConsole console, CancellationToken cancellation)
    {
        var all = steps.SelectMany(step => step.Removals).ToList();
        var beginners = steps.Where(step => step.Template is null or StackTemplate.SourceRegion).SelectMany(step => step.Removals);
        return await AllAsync(beginners, removal => removal.PauseAsync(cancellation), console).ConfigureAwait(false)
            && await AllAsync([all], removals => StackRemoval.UntilIdleAsync(removals, Wait, Tell, cancellation), console).ConfigureAwait(false);

        void Tell(IReadOnlyList<string> running) => console.WriteVerbose(running.Count == 0 ? "Nothing is at work." : $"At work: {string.Join(", ", running)}.");
    }

    // At the same time; false when something failed, which became an error.
    private static async Task<bool> AllAsync<T>(IEnumerable<T> items, Func<T, Task> work, IRdsConsole console)
    {
        return Array.TrueForAll(await Task.WhenAll(items.Select(DoneAsync)).ConfigureAwait(false), done => done);

        async Task<bool> DoneAsync(T item)
        {
            var done = false;
            await GuardAsync(console, null, async () =>
            {
                await work(item).ConfigureAwait(false);
                done = true;
            }).ConfigureAwait(false);
            return done;
        }
    }

    private sealed record Wanted(StackTemplate? Template, Target Target, string Name)
    {
        public StackRemoval? Removal { get; set; }
    }

    // Stacks of one template go together; stacks that are named go one by one, in order.
    private sealed record Step(StackTemplate? Template, IReadOnlyList<StackRemoval> Removals);
}
