using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Stacks;

/// <summary>A stack that is to go, with the machines that may be at work in it.</summary>
public sealed class StackRemoval
{
    private const string MachineType = "AWS::StepFunctions::StateMachine";
    private const string PausedParameter = "Paused";
    private const string KeyOutput = "KeyArn";
    private const string AliasParameter = "KeyAlias";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    private readonly Target target;
    private readonly IReadOnlyList<string> machines;
    private readonly StackWait wait;

    private StackRemoval(Target target, StackState stack, IReadOnlyList<string> machines, StackWait wait) =>
        (this.target, Stack, this.machines, this.wait) = (target, stack, machines, wait);

    /// <summary>The stack.</summary>
    public StackState Stack { get; }

    /// <summary>The stack with its place, as users are told.</summary>
    public string Title => $"{Stack.Name} in {Stack.Place}";

    /// <summary>The effect in a few words.</summary>
    public string Effect =>
        $"Delete the stack{(Stack.IsProtected ? ", though it is protected from deletion" : "")}{(Stack.Outputs.ContainsKey(KeyOutput) ? "; its key stays, and so do copies" : "")}";

    /// <summary>Finds a stack and its machines; null when there is none. A stack that is busy is waited for.</summary>
    /// <param name="target">Where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="wait">How it is waited for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="policy">The policy whose stacks are to go; null when the stack is named by itself.</param>
    /// <exception cref="BackupException">It is not this product's, or another policy's; nothing was changed.</exception>
    public static async Task<StackRemoval?> PrepareAsync(Target target, string name, StackWait wait, CancellationToken cancellation, string? policy = null)
    {
        if (await StackFollower.SettledAsync(target, name, wait, cancellation).ConfigureAwait(false) is not { } stack)
            return null;
        StackOwnership.DemandOf(stack, policy);

        return new StackRemoval(
            target, stack, await target.Of<CloudFormationGateway>().ResourcesAsync(stack.Id, MachineType, cancellation).ConfigureAwait(false), wait);
    }

    /// <summary>Refuses while a machine is at work.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.ExecutionsRunning"/>.</exception>
    public async Task DemandIdleAsync(CancellationToken cancellation)
    {
        var running = await RunningAsync(cancellation).ConfigureAwait(false);
        if (running.Count > 0)
            throw StackFailures.ExecutionsRunning(Stack.Name, Stack.Place, running);
    }

    /// <summary>Lets nothing new begin: pauses the stack's rules and schedules. A stack that cannot pause is left as it is.</summary>
    public async Task PauseAsync(CancellationToken cancellation)
    {
        if (Stack.Parameters.GetValueOrDefault(PausedParameter) != "false")
            return;

        var template = await target.Of<CloudFormationGateway>().TemplateAsync(Stack.Id, cancellation).ConfigureAwait(false);
        var order = new StackOrder(target, Stack.Name, Stack.Name, template, new Dictionary<string, string> { [PausedParameter] = "true" }) { Wait = wait };
        var pause = await StackDeployment.PrepareAsync(order, cancellation).ConfigureAwait(false);
        await using (pause.ConfigureAwait(false))
        {
            if (pause.Consents.Count == 0)
                await pause.ApplyAsync(null, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until no machine of any of the stacks is at work, seen twice: between two machines an event is on its way.</summary>
    /// <param name="removals">The stacks.</param>
    /// <param name="wait">How long, and how often to look; looks are a minute apart at least.</param>
    /// <param name="told">Told what is at work at each look.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.TimedOut"/>.</exception>
    public static async Task UntilIdleAsync(
        IReadOnlyList<StackRemoval> removals, StackWait wait, Action<IReadOnlyList<string>>? told, CancellationToken cancellation)
    {
        if (removals.Count == 0)
            return;

        var clock = removals[0].target.Access.Clock;
        var until = clock.GetUtcNow() + wait.Timeout;
        for (var idle = 0; idle < 2;)
        {
            var running = new List<string>();
            foreach (var removal in removals)
                running.AddRange(await removal.RunningAsync(cancellation).ConfigureAwait(false));

            told?.Invoke(running);
            idle = running.Count == 0 ? idle + 1 : 0;
            if (idle == 2)
                return;
            if (clock.GetUtcNow() >= until)
                throw WaitFailures.TimedOut(removals[0].Stack.Name, removals[0].Stack.Place, wait.Timeout);
            await Pause.ForAsync(BetweenLooks, clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the stack, its protection included, and says what stays.</summary>
    /// <param name="progress">Told of each event.</param>
    /// <param name="cancellation">Ends the wait; the deletion goes on inside AWS.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.StackFailed"/>.</exception>
    public async Task<StackRemains> RemoveAsync(Action<StackProgress>? progress, CancellationToken cancellation)
    {
        if (Stack.IsProtected)
            await target.Of<CloudFormationGateway>().ProtectAsync(Stack.Id, on: false, cancellation).ConfigureAwait(false);

        var follower = await StackFollower.OfAsync(target, Stack.Name, Stack.Id, wait, cancellation).ConfigureAwait(false);
        await target.Of<CloudFormationGateway>().DeleteAsync(Stack.Id, cancellation).ConfigureAwait(false);
        var stack = await follower.EndAsync(one => progress?.Invoke(new StackProgress(Title, 0, one)), cancellation).ConfigureAwait(false);
        return stack.Status == "DELETE_COMPLETE"
            ? await RemainsAsync(stack, cancellation).ConfigureAwait(false)
            : throw StackFailures.Of(stack, follower.Happened, "deleted");
    }

    private async Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellation)
    {
        var running = new List<string>();
        foreach (var machine in machines)
        {
            if (await target.Of<StepFunctionsGateway>().CountRunningAsync(machine, cancellation).ConfigureAwait(false) is var count and > 0)
                running.Add(Invariant($"{machine.Split(':')[^1]} ({count})"));
        }

        return running;
    }

    // A stack with a key is one that copies: its key, its copies and their shares stay.
    private async Task<StackRemains> RemainsAsync(StackState gone, CancellationToken cancellation)
    {
        if (!Stack.Outputs.TryGetValue(KeyOutput, out var key))
            return new StackRemains(gone, null, null, [], []);

        var (copies, shared) = (new List<SnapshotArn>(), new List<SnapshotArn>());
        await foreach (var (copy, accounts) in ShareAudit.ListAsync(target, new SnapshotFilter(), cancellation).ConfigureAwait(false))
        {
            if (Lineage.OfOurs(copy) is null)
                continue;

            copies.Add(copy.Arn);
            if (accounts.Count > 0)
                shared.Add(copy.Arn);
        }

        return new StackRemains(gone, key, Stack.Parameters.GetValueOrDefault(AliasParameter), copies, shared);
    }
}

/// <summary>What stays when a stack is gone.</summary>
/// <param name="Stack">The stack as it was last seen.</param>
/// <param name="Key">The ARN of its key; null when it has none. The next stack takes it up.</param>
/// <param name="Alias">The key's alias.</param>
/// <param name="Copies">Copies of ours in its account and region.</param>
/// <param name="Shared">Those of them that are shared.</param>
public sealed record StackRemains(StackState Stack, string? Key, string? Alias, IReadOnlyList<SnapshotArn> Copies, IReadOnlyList<SnapshotArn> Shared);
