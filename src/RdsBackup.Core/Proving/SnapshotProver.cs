using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Proving;

/// <summary>
/// The checks that make a copy a backup, as one table: available, of the right database, kind, source, time, engine and (other than Aurora's) size, under the
/// expected key, lineage agrees, shared with nobody. What AWS tells of a copy goes before what its tags say, and each check says who vouches for it.
/// </summary>
public static class SnapshotProver
{
    private const string Private = "private";
    private const string Nobody = "shared with nobody";

    // In order. A check that does not apply is null. Those of the data are what a copy has to pass before it is handed on, too: no tag can satisfy them.
    private static readonly (string Name, bool IsOfData, Func<Case, Check?> Make)[] Table =
    [
        ("available", false, one => new("", one.Copy.IsAvailable, "available", one.Copy.Status)),
        ("database", true, one => one.Lineage is { } lineage ? new("", one.Copy.Database == lineage.Database, lineage.Database, one.Copy.Database) : null),
        ("kind", true, KindCheck),
        ("source", true, SourceCheck),
        ("time", true, TimeCheck),
        ("engine", true, one => one.Compare(one.Expected.Engine, ProofExpectation.EngineOf(one.Copy), CopyTags.Engine)),
        ("size", true, SizeCheck),
        ("key", false, KeyCheck),
        ("lineage", false, LineageCheck),
        (Private, false, one => new("", one.Shares.Count == 0, Nobody, one.Shares.Count == 0 ? Nobody : $"shared with {string.Join(", ", one.Shares)}")),
    ];

    /// <summary>The names of all checks, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(check => check.Name)];

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
        IReadOnlyList<string> shares = [];
        BackupException? unread = null;
        try
        {
            shares = await owner.Of<RdsGateway>().SharesAsync(copy.Arn, cancellation).ConfigureAwait(false);
        }
        catch (BackupException denied) when (denied.Kind == FailureKind.AccessDenied)
        {
            unread = denied;
        }

