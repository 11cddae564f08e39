using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>Proven = available, right engine and (other than Aurora's) size, under the expected key, lineage agrees, shared with nobody.</summary>
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
        // Aurora's storage grows by itself: what its snapshots report is no size of theirs, and need not survive a copy.
        var hasSize = !copy.Engine.StartsWith("aurora", StringComparison.Ordinal);
        Check[] size = hasSize ? [Compare("size", expected.AllocatedStorage is { } gib ? Invariant($"{gib} GiB") : null, Invariant($"{copy.AllocatedStorage} GiB"), CopyTags.Size)] : [];
        return new Proof(
        [
            new("available", copy.IsAvailable, "available", copy.Status),
            Compare("engine", expected.Engine, ProofExpectation.EngineOf(copy), CopyTags.Engine),
            .. size,
            KeyCheck(copy, expected, key),
            new("lineage", lineage is not null && (expected.Lineage is null || expected.Lineage.IsOf(copy)),
                expected.Lineage?.Source.ToString() ?? "a copy of ours",
                lineage?.Source.ToString() ?? (copy.Tags.ContainsKey(CopyTags.SourceArn) ? "of a name that its tags do not tell" : $"without the tag {CopyTags.SourceArn}")),
            new(Private, shares.Count == 0, Nobody, shares.Count == 0 ? Nobody : $"shared with {string.Join(", ", shares)}"),
        ]);
    }

    private const string Private = "private";
    private const string Nobody = "shared with nobody";

    // A copy under a key that is going away is going away too.
    private static Check KeyCheck(Snapshot copy, ProofExpectation expected, KeyDescription? key)
    {
        var found = copy.Encrypted ? copy.KmsKeyArn ?? "an unknown key" : ProofExpectation.NoKey;
        return key is { IsEnabled: false }
            ? new Check("key", false, expected.Key ?? "a key that is enabled", $"{found}, which is '{key.State}'")
            : Compare("key", expected.Key, found, CopyTags.Key);
    }

    private static Check Compare(string name, string? expected, string found, string tag) =>
        expected is null ? NotMade(name, "", $"it is {found}, and no tag {tag} says what it must be") : new Check(name, found == expected, expected, found);

    private static Check NotMade(string name, string expected, string why) => new(name, false, expected, "unknown") { WhyNotMade = why };
}
