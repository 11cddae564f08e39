using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Activity;

/// <summary>Reads what the machines of a policy do, and starts a snapshot again.</summary>
public static class ActivityReader
{
    /// <summary>
    /// Where machines are that an account's own credentials reach: here and, from a source region, in its recovery region too, if the stack there may be read.
    /// </summary>
    /// <param name="target">The account and region.</param>
    /// <param name="prefix">What the names of stacks and machines begin with.</param>
    /// <param name="cancellation">Stops the call.</param>
    public static async Task<IReadOnlyList<(StackTemplate Template, Target Target)>> PlacesAsync(Target target, string prefix, CancellationToken cancellation)
    {
        var here = Enum.GetValues<StackTemplate>().Select(template => (template, target));
        try
        {
            var source = await target.Of<CloudFormationGateway>().FindAsync(StackPlan.NameOf(StackTemplate.SourceRegion, prefix), cancellation).ConfigureAwait(false);
            return source?.Parameters.GetValueOrDefault("RecoveryRegion") is { } region && region != target.Region
                ? [.. here, (StackTemplate.RecoveryRegion, target.In(region))]
                : [.. here];
        }
        catch (BackupException denied) when (denied.Kind == FailureKind.AccessDenied)
        {
            return [.. here];
        }
    }

    /// <summary>The stories of all snapshots, newest first.</summary>
    /// <param name="places">The stacks with machines, with their accounts and regions; other stacks do no harm.</param>
    /// <param name="prefix">What the machines' names begin with.</param>
    /// <param name="since">Executions that began earlier are read only while they run.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>: none of the stacks is there.</exception>
    public static async Task<IReadOnlyList<SnapshotStory>> ReadAsync(
        IReadOnlyList<(StackTemplate Template, Target Target)> places, string prefix, DateTimeOffset since, CancellationToken cancellation)
    {
        var read = await Task.WhenAll(
            from place in places
            from stage in StagesOf(place.Template)
            select place.Target.Of<StepFunctionsGateway>().ExecutionsAsync(stage, $"{prefix}-{stage.ToString().ToLowerInvariant()}", since, cancellation)).ConfigureAwait(false);
        return Array.TrueForAll(read, executions => executions is null)
            ? throw ActivityFailures.NoMachines(prefix, places[0].Target.Place, places.Select(place => place.Target.Place).Distinct().Count() - 1)
            : SnapshotStory.Of(read.SelectMany(executions => executions ?? []));
    }

    /// <summary>Has a snapshot announced again, as if it had just been taken: what is done already is not done twice.</summary>
    /// <param name="source">The account and region of the snapshot.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="prefix">What the machines' names begin with.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>: the source region's stack is not there.</exception>
    public static Task<SnapshotStory> AnnounceAsync(Target source, SnapshotArn snapshot, string prefix, CancellationToken cancellation) => StartAsync(
        source.Owning(snapshot.Place), MachineStage.Announce, $"{prefix}-announce", new JsonObject { ["snapshotArn"] = snapshot.ToString() }, cancellation);

    /// <summary>Runs an execution again: the same machine with the same input, and the time when it was asked for.</summary>
    /// <param name="owner">Its account and region.</param>
    /// <param name="execution">The execution, which has ended.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>: its stack is not there any more.</exception>
    public static Task<SnapshotStory> RepeatAsync(Target owner, ExecutionFacts execution, CancellationToken cancellation) =>
        StartAsync(owner, execution.Stage, execution.Machine, JsonNode.Parse(execution.Input ?? "{}")!.AsObject(), cancellation);

    // What fails is told once only, unless somebody has asked for it: the machine that tells goes by the time of asking.
    private static async Task<SnapshotStory> StartAsync(Target owner, MachineStage stage, string machine, JsonObject input, CancellationToken cancellation)
    {
        (input["detail"] as JsonObject ?? input)["asked"] = owner.Now.ToString("O", CultureInfo.InvariantCulture);
        return SnapshotStory.Of([await owner.Of<StepFunctionsGateway>().StartAsync(stage, machine, input.ToJsonString(), cancellation).ConfigureAwait(false)])[0];
    }

    private static MachineStage[] StagesOf(StackTemplate template) => template switch
    {
        StackTemplate.SourceRegion => [MachineStage.Announce],
        StackTemplate.RecoveryRegion => [MachineStage.Recovery, MachineStage.Report],
        StackTemplate.BackupAccount => [MachineStage.Vault],
        _ => [],
    };
}