        return new Proof([.. Check(copy, shares, expected, state).Checks.Select(check => check.Name switch
        {
            Private when unread is not null => check with { Holds = false, Found = "unknown", WhyNotMade = unread.Message },
            "key" when key is not null => check with { VouchedBy = Voucher.Run },
            "lineage" when source is not null => check with { VouchedBy = Voucher.Run },
            _ => check,
        })]);
    }

    /// <summary>Checks a copy against what it must be.</summary>
    /// <param name="copy">The copy as its owner sees it.</param>
    /// <param name="shares">The accounts it is shared with.</param>
    /// <param name="expected">What it must be.</param>
    /// <param name="key">The key it is under, as it is now; null when it was not asked or may not be read.</param>
    public static Proof Check(Snapshot copy, IReadOnlyList<string> shares, ProofExpectation expected, KeyDescription? key = null) =>
        new([.. Made(new Case(copy, expected) { Shares = shares, Key = key }, ofDataOnly: false)]);

    /// <summary>The checks of the data itself, none of which a tag can satisfy: what a copy has to pass before it is shared, too.</summary>
    /// <param name="copy">The copy as its owner sees it.</param>
    /// <param name="expected">What it must be.</param>
    public static IEnumerable<Check> Facts(Snapshot copy, ProofExpectation expected) => Made(new Case(copy, expected), ofDataOnly: true);

    /// <summary>The checks in which AWS contradicts what a copy's tags say of it.</summary>
    public static IReadOnlyList<Check> Contradictions(Snapshot copy) =>
        [.. Facts(copy, ProofExpectation.OfTags(copy)).Where(check => check is { Holds: false, WhyNotMade: null })];

    /// <summary>The lineage that a copy's name and tags tell, where nothing that AWS tells of it says otherwise; else null.</summary>
    public static Lineage? LineageOf(Snapshot copy) => Lineage.OfOurs(copy) is { } lineage && Contradictions(copy).Count == 0 ? lineage : null;

    private static IEnumerable<Check> Made(Case one, bool ofDataOnly) =>
        from check in Table
        where check.IsOfData || !ofDataOnly
        let made = check.Make(one)
        where made is not null
        select made with { Name = check.Name };

    // A tag may tell of a snapshot of the other kind, or of another partition, from which no copy like this one is made.
    private static Check? KindCheck(Case one)
    {
        var source = SnapshotArn.TryParse(one.Copy.Tags.GetValueOrDefault(CopyTags.SourceArn), out var told) ? told : one.Lineage?.Source;
        return source is null ? null : new("", source.Kind == one.Copy.Arn.Kind && source.Partition == one.Copy.Arn.Partition, Word(source), Word(one.Copy.Arn));

        static string Word(SnapshotArn arn) => $"{(arn.Kind == SnapshotKind.Cluster ? "cluster" : "instance")} ({arn.Partition})";
    }

    // AWS names what a copy was made of where that is in another account or region, of clusters always (RDS API reference, DBSnapshot, SourceDBSnapshotIdentifier; DBClusterSnapshot,
    // SourceDBClusterSnapshotArn): the source itself, or its copy of the hop before, which has the same name. Where it names none somebody took the snapshot, and copied nothing; what
    // it tells of a shared one to others than its owner is not documented.
    private static Check? SourceCheck(Case one)
    {
        if (one.Lineage is not { } lineage)
            return null;
        var expected = $"{lineage.Source} or its copy in account {lineage.Source.Place.AccountId}";
        if (one.Copy.CopiedFrom is not { Length: > 0 } text)
        {
            var isUnnamed = one.Copy.Type == "shared" || (one.Copy.Arn.Kind == SnapshotKind.Instance && one.Copy.Arn.Place == lineage.Source.Place);
            return new("", isUnnamed, expected, "not told by AWS") { VouchedBy = Voucher.Nobody };
        }

        var holds = SnapshotArn.TryParse(text, out var from)
            && (from == lineage.Source || from == lineage.Source with { Place = lineage.Source.Place with { Region = from.Place.Region }, Id = lineage.CopyName });
        return new("", holds, expected, text);
    }

    // An instance snapshot keeps the time of its original (RDS API reference, DBSnapshot, OriginalSnapshotCreateTime). Of a cluster's AWS tells one time only, which may be the
    // original's or the copy's own (in AWS's example of copy-db-cluster-snapshot it is unchanged): it can refute a time, and only when equal confirm it. What is between the source and
    // the call for the copy, as its tag tells it, is a snapshot that was taken in between.
    private static Check? TimeCheck(Case one)
    {
        if (one.Lineage is not { } lineage)
            return null;
        var expected = CopyName.Format(lineage.SourceTime);
        if (one.Copy.DataTime is not { } time)
            return new("", true, expected, expected) { VouchedBy = Voucher.Nobody };
        var isSame = lineage.IsOfTime(time);
        return isSame || one.Copy.OriginallyCreated is not null
            ? new("", isSame, expected, CopyName.Format(time))
            : time > CopyTags.EarliestOf(one.Copy, lineage) ? new("", true, expected, expected) { VouchedBy = Voucher.Nobody }
            : new("", false, expected, CopyName.Format(time));
    }

    // Aurora's storage grows by itself: what its snapshots report is no size of theirs, and need not survive a copy.
    private static Check? SizeCheck(Case one) => one.Copy.Engine.StartsWith("aurora", StringComparison.Ordinal)
        ? null
        : one.Compare(one.Expected.AllocatedStorage is { } gib ? Invariant($"{gib} GiB") : null, Invariant($"{one.Copy.AllocatedStorage} GiB"), CopyTags.Size);

    // A copy under a key that is going away is going away too.
    private static Check KeyCheck(Case one)
    {
        var found = one.Copy.Encrypted ? one.Copy.KmsKeyArn ?? "an unknown key" : ProofExpectation.NoKey;
        return one.Key is { IsEnabled: false }
            ? new("", false, one.Expected.Key ?? "a key that is enabled", $"{found}, which is '{one.Key.State}'")
            : one.Compare(one.Expected.Key, found, CopyTags.Key);
    }

    // Where the source is at hand its copy's tags, by which it is proven one day without, must not tell another story.
    private static Check LineageCheck(Case one)
    {
        var lineage = Lineage.OfOurs(one.Copy);
        var lie = one.Expected.By == Voucher.Tags ? default : one.Expected.Tags.Append(new(CopyTags.SourceDatabase, one.Lineage?.Database ?? one.Copy.Database))
            .FirstOrDefault(tag => one.Copy.Tags.TryGetValue(tag.Key, out var told) && told != tag.Value);
        var found = lineage is null ? one.Copy.Tags.ContainsKey(CopyTags.SourceArn) ? "of a name that its tags do not tell" : $"without the tag {CopyTags.SourceArn}"
            : lie.Key is { } wrong ? $"of a tag {wrong} that says {one.Copy.Tags[wrong]}"
            : lineage.Source.ToString();
        return new("", lineage is not null && lie.Key is null && (one.Lineage is null || one.Lineage.IsOf(one.Copy)), one.Lineage?.Source.ToString() ?? "a copy of ours", found)
        {
            VouchedBy = one.Expected.By,
        };
    }

    // A copy and what it must be. AWS tells what it is; what it must be is told by the source that the run holds, or by tags.
    private sealed record Case(Snapshot Copy, ProofExpectation Expected)
    {
        public IReadOnlyList<string> Shares { get; init; } = [];

        public KeyDescription? Key { get; init; }

        public Lineage? Lineage => Expected.Lineage;

        public Check Compare(string? expected, string found, string tag) => expected is null
            ? new("", false, "", "unknown") { WhyNotMade = $"it is {found}, and no tag {tag} says what it must be" }
            : new("", found == expected, expected, found) { VouchedBy = Expected.By };
    }
}
