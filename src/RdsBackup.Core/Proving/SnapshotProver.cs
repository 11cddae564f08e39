using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>
/// Proven = available, of the right database, source, time, engine and (other than Aurora's) size, under the expected key, lineage agrees, shared with nobody.
/// What AWS tells of a copy goes before what its tags say, and each check says whether AWS vouches for both sides of it.
/// </summary>
public static class SnapshotProver
{
    /// <summary>Proves a copy by itself: what it must be is what its tags say.</summary>
    /// <param name="owner">The copy's account and region.</param>
    /// <param name="copy">The copy as its owner sees it now.</param>
    /// <param name="source">Where it must come from, when somebody knows; else its tags tell.</param>
    /// <param name="key">The key it must be under, when somebody says so; else its tags do.</param>
    /// <param name="keys">The keys that are known already.</param>
    /// <param name="cancellation">Ends the questions.</param>
    public static async Task<Proof> ProveAsync(
        Target owner, Snapshot copy, Lineage? source, KeyDescription? key, KnownKeys keys, CancellationToken cancellation)
    {
        var told = ProofExpectation.OfTags(copy);
        var expected = told with { Lineage = source ?? told.Lineage, Key = key?.Arn ?? told.Key };
        var state = await keys.SourceAsync(owner, copy, cancellation).ConfigureAwait(false);
        try
        {
            var shares = await owner.Rds.SharesAsync(copy.Arn, cancellation).ConfigureAwait(false);
            return Check(copy, shares, expected, state);
        }
        catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
        {
            var proof = Check(copy, [], expected, state);
            return new Proof([.. proof.Checks.Where(check => check.Name != Private), NotMade(Private, Nobody, unread.Message)]);
        }
    }

    /// <summary>Checks a copy against what it must be.</summary>
    /// <param name="copy">The copy as its owner sees it.</param>
    /// <param name="shares">The accounts it is shared with.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="key">The key it is under, as it is now; null when it was not asked or may not be read.</param>
    public static Proof Check(Snapshot copy, IReadOnlyList<string> shares, ProofExpectation expected, KeyDescription? key = null)
    {
        var lineage = Lineage.OfOurs(copy);
        return new Proof(
        [
            new("available", copy.IsAvailable, "available", copy.Status),
            .. Facts(copy, expected),
            KeyCheck(copy, expected, key),
            new("lineage", lineage is not null && (expected.Lineage is null || expected.Lineage.IsOf(copy)),
                expected.Lineage?.Source.ToString() ?? "a copy of ours",
                lineage?.Source.ToString() ?? (copy.Tags.ContainsKey(CopyTags.SourceArn) ? "of a name that its tags do not tell" : $"without the tag {CopyTags.SourceArn}"))
            {
                IsVouchedFor = expected.IsOfSource,
            },
            new(Private, shares.Count == 0, Nobody, shares.Count == 0 ? Nobody : $"shared with {string.Join(", ", shares)}"),
        ]);
    }

    /// <summary>The checks of the data itself, none of which a tag can satisfy: what a copy has to pass before it is shared, too.</summary>
    /// <param name="copy">The copy as its owner sees it.</param>
    /// <param name="expected">What it must be.</param>
    public static IEnumerable<Check> Facts(Snapshot copy, ProofExpectation expected)
    {
        if (expected.Lineage is { } lineage)
        {
            yield return new Check("database", copy.Database == lineage.Database, lineage.Database, copy.Database);
            yield return SourceCheck(copy, lineage);
            yield return TimeCheck(copy, lineage);
        }

        yield return Compare("engine", expected.Engine, ProofExpectation.EngineOf(copy), CopyTags.Engine, expected);
        // Aurora's storage grows by itself: what its snapshots report is no size of theirs, and need not survive a copy.
        if (!copy.Engine.StartsWith("aurora", StringComparison.Ordinal))
            yield return Compare("size", expected.AllocatedStorage is { } gib ? Invariant($"{gib} GiB") : null, Invariant($"{copy.AllocatedStorage} GiB"), CopyTags.Size, expected);
    }

    private const string Private = "private";
    private const string Nobody = "shared with nobody";

    // AWS names what a copy was made of where that is in another account or region, of clusters always (RDS API reference, DBSnapshot, SourceDBSnapshotIdentifier; DBClusterSnapshot,
    // SourceDBClusterSnapshotArn): the source itself, or its copy of the hop before, which has the same name.
    private static Check SourceCheck(Snapshot copy, Lineage lineage)
    {
        const string Name = "source";
        var expected = $"{lineage.Source} or its copy in account {lineage.Source.Place.AccountId}";
        if (copy.CopiedFrom is not { Length: > 0 } text)
            return new Check(Name, true, expected, "not told by AWS") { IsVouchedFor = false };
        var holds = SnapshotArn.TryParse(text, out var from)
            && (from == lineage.Source || from == lineage.Source with { Place = lineage.Source.Place with { Region = from.Place.Region }, Id = lineage.CopyName });
        return new Check(Name, holds, expected, text);
    }

    // An instance snapshot keeps the time of its original (RDS API reference, DBSnapshot, OriginalSnapshotCreateTime). Of a cluster's AWS tells one time only, which may be the
    // original's or the copy's own (in AWS's example of copy-db-cluster-snapshot it is unchanged): it can refute a time, and only when equal confirm it.
    private static Check TimeCheck(Snapshot copy, Lineage lineage)
    {
        var (expected, told) = (CopyName.Format(lineage.SourceTime), copy.DataTime);
        if (told is not { } time)
            return new Check("time", true, expected, expected) { IsVouchedFor = false };
        var isSame = lineage.IsOfTime(time);
        var isVouchedFor = isSame || copy.OriginallyCreated is not null;
        return new Check("time", isVouchedFor ? isSame : lineage.SourceTime < time, expected, isSame || isVouchedFor ? CopyName.Format(time) : expected) { IsVouchedFor = isVouchedFor };
    }

    // A copy under a key that is going away is going away too.
    private static Check KeyCheck(Snapshot copy, ProofExpectation expected, KeyDescription? key)
    {
        var found = copy.Encrypted ? copy.KmsKeyArn ?? "an unknown key" : ProofExpectation.NoKey;
        return key is { IsEnabled: false }
            ? new Check("key", false, expected.Key ?? "a key that is enabled", $"{found}, which is '{key.State}'")
            : Compare("key", expected.Key, found, CopyTags.Key, expected);
    }

    private static Check Compare(string name, string? wanted, string found, string tag, ProofExpectation expected) => wanted is null
        ? NotMade(name, "", $"it is {found}, and no tag {tag} says what it must be")
        : new Check(name, found == wanted, wanted, found) { IsVouchedFor = expected.IsOfSource };

    private static Check NotMade(string name, string expected, string why) => new(name, false, expected, "unknown") { WhyNotMade = why };
}
