using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Chain;

/// <summary>
/// The whole way for any number of snapshots: copy under the sharable key, share, copy under the backup account's key, prove, withdraw the share. What one
/// snapshot meets never stops the others, and a run that died is continued by running it again: what it left shared of older snapshots is withdrawn, too.
/// </summary>
public sealed class BackupChain
{
    private readonly ChainOptions options;
    private readonly RouteGoal goal;
    private readonly SnapshotCopier copier;
    private readonly KnownKeys keys = new();
    private readonly object room = new();

    private BackupChain(ChainOptions options, RouteGoal goal)
    {
        this.options = options;
        this.goal = goal;
        copier = new SnapshotCopier(options.Copying, options.Waiting);
    }

    private TimeProvider Clock => options.Source.Access.Clock;

    /// <summary>Checks what every snapshot of the run needs: accounts, regions, both keys, and that the backup account may use the sharable one.</summary>
    /// <exception cref="BackupException">What is wrong; nothing has been changed.</exception>
    public static async Task<BackupChain> OpenAsync(ChainOptions options, CancellationToken cancellation)
    {
        if (options.Vault.AccountId == options.Source.AccountId)
            throw ChainFailures.OwnAccount(options.Source.Place);
        var recovery = options.Source.In(options.RecoveryRegion);
        var sharable = await KeyKeeper.FindAsync(recovery, options.SharableKey, KeySide.Source, cancellation).ConfigureAwait(false);
        var vault = await KeyKeeper.FindAsync(options.Vault, options.VaultKey, KeySide.Target, cancellation).ConfigureAwait(false);
        RoutePlanner.KeyFor(recovery, sharable);
        RoutePlanner.KeyFor(options.Vault, vault);
        if (vault.Place.AccountId != options.Vault.AccountId)
            throw ChainFailures.KeyOfWrongAccount(vault.Arn, vault.Place.AccountId, options.Vault.Place);
        await KeyKeeper.CheckSharedAsync(recovery, sharable, options.Vault.AccountId, cancellation).ConfigureAwait(false);
        return new BackupChain(options, new RouteGoal(recovery, sharable, options.Vault, vault, options.Policy, options.CarriedTags));
    }

    /// <summary>Runs the chain for all snapshots at once: they take as long as the slowest, not the sum.</summary>
    /// <param name="snapshots">The snapshots, each with its database when that still exists.</param>
    /// <param name="observe">Told of every stage and of each copy's progress.</param>
    /// <param name="cancellation">Ends the run; what AWS has begun goes on, and the next run finds it.</param>
    public async Task<IReadOnlyList<ChainResult>> RunAsync(
        IEnumerable<(Snapshot Snapshot, Database? Database)> snapshots, Action<ChainEvent>? observe, CancellationToken cancellation)
    {
        var all = snapshots.ToList();
        var rooms = await AskAsync(all.ConvertAll(one => one.Snapshot), cancellation).ConfigureAwait(false);
        var results = await Task.WhenAll(all.Select(one => RunAsync(one.Snapshot, one.Database, rooms, observe, cancellation))).ConfigureAwait(false);
        await new LeftShares(goal.Recovery, goal.Vault, options.Waiting.Timeout).WithdrawAsync(
            [.. results.Select(result => result.Route).OfType<Route>().Select(route => (route.Shared, route.Lineage))],
            copy => SnapshotSharer.RevokeAsync(goal.Recovery, copy, goal.Vault.AccountId, cancellation),
            cancellation).ConfigureAwait(false);
        return results;
    }

    /// <summary>Plans the route of a snapshot, and changes nothing.</summary>
    /// <exception cref="BackupException">The way is impossible.</exception>
    public async Task<Route> PlanAsync(Snapshot snapshot, Database? database, CancellationToken cancellation) =>
        RoutePlanner.Plan(snapshot, await keys.SourceAsync(options.Source, snapshot, cancellation).ConfigureAwait(false), database?.Settings, goal);

    /// <summary>Runs the chain for one snapshot. A failure is part of the result; only cancellation is thrown.</summary>
    public async Task<ChainResult> RunAsync(Snapshot snapshot, Database? database, Action<ChainEvent>? observe, CancellationToken cancellation) =>
        (await RunAsync([(snapshot, database)], observe, cancellation).ConfigureAwait(false))[0];

    private async Task<ChainResult> RunAsync(
        Snapshot snapshot, Database? database, IReadOnlyDictionary<Place, Room> rooms, Action<ChainEvent>? observe, CancellationToken cancellation)
    {
        var run = new Run(snapshot, observe, Clock);
        try
        {
            await RunAsync(run, database, rooms, cancellation).ConfigureAwait(false);
        }
        catch (BackupException failed)
        {
            run.Fail(failed.Failure);
        }

        return run.Result;
    }

    private async Task RunAsync(Run run, Database? database, IReadOnlyDictionary<Place, Room> rooms, CancellationToken cancellation)
    {
        run.Enter(Stage.Plan);
        var route = await PlanAsync(run.Result.Source, database, cancellation).ConfigureAwait(false);
        run.Result = run.Result with { Route = route };
        Take(rooms, route);

        if (route.ToRecovery is { } toRecovery)
            await HopAsync(run, Stage.CopyToRecovery, toRecovery, cancellation).ConfigureAwait(false);

        var granted = await ShareAsync(run, route, cancellation).ConfigureAwait(false);
        try
        {
            var copy = await CopyToVaultAsync(run, route, granted, cancellation).ConfigureAwait(false);
            run.Result = run.Result with { VaultCopy = copy };
            await ProveAsync(run, route, copy, cancellation).ConfigureAwait(false);
        }
        catch (BackupException failed) when (granted && !MayGoOn(failed))
        {
            // A share that serves nothing any more is withdrawn; what is told is the first failure.
            run.Fail(failed.Failure);
            await SnapshotSharer.RevokeAsync(goal.Recovery, route.Shared, route.SharedWith, cancellation).ConfigureAwait(false);
            return;
        }

        if (granted)
        {
            run.Enter(Stage.Unshare);
            await SnapshotSharer.RevokeAsync(goal.Recovery, route.Shared, route.SharedWith, cancellation).ConfigureAwait(false);
        }

        run.Enter(Stage.Done);
    }

