using System.Runtime.CompilerServices;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>Finds our copies by the database that they are of, which need not be in their account and region, or anywhere.</summary>
public static class CopyFinder
{
    /// <summary>What it means that a database has no copies there, with the nearest name that has.</summary>
    public static async Task<BackupException> NoCopyAsync(Target target, CopyFilter filter, bool available, CancellationToken cancellation)
    {
        var (missing, there) = (ProofFailures.NoCopy(filter.Database!, target.Place, filter.OfOthers, available), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var copy in AllAsync(target, filter with { Database = null }, cancellation).ConfigureAwait(false))
            there.Add(copy.Copy.Database);
        there.Remove(filter.Database!);
        return new BackupException(missing.Failure with { Advice = $"{Spelling.DidYouMean(filter.Database!, there)} {missing.Failure.Advice}".TrimStart() });
    }

    /// <summary>Our copies in an account and region, page by page: of instances, then of clusters.</summary>
    public static async IAsyncEnumerable<FoundCopy> AllAsync(Target target, CopyFilter filter, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // AWS keeps a copy's database and takes no wildcards for it.
        var exact = filter.Database is { } name && !NamePattern.HasWildcard(name) ? name : null;
        await foreach (var snapshot in Finder.SnapshotsAsync(target, new SnapshotFilter { Type = "manual", Database = exact }, cancellation).ConfigureAwait(false))
        {
            if (Lineage.OfOurs(snapshot) is { } lineage && filter.Matches(snapshot, lineage))
                yield return new FoundCopy(snapshot, lineage);
        }
    }
}

/// <summary>Which of our copies are meant. What is null does not narrow.</summary>
public sealed record CopyFilter
{
    /// <summary>The database's identifier, with <c>*</c> and <c>?</c>; AWS's word counts, not a tag's.</summary>
    public string? Database { get; init; }

    /// <summary>Account and region of the source.</summary>
    public Place? Source { get; init; }

    /// <summary>Only those of databases of other accounts: vault copies.</summary>
    public bool OfOthers { get; init; }

    /// <summary>The oldest data that is meant.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a copy is meant.</summary>
    public bool Matches(Snapshot copy, Lineage lineage) =>
        NamePattern.Matches(Database, copy.Database)
        && (Source is null || lineage.Source.Place == Source)
        && (!OfOthers || lineage.Source.Place.AccountId != copy.Arn.Place.AccountId)
        && (Since is null || lineage.SourceTime >= Since);
}

/// <summary>A copy of ours.</summary>
/// <param name="Copy">The copy, as its owner sees it.</param>
/// <param name="Lineage">Where it comes from, by its tags.</param>
public sealed record FoundCopy(Snapshot Copy, Lineage Lineage)
{
    /// <summary>The database it is of, with the account and region where that is: two accounts may each have one of that name.</summary>
    public (Place Source, SnapshotKind Kind, string Database) Origin => (Lineage.Source.Place, Copy.Arn.Kind, Copy.Database);

    /// <summary>What of its tags AWS contradicts; empty for a copy that can be what it says.</summary>
    public IReadOnlyList<Check> Contradictions => SnapshotProver.Contradictions(Copy);
}
