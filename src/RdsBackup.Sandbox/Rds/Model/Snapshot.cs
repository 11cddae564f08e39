using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>A snapshot of either kind.</summary>
public sealed class Snapshot
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Of an instance or of a cluster.</summary>
    public required SnapshotKind Kind { get; init; }

    /// <summary>The owning account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region it is kept in.</summary>
    public required string Region { get; init; }

    /// <summary>The name, in lower case.</summary>
    public required string Identifier { get; init; }

    /// <summary>One of <see cref="SnapshotType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The name of the database it was taken of, then.</summary>
    public required string DatabaseIdentifier { get; init; }

    /// <summary>The database as it was then; an upgrade gives it a later version.</summary>
    public required DatabaseImage Image { get; set; }

    /// <summary>When this snapshot was taken; of a copy, when it was copied.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When the data was taken; a copy keeps its source's.</summary>
    public required DateTimeOffset OriginalCreateTime { get; init; }

    /// <summary>The state, in AWS's words.</summary>
    public string Status { get; internal set; } = SnapshotStatus.Available;

    /// <summary>The snapshot this one was copied from, when that is in another account or region.</summary>
    public string? SourceArn { get; init; }

    /// <summary>The region it was copied from, when that is another one.</summary>
    public string? SourceRegion { get; init; }

    /// <summary>Of a copy, the keys of what it descends from, the first snapshot's first; empty when it is no copy.</summary>
    public IReadOnlyList<string?> Ancestors { get; init; } = [];

    /// <summary>The tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The accounts that may copy or restore it; <c>all</c> makes it public.</summary>
    public SortedSet<string> SharedWith { get; } = new(StringComparer.Ordinal);

    /// <summary>The ARN.</summary>
    public string Arn => RdsArn.Of(Region, AccountId, Kind.ArnType, Identifier).ToString();

    /// <summary>Null while it waits in a queue and when nothing is to be done.</summary>
    internal Progress? Progress { get; set; }

    internal bool IsAvailable => Status == SnapshotStatus.Available;

    /// <summary>The keys of what it descends from and its own: how deep it lies and under which key on each level.</summary>
    internal IEnumerable<string?> Lineage => [.. Ancestors, Image.KmsKeyId];

    internal bool IsOfMultiAzCluster => Kind == SnapshotKind.Cluster && Engines.Of(Image.Engine).IsOfMultiAzClusters;

    internal bool IsPublic => SharedWith.Contains("all");

    /// <summary>The tags as a caller sees them: to other accounts a shared snapshot has none.</summary>
    internal IReadOnlyDictionary<string, string> TagsFor(Call call) => call.AccountId == AccountId ? Tags : NoTags;

    internal bool IsVisibleTo(string accountId) => accountId == AccountId || IsPublic || SharedWith.Contains(accountId);

    internal int PercentAt(DateTimeOffset now) => IsAvailable ? 100 : Progress?.PercentAt(now) ?? 0;
}
