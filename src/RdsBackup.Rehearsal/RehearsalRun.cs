using System.Diagnostics;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Rehearsal;

/// <summary>The flow: keys, databases, their latest snapshots, the chain for all at once, and a look at what it left behind.</summary>
internal sealed class RehearsalRun(Scene scene, RehearsalOptions options, IRehearsalView view)
{
    private static readonly DatabaseFilter Tagged = new()
    {
        Tags = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [Estate.TagKey] = [Estate.TagValue] },
    };

    /// <summary>Runs it. Whatever the engine refuses is part of the report; only cancellation is thrown.</summary>
    public async Task<RehearsalReport> RunAsync(CancellationToken cancellation)
    {
        var wall = Stopwatch.StartNew();
        var builder = new ReportBuilder(scene, options, Inspection.Of(scene));
        try
        {
            await RunAsync(builder, cancellation);
        }
        catch (BackupException failed)
        {
            builder.Failure = failed.Failure;
        }

        return builder.Build(wall.Elapsed);
    }

    private async Task RunAsync(ReportBuilder builder, CancellationToken cancellation)
    {
        view.Opened(scene, options);
        var source = await scene.OpenAsync(scene.Primary, Scene.SourceRegion, cancellation);
        var vault = await scene.OpenAsync(scene.Secondary, Scene.RecoveryRegion, cancellation);

        builder.SharableKey = await KeyKeeper.EnsureAsync(
            source.In(Scene.RecoveryRegion), new KeyWish { Alias = KeyWish.SharableAlias, Accounts = [vault.AccountId] }, cancellation);
        builder.VaultKey = await KeyKeeper.EnsureAsync(vault, new KeyWish { Alias = KeyWish.VaultAlias }, cancellation);
        view.KeysMade(builder.SharableKey, builder.VaultKey);

        var found = await FindAsync(source, cancellation);
        view.Found(found);
        scene.Clock.Start();
        if (options.Faults)
            Mishaps.Inject(scene.Sandbox.Faults, scene.Primary.Id, builder.Unlucky = Lineage.Of(found[^1].Snapshot)!.CopyName);

        var chain = await BackupChain.OpenAsync(
            new ChainOptions { Source = source, RecoveryRegion = Scene.RecoveryRegion, Vault = vault, Policy = "rehearsal" }, cancellation);
        await using var progress = view.Watch(found);
        builder.Results = await chain.RunAsync(found.Select(one => (one.Snapshot, (Database?)one.Database)), progress.Observe, cancellation);
    }

    private static async Task<IReadOnlyList<Candidate>> FindAsync(Target source, CancellationToken cancellation)
    {
        var databases = new List<Database>();
        await foreach (var database in Finder.DatabasesAsync(source, Tagged, cancellation))
            databases.Add(database);

        return await Task.WhenAll(databases.Select(async database => new Candidate(database, await Finder.LatestAsync(source, database, null, cancellation))));
    }
}
