using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;

namespace RdsBackup.Core.Stacks;

/// <summary>
/// Several stacks that are to go, step after step; those of a step go together. What is there, and whose it is, is found out before any of them is touched.
/// </summary>
public sealed class StackTeardown
{
    // Their messages go through the notifications of their account and region, whatever policy they belong to.
    private static readonly StackTemplate[] Tellers = [StackTemplate.RecoveryRegion, StackTemplate.BackupAccount, StackTemplate.Watch, StackTemplate.SourceRegion];

    private readonly StackWait wait;
    private readonly IReadOnlyList<IReadOnlyList<Wanted>> steps;

    private StackTeardown(StackWait wait, IReadOnlyList<IReadOnlyList<Wanted>> steps, IReadOnlyList<BackupException> problems) =>
        (this.wait, this.steps, Problems) = (wait, steps, problems);

    /// <summary>All stacks that are there and go, in order.</summary>
    public IEnumerable<StackRemoval> Removals => Those(_ => true).Select(one => one.Removal!);

    /// <summary>What stands in the way; nothing is to be removed when there is something.</summary>
    public IReadOnlyList<BackupException> Problems { get; }

    /// <summary>The stacks of the policy that are not there.</summary>
    public IEnumerable<string> Absent => steps.SelectMany(step => step).Where(one => one.IsAbsent).Select(one => one.Title);

    /// <summary>The stacks that stay, because stacks of another policy tell through them.</summary>
    public IEnumerable<string> Kept => steps.SelectMany(step => step).Where(one => one.IsNeeded).Select(one => one.Title);

    /// <summary>Looks for the stacks of a policy; they go in the opposite order of their deployment.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="plan">Its stacks in the order they are deployed.</param>
    /// <param name="target">The account and region of each.</param>
    /// <param name="wait">How each is waited for.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<StackTeardown> PrepareAsync(
        BackupPolicy policy, IReadOnlyList<PlannedStack> plan, Func<PlannedStack, Target> target, StackWait wait, CancellationToken cancellation)
    {
        var wanted = plan.Reverse().Select(stack => new Wanted(stack.Template, target(stack), stack.Name)).ToList();
        return PrepareAsync([.. wanted.GroupBy(one => one.Template).Select(step => step.ToList())], wait, async one =>
        {
            one.Removal = await StackRemoval.PrepareAsync(one.Target, one.Name, wait, cancellation, policy.Name).ConfigureAwait(false);
            one.IsAbsent = one.Removal is null;
            if (one is not { Removal: not null, Template: StackTemplate.Notifications } || !await IsNeededAsync(one, wanted, policy.Prefix, cancellation).ConfigureAwait(false))
                return;
            (one.Removal, one.IsNeeded) = (null, true);
        });
    }

    /// <summary>Looks for stacks by name; they go one by one.</summary>
    /// <param name="target">Their account and region.</param>
    /// <param name="names">Their names, in order.</param>
    /// <param name="wait">How each is waited for.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<StackTeardown> PrepareAsync(Target target, IEnumerable<string> names, StackWait wait, CancellationToken cancellation) =>
        PrepareAsync([.. names.Select(name => new[] { new Wanted(null, target, name) })], wait, async one =>
            one.Removal = await StackRemoval.PrepareAsync(target, one.Name, wait, cancellation).ConfigureAwait(false) ?? throw StackFailures.StackNotFound(one.Name, target.Place));

    /// <summary>What is at work; a failure for each stack that cannot go now.</summary>
    public Task<IReadOnlyList<BackupException>> BusyAsync(CancellationToken cancellation) => FailuresAsync(Removals, removal => removal.DemandIdleAsync(cancellation));

    /// <summary>Lets nothing new begin, and waits until the machines are done.</summary>
    /// <param name="agreed">Whether a stack is to be removed.</param>
    /// <param name="told">Told what is at work at each look.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Why some could not be brought to rest; nothing is to be removed then.</returns>
    public async Task<IReadOnlyList<BackupException>> DrainAsync(
        Func<StackRemoval, bool> agreed, Action<IReadOnlyList<string>>? told, CancellationToken cancellation)
    {
        // Of a policy only the source regions begin something: what they began goes its way to the end through the others.
        var all = Those(agreed).ToList();
        var beginners = all.Where(one => one.Template is null or StackTemplate.SourceRegion);
        var failures = await FailuresAsync(beginners, one => one.Removal!.PauseAsync(cancellation)).ConfigureAwait(false);
        return failures.Count > 0 ? failures : await FailuresAsync(
            [all.ConvertAll(one => one.Removal!)], removals => StackRemoval.UntilIdleAsync(removals, wait, told, cancellation)).ConfigureAwait(false);
    }

    /// <summary>Removes stacks, a step after the other; a step whose predecessor failed is not begun.</summary>
    /// <param name="agreed">Whether a stack is to be removed.</param>
    /// <param name="remove">Removes one, e.g. by <see cref="StackRemoval.RemoveAsync"/>.</param>
    /// <returns>What became of each stack, when its step has ended.</returns>
    public async IAsyncEnumerable<StackRemovalResult> RemoveAsync(Func<StackRemoval, bool> agreed, Func<StackRemoval, Task> remove)
    {
        var failed = false;
        foreach (var step in steps.Select(step => step.Select(one => one.Removal).OfType<StackRemoval>().Where(agreed).ToList()))
        {
            var results = failed ? step.ConvertAll(left => new StackRemovalResult(left, WasBegun: false, null))
                : [.. await Task.WhenAll(step.Select(async one => new StackRemovalResult(one, WasBegun: true, await FailureAsync(one, remove).ConfigureAwait(false)))).ConfigureAwait(false)];
            foreach (var result in results)
            {
                failed |= result.Failure is not null;
                yield return result;
            }
        }
    }

    private IEnumerable<Wanted> Those(Func<StackRemoval, bool> agreed) => steps.SelectMany(step => step).Where(one => one.Removal is { } removal && agreed(removal));

    private static async Task<StackTeardown> PrepareAsync(IReadOnlyList<IReadOnlyList<Wanted>> steps, StackWait wait, Func<Wanted, Task> look) =>
        new(wait, steps, await FailuresAsync(steps.SelectMany(step => step), look).ConfigureAwait(false));

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

    // At the same time.
    private static async Task<IReadOnlyList<BackupException>> FailuresAsync<T>(IEnumerable<T> items, Func<T, Task> work) =>
        [.. (await Task.WhenAll(items.Select(item => FailureAsync(item, work))).ConfigureAwait(false)).OfType<BackupException>()];

    private static async Task<BackupException?> FailureAsync<T>(T item, Func<T, Task> work)
    {
        try
        {
            await work(item).ConfigureAwait(false);
            return null;
        }
        catch (BackupException failure)
        {
            return failure;
        }
    }

    // A stack that is to go; those that are named have no template.
    private sealed record Wanted(StackTemplate? Template, Target Target, string Name)
    {
        public StackRemoval? Removal { get; set; }

        public bool IsAbsent { get; set; }

        public bool IsNeeded { get; set; }

        public string Title => $"{Name} in {Target}";
    }
}

/// <summary>What became of a stack that was to go.</summary>
/// <param name="Removal">What was to be done.</param>
/// <param name="WasBegun">Whether it was begun: not when an earlier one failed.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record StackRemovalResult(StackRemoval Removal, bool WasBegun, BackupException? Failure);
