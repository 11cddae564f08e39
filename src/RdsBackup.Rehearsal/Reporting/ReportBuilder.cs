using RdsBackup.Core.Chain;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Rehearsal.Setting;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>Gathers what happened, and makes the report of it.</summary>
/// <param name="scene">Where it happened.</param>
/// <param name="options">What was asked for.</param>
/// <param name="before">What was there before.</param>
internal sealed class ReportBuilder(Scene scene, RehearsalOptions options, Inspection before)
{
    private readonly DateTimeOffset began = scene.Clock.GetUtcNow();

    public KeyDescription? SharableKey { get; set; }

    public KeyDescription? VaultKey { get; set; }

    /// <summary>The copy that was to fail once; null when none was.</summary>
    public string? Unlucky { get; set; }

    public IReadOnlyList<ChainResult> Results { get; set; } = [];

    public Failure? Failure { get; set; }

    public RehearsalReport Build(TimeSpan wall)
    {
        var calls = scene.Sandbox.Calls.Latest;
        var tally = CallTally.Of(calls, Owners());
        var keys = Keys().ToArray();
        var names = new KeyNames(keys.ToDictionary(key => key.Arn, key => key.Name, StringComparer.Ordinal));
        var databases = Results.Select(result => Describe(result, names, tally)).ToArray();
        var injected = InjectedFaults.Of(calls, Unlucky);
        return new RehearsalReport
        {
            Failure = Failure,
            Seed = options.Seed,
            Speed = options.SpeedOrDefault,
            Began = began,
            Ended = scene.Clock.GetUtcNow(),
            WallSeconds = Math.Round(wall.TotalSeconds, 2),
            Keys = keys,
            Databases = databases,
            Checks = [.. Verdict.Of(scene, databases, before, Inspection.Of(scene), calls), .. InjectedFaults.Check(options.Faults, injected)],
            Calls = new CallReport(tally.Total, tally.OfDatabases, tally.Shared),
            Injected = injected,
        };
    }

    private IEnumerable<KeyReport> Keys()
    {
        yield return new KeyReport("aws/rds", scene.Sandbox.Kms.AwsManaged("rds", scene.Primary.Id, Scene.SourceRegion).Arn);
        yield return new KeyReport(scene.ApplicationKey.Alias, scene.ApplicationKey.Arn);
        if (SharableKey is not null)
            yield return new KeyReport(KeyWish.SharableAlias, SharableKey.Arn);
        if (VaultKey is not null)
            yield return new KeyReport(KeyWish.VaultAlias, VaultKey.Arn);
    }

    private Dictionary<string, string> Owners() => Results
        .SelectMany(result => new[] { result.Source.Database, Lineage.Of(result.Source)?.CopyName }.OfType<string>().Select(name => (name, result.Source.Database)))
        .ToDictionary(name => name.name, name => name.Database, StringComparer.Ordinal);

    private DatabaseReport Describe(ChainResult result, KeyNames keys, CallTally tally)
    {
        var source = result.Source;
        return new DatabaseReport
        {
            Name = source.Database,
            Engine = $"{source.Engine} {source.EngineVersion}",
            AllocatedStorage = source.AllocatedStorage,
            Proven = result.Succeeded,
            Route = [At(source.Arn, source.KmsKeyArn, null), .. Steps(result.Route).Select(step => At(step.Copy, step.Key?.Arn, HopOf(step)))],
            VaultCopyArn = result.VaultCopy?.Arn.ToString(),
            Checks = result.Proof?.Checks ?? [],
            Calls = tally.For(source.Database),
            Failure = result.Failure,
        };

        Station At(SnapshotArn snapshot, string? key, HopResult? hop) => new(
            snapshot.Place.Region,
            scene.Sandbox.Accounts.Single(account => account.Id == snapshot.Place.AccountId).Name,
            snapshot.Place.AccountId,
            keys.Of(key),
            snapshot.ToString(),
            hop is null ? null : Minutes(hop.Ended - Started(hop)),
            hop is null ? 0 : Minutes(Started(hop) - hop.Began));

        HopResult? HopOf(CopyStep step) => result.Hops.FirstOrDefault(hop => hop.Step == step);
    }

    // Before AWS begins with a copy it waits for one of the few places that a region has.
    private static DateTimeOffset Started(HopResult hop) => hop.Copy.Created is { } created && created > hop.Began ? created : hop.Began;

    private static double Minutes(TimeSpan time) => Math.Round(time.TotalMinutes, 1);

    private static IEnumerable<CopyStep> Steps(Route? route) => new[] { route?.ToRecovery, route?.ToVault }.OfType<CopyStep>();
}
