using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Retention;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Coverage;

/// <summary>The copies that a backup account has in a region, by the database they are of.</summary>
public sealed class VaultContents
{
    private readonly Dictionary<string, Snapshot> snapshots = new(StringComparer.Ordinal);
    private readonly ILookup<string, VaultCopy> copies;

    private VaultContents(IEnumerable<(Snapshot Snapshot, VaultCopy Copy)> found)
    {
        var list = found.ToList();
        foreach (var (snapshot, copy) in list)
            snapshots.Add(copy.Id, snapshot);
        copies = list.Where(one => one.Copy.State != VaultCopyState.NotOurs).ToLookup(one => one.Copy.Database, one => one.Copy, StringComparer.Ordinal);
    }

    /// <summary>Looks what is there.</summary>
    /// <exception cref="BackupException">AWS refuses the listing.</exception>
    public static async Task<VaultContents> LookAsync(Target vault, CancellationToken cancellation)
    {
        var (now, found) = (vault.Now, new List<(Snapshot, VaultCopy)>());
        await foreach (var snapshot in Finder.SnapshotsAsync(vault, new SnapshotFilter { Type = "manual" }, cancellation).ConfigureAwait(false))
        {
            if (VaultCopy.Of(snapshot, now) is { } copy)
                found.Add((snapshot, copy));
        }

        return new VaultContents(found);
    }

    /// <summary>The copies of a database.</summary>
    public IReadOnlyList<VaultCopy> Of(Place place, SnapshotKind kind, string database) => [.. copies[VaultCopy.DatabaseOf(place, kind, database)]];

    /// <summary>The copies of the databases of a name: of each by itself.</summary>
    /// <param name="database">The name.</param>
    /// <param name="place">Where the database is; null for wherever.</param>
    public IReadOnlyList<IReadOnlyList<VaultCopy>> Named(string database, Place? place) =>
    [
        .. copies.Where(of => string.Equals(this[of.First()].Database, database, StringComparison.OrdinalIgnoreCase) && (place is null || SourceOf(of.First())?.Place == place))
            .Select(of => of.ToList()),
    ];

    /// <summary>The snapshot that a copy comes from, as far as that is known.</summary>
    public SnapshotArn? SourceOf(VaultCopy copy) => Lineage.OfOurs(this[copy])?.Source;

    /// <summary>The snapshot that a copy is.</summary>
    public Snapshot this[VaultCopy copy] => snapshots[copy.Id];
}
