using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>What of the databases' snapshots has arrived at one moment, read from the sandbox's model and not by calls.</summary>
internal sealed class Vaulting
{
    private const string SourceTag = "rdsbackup:source-arn";
    private const string ProvenTag = "rdsbackup:proven";

    private Vaulting(IReadOnlyList<Snapshot> taken, IReadOnlyList<Snapshot> vault, IReadOnlyList<string> shared)
    {
        Taken = taken;
        Vault = vault;
        Shared = shared;
        var proven = vault.Where(copy => copy.Tags.ContainsKey(ProvenTag)).Select(copy => copy.Tags.GetValueOrDefault(SourceTag)).ToHashSet();
        Missing = [.. taken.Where(snapshot => !proven.Contains(snapshot.Arn))];
    }

    /// <summary>The snapshots of selected databases that were taken since, and are still there.</summary>
    public IReadOnlyList<Snapshot> Taken { get; }

    /// <summary>The copies in the backup account.</summary>
    public IReadOnlyList<Snapshot> Vault { get; }

    /// <summary>What is shared with anybody.</summary>
    public IReadOnlyList<string> Shared { get; }

    /// <summary>What has no proven vault copy yet.</summary>
    public IReadOnlyList<Snapshot> Missing { get; }

    /// <summary>Looks. No call may be under way.</summary>
    public static Vaulting Of(Scene scene, DateTimeOffset since)
    {
        var model = scene.Sandbox.Rds.Model;
        var selected = scene.Databases.Select(database => database.Identifier).ToHashSet(StringComparer.Ordinal);
        IEnumerable<Snapshot> In(string account, string region) =>
            model.In(account, region).Snapshots(SnapshotKind.Instance).Values.Concat(model.In(account, region).Snapshots(SnapshotKind.Cluster).Values);
        return new Vaulting(
            [.. In(scene.Primary.Id, Scene.SourceRegion).Where(snapshot => snapshot.CreateTime >= since && selected.Contains(snapshot.DatabaseIdentifier))],
            [.. In(scene.Secondary.Id, Scene.RecoveryRegion)],
            [.. scene.Sandbox.Regions.SelectMany(region => In(scene.Primary.Id, region).Concat(In(scene.Secondary.Id, region)))
                .Where(snapshot => snapshot.SharedWith.Count > 0).Select(snapshot => snapshot.Arn)]);
    }
}