    private async Task<Snapshot> CopyToVaultAsync(Run run, Route route, bool granted, CancellationToken cancellation)
    {
        try
        {
            return await HopAsync(run, Stage.CopyToVault, route.ToVault, cancellation).ConfigureAwait(false);
        }
        catch (BackupException gone) when (granted && gone.Kind == FailureKind.SnapshotNotFound)
        {
            // Another run may have taken the share for one that was left.
            await SnapshotSharer.GrantAsync(goal.Recovery, route.Shared, route.SharedWith, cancellation).ConfigureAwait(false);
            return await HopAsync(run, Stage.CopyToVault, route.ToVault, cancellation).ConfigureAwait(false);
        }
    }

    // Of both ends, for what is copied once is paid for.
    private async Task<IReadOnlyDictionary<Place, Room>> AskAsync(List<Snapshot> snapshots, CancellationToken cancellation)
    {
        var sources = snapshots.Select(Lineage.Of).OfType<Lineage>().ToList();
        var (known, rooms) = (new KnownQuotas(), new Dictionary<Place, Room>());
        foreach (var place in new[] { goal.Vault, goal.Recovery })
        {
            try
            {
                rooms[place.Place] = await Room.AskAsync(place, known, sources, cancellation).ConfigureAwait(false);
            }
            catch (BackupException)
            {
                // What hinders this question is met, and told, by each snapshot's own chain.
            }
        }

        return rooms;
    }

    private void Take(IReadOnlyDictionary<Place, Room> rooms, Route route)
    {
        var taken = (route.ToRecovery is { } first ? new[] { route.ToVault, first } : [route.ToVault])
            .Where(step => rooms.ContainsKey(step.Destination.Place)).ToList();
        lock (room)
        {
            foreach (var step in taken)
            {
                if (rooms[step.Destination.Place].WhyNot(step) is { } full)
                    throw full;
            }

            foreach (var step in taken)
                rooms[step.Destination.Place].Take(step);
        }
    }

    private async Task<Snapshot> HopAsync(Run run, Stage stage, CopyStep step, CancellationToken cancellation)
    {
        run.Enter(stage);
        var began = Clock.GetUtcNow();
        var copy = await copier.CopyAsync(step, progress => run.Progress(stage, progress), cancellation).ConfigureAwait(false);
        run.Result = run.Result with { Hops = [.. run.Result.Hops, new HopResult(step, copy, began, Clock.GetUtcNow())] };
        return copy;
    }

    // True when the share is ours to withdraw: one that the user made on a snapshot of theirs stays.
    private async Task<bool> ShareAsync(Run run, Route route, CancellationToken cancellation)
    {
        run.Enter(Stage.Share);
        if (Lineage.OfOurs(run.Result.Source) is null && route.ToRecovery is null)
        {
            var shares = await SnapshotSharer.SharesAsync(goal.Recovery, route.Shared, cancellation).ConfigureAwait(false);
            if (shares.Contains(route.SharedWith, StringComparer.Ordinal))
                return false;
        }

        await SnapshotSharer.GrantAsync(goal.Recovery, route.Shared, route.SharedWith, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task ProveAsync(Run run, Route route, Snapshot copy, CancellationToken cancellation)
    {
        run.Enter(Stage.Prove);
        var shares = await SnapshotSharer.SharesAsync(goal.Vault, copy.Arn, cancellation).ConfigureAwait(false);
        var proof = SnapshotProver.Check(copy, shares, route.Expected);
        run.Result = run.Result with { Proof = proof };
        if (!proof.Holds)
            throw ProofFailures.NotProven(copy.Arn, proof.Checks.Where(check => !check.Holds).Select(check => check.ToString()));
        if (!ProvenMark.IsOn(copy))
            run.Result = run.Result with { VaultCopy = await ProvenMark.WriteAsync(goal.Vault, copy, cancellation).ConfigureAwait(false) };
    }

    // The copy may still be under way inside AWS, and needs its source until it is done.
    private static bool MayGoOn(BackupException failed) => failed.Kind is FailureKind.TimedOut or FailureKind.CredentialsExpired || failed.Failure.IsTransient;

    private sealed class Run(Snapshot source, Action<ChainEvent>? observe, TimeProvider clock)
    {
        private Stage stage;

        public ChainResult Result { get; set; } = new() { Source = source };

        public void Enter(Stage next)
        {
            stage = next;
            observe?.Invoke(new ChainEvent(source, stage, clock.GetUtcNow()));
        }

        public void Progress(Stage within, Waiting.SnapshotProgress progress) => observe?.Invoke(
            new ChainEvent(source, within, clock.GetUtcNow(), progress.Snapshot.PercentProgress, progress.ExpectedEnd));

        public void Fail(Failure failure)
        {
            if (Result.Failure is not null)
                return;
            Result = Result with { Failure = failure };
            observe?.Invoke(new ChainEvent(source, stage, clock.GetUtcNow(), Failure: failure));
        }
    }
}
