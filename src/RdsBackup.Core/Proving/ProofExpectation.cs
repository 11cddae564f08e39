using System.Globalization;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>What a copy must be to count as a backup. A copy's tags keep it, so that it can be proven by itself years later. Null means: nothing tells.</summary>
public sealed record ProofExpectation
{
    /// <summary>The key of what must be unencrypted.</summary>
    public const string NoKey = "none";

    /// <summary>Where it comes from.</summary>
    public Lineage? Lineage { get; init; }

    /// <summary>Who says so: <see cref="Voucher.Run"/> where AWS told it of the source itself, else the copy's tags.</summary>
    public Voucher By { get; init; } = Voucher.Tags;

    /// <summary>The source's engine and its version, e.g. <c>postgres 16.3</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>The source's allocated storage in GiB.</summary>
    public int? AllocatedStorage { get; init; }

    /// <summary>The ARN of the key it must be under, or <see cref="NoKey"/>.</summary>
    public string? Key { get; init; }

    /// <summary>The expectation as tags, without what lineage tells.</summary>
    public IEnumerable<KeyValuePair<string, string>> Tags =>
        from tag in new (string Key, string? Value)[]
        {
            (CopyTags.Engine, Engine), (CopyTags.Size, AllocatedStorage?.ToString(CultureInfo.InvariantCulture)), (CopyTags.Key, Key),
        }
        where tag.Value is not null
        select KeyValuePair.Create(tag.Key, tag.Value!);

    /// <summary>What a copy of a source must be.</summary>
    /// <param name="source">The source; when it is a copy of ours itself, what its own source was counts.</param>
    /// <param name="lineage">Where its data comes from.</param>
    /// <param name="key">The key of the copy; null for a copy that keeps what the source has.</param>
    public static ProofExpectation Of(Snapshot source, Lineage lineage, KeyDescription? key)
    {
        var told = OfTags(source);
        return new ProofExpectation
        {
            Lineage = lineage,
            By = told.Engine is null ? Voucher.Run : Voucher.Tags,
            Engine = told.Engine ?? EngineOf(source),
            AllocatedStorage = told.AllocatedStorage ?? source.AllocatedStorage,
            Key = key?.Arn ?? source.KmsKeyArn ?? NoKey,
        };
    }

    /// <summary>What a copy's own tags say that it must be; nothing for what is no copy of ours.</summary>
    public static ProofExpectation OfTags(Snapshot copy) => Lineage.OfOurs(copy) is not { } lineage ? new ProofExpectation() : new ProofExpectation
    {
        Lineage = lineage,
        Engine = copy.Tags.GetValueOrDefault(CopyTags.Engine),
        AllocatedStorage = SizeOf(copy.Tags.GetValueOrDefault(CopyTags.Size)),
        Key = copy.Tags.GetValueOrDefault(CopyTags.Key),
    };

    // As it is written, and no other way.
    private static int? SizeOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size.ToString(CultureInfo.InvariantCulture) == text ? size : null;

    /// <summary>Engine and version of a snapshot, as an expectation writes them.</summary>
    internal static string EngineOf(Snapshot snapshot) => $"{snapshot.Engine} {snapshot.EngineVersion}".TrimEnd();
}
