using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>What lies in the sandbox at one moment, read from its model and not by calls: the engine's own word proves nothing about the engine.</summary>
internal sealed class Inspection
{
    private readonly Dictionary<string, string> databases;

    private Inspection(Dictionary<string, string> databases, IReadOnlyList<Snapshot> snapshots)
    {
        this.databases = databases;
        Shared = [.. snapshots.Where(snapshot => snapshot.SharedWith.Count > 0).Select(snapshot => snapshot.Arn)];
        Elsewhere = [.. snapshots.Where(snapshot => snapshot.Region != Scene.SourceRegion)];
    }

    /// <summary>The snapshots shared with anybody.</summary>
    public IReadOnlyList<string> Shared { get; }

    /// <summary>The snapshots outside the estate's own region: the copies.</summary>
    public IReadOnlyList<Snapshot> Elsewhere { get; }

    /// <summary>Looks. No call may be under way.</summary>
    public static Inspection Of(Scene scene)
    {
        var model = scene.Sandbox.Rds.Model;
        var snapshots = (from account in scene.Sandbox.Accounts
                         from region in scene.Sandbox.Regions
                         from snapshot in In(model.In(account.Id, region))
                         select snapshot).ToArray();
        var estate = model.In(scene.Primary.Id, Scene.SourceRegion);
        return new Inspection(
            Databases(estate).ToDictionary(
                database => database.Identifier,
                database => Describe(database, In(estate).Where(snapshot => snapshot.Image.ResourceId == database.Image.ResourceId)),
                StringComparer.Ordinal),
            snapshots);
    }

    /// <summary>The databases nobody asked to back up; members of a cluster are the cluster's.</summary>
    public static IReadOnlyList<string> Neighbours(Scene scene) =>
    [
        .. Databases(scene.Sandbox.Rds.Model.In(scene.Primary.Id, Scene.SourceRegion))
            .Where(database => !database.Tags.ContainsKey(Estate.TagKey))
            .Select(database => database.Identifier),
    ];

    /// <summary>The databases that are not as they were before, or have other snapshots.</summary>
    public IReadOnlyList<string> ChangedSince(Inspection before) =>
        [.. before.databases.Where(database => databases.GetValueOrDefault(database.Key) != database.Value).Select(database => database.Key)];

    private static IEnumerable<Database> Databases(RdsRegion place) =>
        place.Instances.Values.Where(instance => instance.ClusterIdentifier is null).Concat<Database>(place.Clusters.Values);

    private static IEnumerable<Snapshot> In(RdsRegion place) =>
        place.Snapshots(SnapshotKind.Instance).Values.Concat(place.Snapshots(SnapshotKind.Cluster).Values);

    // Automated snapshots come and go by themselves while the sandbox's time runs.
    private static string Describe(Database database, IEnumerable<Snapshot> snapshots) => string.Join('\n', snapshots
        .Where(snapshot => snapshot.Type != SnapshotType.Automated)
        .Select(snapshot => $"{snapshot.Identifier} {snapshot.Status} {Text(snapshot.Tags)}")
        .Prepend($"{database.Status} {Text(database.Tags)}"));

    private static string Text(IEnumerable<KeyValuePair<string, string>> tags) => string.Join(' ', tags);
}
