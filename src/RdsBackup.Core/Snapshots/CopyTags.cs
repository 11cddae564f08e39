namespace RdsBackup.Core.Snapshots;

/// <summary>The tags that carry lineage, and on vault copies what a restore needs and a snapshot does not keep.</summary>
public static class CopyTags
{
    /// <summary>ARN of the source snapshot.</summary>
    public const string SourceArn = "rdsbackup:source-arn";

    /// <summary>When the source's data was snapshotted, UTC.</summary>
    public const string SourceTime = "rdsbackup:source-time";

    /// <summary>Identifier of the source database.</summary>
    public const string SourceDatabase = "rdsbackup:source-db";

    /// <summary>Which hop made the copy: <c>recovery</c> or <c>vault</c>.</summary>
    public const string Hop = "rdsbackup:hop";

    /// <summary>The policy that asked for the copy.</summary>
    public const string Policy = "rdsbackup:policy";

    /// <summary>
    /// When AWS was asked for the copy, UTC: its age for limits and retention. AWS tells no such time that counts for all: of a cluster's copy it may show the original's.
    /// </summary>
    public const string Arrived = "rdsbackup:arrived";

    /// <summary>When a vault copy was proven, UTC. Only copies that carry it are counted, by retention and by what watches.</summary>
    public const string Proven = "rdsbackup:proven";

    /// <summary>The version of this product that made the copy.</summary>
    public const string Version = "rdsbackup:version";

    /// <summary>Engine and version of the source, which the copy must have.</summary>
    public const string Engine = "rdsbackup:engine";

    /// <summary>Allocated storage of the source in GiB, which the copy must have.</summary>
    public const string Size = "rdsbackup:size";

    /// <summary>ARN of the key the copy must be under, or <c>none</c>.</summary>
    public const string Key = "rdsbackup:key";

    /// <summary>How long a tag's value may be (RDS API reference, "Tag").</summary>
    public const int LongestValue = 256;

    private const string Namespace = "rdsbackup:";
    private const int MostTags = 50;
    private const int LongestName = 128;

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMilliseconds(SnapshotDefaults.ClocksDifferMilliseconds);

    // AWS's own prefixes (RDS API reference, "Tag"): the call would fail. And ours, which no source's tag overwrites.
    private static readonly string[] Reserved = ["aws:", "rds:", Namespace];

    /// <summary>
    /// All tags of a copy: ours, then the source's own, without reserved ones and within AWS's limit of 50. In the backup account tags can grant rights, so no tag
    /// of the source's gets there unless somebody names it.
    /// </summary>
    /// <param name="lineage">Where the copy comes from.</param>
    /// <param name="hop">Which hop makes it.</param>
    /// <param name="policy">The policy that asks for it, if any; what AWS takes in no tag becomes a hyphen.</param>
    /// <param name="settings">What a restore needs; vault copies carry it.</param>
    /// <param name="sourceTags">The source's tags.</param>
    /// <param name="expected">What the copy must be to count as a backup, as tags.</param>
    /// <param name="carried">The names of the source's tags that a vault copy gets, exactly; null for none.</param>
    public static IReadOnlyDictionary<string, string> For(
        Lineage lineage, Hop hop, string? policy, DatabaseSettings? settings, IReadOnlyDictionary<string, string> sourceTags, IEnumerable<KeyValuePair<string, string>> expected, IReadOnlyList<string>? carried = null)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SourceArn] = lineage.Source.ToString(),
            [SourceTime] = CopyName.Format(lineage.SourceTime),
            [SourceDatabase] = lineage.Database,
            [Hop] = hop == Snapshots.Hop.Vault ? "vault" : "recovery",
            [Version] = ProductVersion.Current,
        };
        foreach (var (key, value) in expected)
            tags[key] = value;
        if (!string.IsNullOrEmpty(policy))
            tags[Policy] = Legal(policy);
        if (hop == Snapshots.Hop.Vault && settings is not null)
        {
            foreach (var (key, value) in settings.Tags)
                tags[Namespace + key] = value;
        }

        foreach (var (key, value) in sourceTags.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            // One is left for the time of the call.
            if (tags.Count == MostTags - 1)
                break;
            if (!IsReserved(key) && (hop == Snapshots.Hop.Recovery || carried?.Contains(key, StringComparer.Ordinal) == true))
                tags[key] = value;
        }

        return tags;
    }

    /// <summary>The tags of a copy that is asked for now.</summary>
    public static IReadOnlyDictionary<string, string> At(DateTimeOffset now, IReadOnlyDictionary<string, string> tags) =>
        new Dictionary<string, string>(tags, StringComparer.Ordinal) { [Arrived] = CopyName.Format(now) };

    /// <summary>Before this nobody can have made the copy: when AWS was asked for it, with room for clocks that differ, as far as a tag tells; else when its source was made.</summary>
    internal static DateTimeOffset EarliestOf(Snapshot copy, Lineage lineage) =>
        CopyName.TryParse(copy.Tags.GetValueOrDefault(Arrived, ""), out var asked) && asked - ClocksDiffer > lineage.SourceTime ? asked - ClocksDiffer : lineage.SourceTime;

    /// <summary>Why a tag of the source's cannot be carried into the backup account; null when it can.</summary>
    public static string? WhyNotCarried(string name) =>
        IsReserved(name) ? $"'{name}' is reserved: tags that begin with aws:, rds: or {Namespace} say something to AWS or to the stacks, and can grant rights"
        : name.Length is 0 or > LongestName ? Invariant($"'{name}' is no name of a tag, which has 1 to {LongestName} characters")
        : null;

    private static bool IsReserved(string name) => Reserved.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    // All other values come from AWS and are legal as they are.
    private static string Legal(string text)
    {
        var legal = string.Concat(text.Select(letter => char.IsLetterOrDigit(letter) || letter == ' ' || "_.:/=+-@".Contains(letter, StringComparison.Ordinal) ? letter : '-'));
        return legal.Length <= LongestValue ? legal : legal[..LongestValue];
    }
}
