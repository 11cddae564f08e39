using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Timing;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Stacks;

/// <summary>Follows what is done to one stack, event by event, to its end.</summary>
internal sealed class StackFollower
{
    private readonly Target target;
    private readonly string name;
    private readonly string id;
    private readonly StackWait wait;
    private readonly List<StackHappening> seen = [];
    private string? last;

    private StackFollower(Target target, string name, string id, StackWait wait) => (this.target, this.name, this.id, this.wait) = (target, name, id, wait);

    /// <summary>What happened since, oldest first.</summary>
    public IReadOnlyList<StackHappening> Happened => seen;

    /// <summary>Remembers what has happened so far. To be called before the work begins.</summary>
    public static async Task<StackFollower> OfAsync(Target target, string name, string id, StackWait wait, CancellationToken cancellation)
    {
        var follower = new StackFollower(target, name, id, wait);
        await foreach (var newest in target.Of<CloudFormationGateway>().EventsAsync(id, cancellation).ConfigureAwait(false))
        {
            follower.last = newest.Id;
            break;
        }

        return follower;
    }

    /// <summary>Waits while something is being done to a stack that somebody else began; null when there is no stack.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.TimedOut"/>.</exception>
    public static async Task<StackState?> SettledAsync(Target target, string name, StackWait wait, CancellationToken cancellation)
    {
        var until = target.Access.Clock.GetUtcNow() + wait.Timeout;
        while (true)
        {
            var state = await target.Of<CloudFormationGateway>().FindAsync(name, cancellation).ConfigureAwait(false);
            if (state?.Standing != StackStanding.Busy)
                return state;
            await NextAsync(target, name, wait, until, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the work has ended, and returns the stack. Its own events tell: right after a call, its status may still be the old one.</summary>
    /// <param name="progress">Told of each event.</param>
    /// <param name="cancellation">Ends the wait; the work goes on inside AWS.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.TimedOut"/>.</exception>
    public async Task<StackState> EndAsync(Action<StackHappening>? progress, CancellationToken cancellation)
    {
        var until = target.Access.Clock.GetUtcNow() + wait.Timeout;
        while (true)
        {
            foreach (var one in await NewAsync(cancellation).ConfigureAwait(false))
            {
                last = one.Id;
                seen.Add(one);
                progress?.Invoke(one);
            }

            if (seen.LastOrDefault(one => one.IsOfStack && one.LogicalId == name) is { } end && !end.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
            {
                return await target.Of<CloudFormationGateway>().FindAsync(id, cancellation).ConfigureAwait(false)
                    ?? throw StackFailures.StackNotFound(name, target.Place);
            }

            await NextAsync(target, name, wait, until, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<StackHappening>> NewAsync(CancellationToken cancellation)
    {
        var found = new List<StackHappening>();
        await foreach (var one in target.Of<CloudFormationGateway>().EventsAsync(id, cancellation).ConfigureAwait(false))
        {
            if (one.Id == last)
                break;
            found.Add(one);
        }

        found.Reverse();
        return found;
    }

    private static async Task NextAsync(Target target, string name, StackWait wait, DateTimeOffset until, CancellationToken cancellation)
    {
        if (target.Access.Clock.GetUtcNow() >= until)
            throw WaitFailures.TimedOut(name, target.Place, wait.Timeout);
        await Pause.ForAsync(wait.Interval, target.Access.Clock, cancellation).ConfigureAwait(false);
    }
}
