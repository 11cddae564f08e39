using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>What a copy must be to count as a backup.</summary>
/// <param name="Lineage">Where it comes from.</param>
/// <param name="Engine">The source's engine.</param>
/// <param name="EngineVersion">The source's engine version.</param>
/// <param name="AllocatedStorage">The source's allocated storage in GiB.</param>
/// <param name="Key">The key it must be under; null when it must be unencrypted.</param>
public sealed record ProofExpectation(Lineage Lineage, string Engine, string? EngineVersion, int AllocatedStorage, KeyDescription? Key)
{
    /// <summary>What the copies of a source must be.</summary>
    public static ProofExpectation Of(Snapshot source, Lineage lineage, KeyDescription? key) =>
        new(lineage, source.Engine, source.EngineVersion, source.AllocatedStorage, key);
}

/// <summary>Proven = available, right engine and (other than Aurora's) size, under the expected key, lineage agrees, shared with nobody.</summary>
public static class SnapshotProver
{
    /// <summary>Checks a copy against what it must be.</summary>
    /// <param name="copy">The copy as its owner sees it.</param>
    /// <param name="shares">The accounts it is shared with.</param>
    /// <param name="expected">What it must be.</param>
    public static Proof Check(Snapshot copy, IReadOnlyList<string> shares, ProofExpectation expected)
    {
        var engine = $"{expected.Engine} {expected.EngineVersion}";
        var foundEngine = $"{copy.Engine} {copy.EngineVersion}";
        var key = expected.Key?.Arn ?? "none";
        var foundKey = copy.KmsKeyArn ?? "none";
        // Aurora's storage grows by itself: what its snapshots report is no size of theirs, and need not survive a copy.
        var hasSize = !expected.Engine.StartsWith("aurora", StringComparison.Ordinal);
        Check[] size = hasSize
            ? [new("size", copy.AllocatedStorage == expected.AllocatedStorage, $"{expected.AllocatedStorage} GiB", $"{copy.AllocatedStorage} GiB")]
            : [];
        return new Proof(
        [
            new("available", copy.IsAvailable, "available", copy.Status),
            new("engine", foundEngine == engine, engine, foundEngine),
            .. size,
            new("key", foundKey == key && copy.Encrypted == (expected.Key is not null), key, foundKey),
            new("lineage", expected.Lineage.IsOf(copy), expected.Lineage.Source.ToString(),
                copy.Tags.GetValueOrDefault(CopyTags.SourceArn, "no tag")),
            new("private", shares.Count == 0, "shared with nobody", shares.Count == 0 ? "shared with nobody" : $"shared with {string.Join(", ", shares)}"),
        ]);
    }
}
