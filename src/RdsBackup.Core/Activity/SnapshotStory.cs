using RdsBackup.Core.Deployed;

namespace RdsBackup.Core.Activity;

/// <summary>Where a snapshot is on its way, joined from the executions of all machines; pure.</summary>
/// <param name="Snapshot">The snapshot's ARN.</param>
/// <param name="Database">Its database; null while only its announcement is known.</param>
/// <param name="State">How it stands.</param>
/// <param name="Why">What failed last on the way, in the machine's words; null when nothing did or it is done.</param>
/// <param name="Copy">The copy in the recovery region.</param>
/// <param name="Vault">The vault copy.</param>
/// <param name="Telling">The execution that says so: of the machine that has it, or had it last.</param>
public sealed record SnapshotStory(
    string Snapshot, string? Database, StoryState State, string? Why, string? Copy, string? Vault, ExecutionFacts Telling)
{
    /// <summary>Since when it stands so.</summary>
    public DateTimeOffset Since => Telling.Ended ?? Telling.Started;

    /// <summary>A story per snapshot that anything was done for, newest first. Snapshots that the policy does not select have none.</summary>
    public static IReadOnlyList<SnapshotStory> Of(IEnumerable<ExecutionFacts> executions) =>
    [
        .. executions.Where(one => one is { Snapshot: not null, IsIdle: false }).GroupBy(one => one.Snapshot!, StringComparer.Ordinal).Select(OfOne)
            .OrderByDescending(story => story.Since),
    ];

    private static SnapshotStory OfOne(IGrouping<string, ExecutionFacts> snapshot)
    {
        var all = snapshot.OrderBy(one => one.Started).ThenBy(one => one.Stage).ToList();
        var (state, telling) = Standing(all);
        return new SnapshotStory(
            snapshot.Key,
            all.Select(one => one.Database).LastOrDefault(name => name is not null),
            state,
            state == StoryState.Done ? null : all.Select(one => one.Why).LastOrDefault(why => why is not null),
            all.Select(one => one.Copy).LastOrDefault(copy => copy is not null),
            all.Select(one => one.Vault).LastOrDefault(copy => copy is not null),
            telling);
    }

    private static (StoryState State, ExecutionFacts Telling) Standing(List<ExecutionFacts> all)
    {
        // Reported back, or known as such when it was announced again.
        if (all.Where(one => one is { Succeeded: true, Vault: not null, Stage: not MachineStage.Vault }).MaxBy(one => one.Stage) is { } done)
            return (StoryState.Done, done);
        if (all.Where(one => one.IsRunning).MaxBy(one => one.Stage) is { } running)
            return (StoryState.Running, running);

        return (all[^1].Succeeded ? StoryState.Waiting : StoryState.Failed, all[^1]);
    }
}

/// <summary>How a snapshot stands.</summary>
public enum StoryState
{
    /// <summary>A machine is at work.</summary>
    Running,

    /// <summary>Handed on, and the next machine has not begun.</summary>
    Waiting,

    /// <summary>The machine that had it last failed.</summary>
    Failed,

    /// <summary>Its vault copy is proven, and the share it was made by withdrawn.</summary>
    Done,
}
