using System.Globalization;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Proving;

/// <summary>Somebody may write any tags on any snapshot, under any name: what AWS tells of it proves them wrong.</summary>
public class ForgeryTests
{
    private const string Key = "arn:aws:kms:us-east-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly DateTimeOffset Taken = new(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero);

    // What is true of the snapshot by AWS's word, each as a change to an honest copy.
    private static readonly (string Name, Func<Snapshot, Snapshot> Truth)[] Truths =
    [
        ("database", copy => copy with { Database = "crm" }),
        ("time", copy => copy.Arn.Kind == SnapshotKind.Instance ? copy with { OriginallyCreated = Taken.AddDays(10) } : copy with { Created = Taken.AddDays(-1) }),
        ("engine", copy => copy with { Engine = "mysql" }),
        ("version", copy => copy with { EngineVersion = "15.1" }),
        ("size", copy => copy.Arn.Kind == SnapshotKind.Instance ? copy with { AllocatedStorage = 20 } : copy with { Status = "failed" }),
        ("key", copy => copy with { KmsKeyArn = Key.Replace("1234abcd", "dcba4321", StringComparison.Ordinal) }),
        ("unencrypted", copy => copy with { Encrypted = false, KmsKeyArn = null }),
        ("account it came from", copy => copy with { CopiedFrom = copy.CopiedFrom!.Replace("111111111111", "333333333333", StringComparison.Ordinal) }),
        ("snapshot it came from", copy => copy with { CopiedFrom = copy.CopiedFrom![..copy.CopiedFrom!.LastIndexOf(':')] + ":another" }),
        ("origin", copy => copy with { CopiedFrom = null }),
        ("time between the source's and the copy's", copy => copy.Arn.Kind == SnapshotKind.Instance ? copy with { OriginallyCreated = Taken.AddHours(1) } : copy with { Created = Taken.AddHours(1) }),
        ("kind it came from", copy => copy with
        {
            CopiedFrom = copy.Arn.Kind == SnapshotKind.Instance
                ? copy.CopiedFrom!.Replace(":snapshot:", ":cluster-snapshot:", StringComparison.Ordinal)
                : copy.CopiedFrom!.Replace(":cluster-snapshot:", ":snapshot:", StringComparison.Ordinal),
        }),
        ("status", copy => copy with { Status = "incompatible-restore" }),
        ("taken where it is", copy => copy with { CopiedFrom = null }),
    ];

    // What its tags and name say, all of it agreeing with itself.
    private static readonly (string Name, Func<Story, Story> Lie)[] Lies =
    [
        ("database", story => story with { Database = "payments" }),
        ("source time of 2031", story => story with { Time = Taken.AddYears(5) }),
        ("source time ten days ago", story => story with { Time = Taken.AddDays(10) }),
        ("account", story => story with { Account = "333333333333" }),
        ("kind", story => story with { Kind = story.Kind == SnapshotKind.Instance ? SnapshotKind.Cluster : SnapshotKind.Instance }),
        ("partition", story => story with { Partition = "aws-cn" }),
        ("size with a sign", story => story with { Size = " +100 " }),
        ("another size", story => story with { Size = "500" }),
        ("another engine", story => story with { Engine = "mysql 8.0" }),
        ("another key", story => story with { Key = ProofExpectation.NoKey }),
        ("no size", story => story with { Size = "" }),
        ("time without milliseconds", story => story with { Format = "yyyy-MM-dd'T'HH:mm:ss'Z'" }),
        ("time with an offset", story => story with { Format = "yyyy-MM-dd'T'HH:mm:ss.fffzzz" }),
    ];

    public static TheoryData<string, SnapshotKind> OneTruth => Of(Truths.Select(truth => truth.Name));

    public static TheoryData<string, SnapshotKind> OneLie => Of(Lies.Select(lie => lie.Name));

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void An_honest_copy_is_proven(SnapshotKind kind) => Assert.True(Prove(Forge(new Story { Kind = kind }, kind)).Holds);

    [Theory]
    [MemberData(nameof(OneTruth))]
    public void A_snapshot_that_is_something_else_is_not_proven_by_its_tags(string truth, SnapshotKind kind) =>
        Assert.False(Prove(Truths.Single(one => one.Name == truth).Truth(Forge(new Story { Kind = kind }, kind))).Holds);

    [Theory]
    [MemberData(nameof(OneLie))]
    public void A_tag_that_lies_proves_nothing(string lie, SnapshotKind kind)
    {
        var story = Lies.Single(one => one.Name == lie).Lie(new Story { Kind = kind });
        // Aurora's snapshots have no size.
        if (kind == SnapshotKind.Cluster && lie.Contains("size", StringComparison.Ordinal))
            return;

        Assert.False(Prove(Forge(story, kind)).Holds);
    }

    // Two lies may agree with each other, and still not with AWS.
    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void Nor_do_pairs(SnapshotKind kind)
    {
        var proven =
            from lie in Lies
            from truth in Truths
            let copy = truth.Truth(Forge(lie.Lie(new Story { Kind = kind }), kind))
            where Prove(copy).Holds && !Mends(lie.Name, truth.Name)
            select $"{lie.Name} and {truth.Name}";
        var told =
            from first in Lies
            from second in Lies
            where first != second && !(kind == SnapshotKind.Cluster && first.Name.Contains("size", StringComparison.Ordinal) && second.Name.Contains("size", StringComparison.Ordinal))
            let copy = Forge(second.Lie(first.Lie(new Story { Kind = kind })), kind)
            where Prove(copy).Holds
            select $"{first.Name} and {second.Name}";

        Assert.Empty(proven.Concat(told));
    }

    // The very snapshot that the story tells of is no forgery.
    private static bool Mends(string lie, string truth) => (lie, truth) is ("another key", "unencrypted") or ("account", "account it came from") or ("source time ten days ago", "time");

    private static Proof Prove(Snapshot copy) => SnapshotProver.Check(copy, [], ProofExpectation.OfTags(copy));

    private static TheoryData<string, SnapshotKind> Of(IEnumerable<string> names)
    {
        var data = new TheoryData<string, SnapshotKind>();
        foreach (var name in names)
        {
            data.Add(name, SnapshotKind.Instance);
            data.Add(name, SnapshotKind.Cluster);
        }

        return data;
    }

    // A snapshot as AWS describes an honest copy of the database orders, with name and tags of a story.
    private static Snapshot Forge(Story story, SnapshotKind kind)
    {
        var place = new Place("222222222222", "us-east-2");
        var source = new SnapshotArn(story.Partition, new Place(story.Account, "us-east-1"), story.Kind, "rds:orders-2026-11-20-03-12");
        var name = CopyName.For(source, story.Time, story.Database);
        var honest = new SnapshotArn("aws", new Place("111111111111", "us-east-2"), kind, name);
        return new Snapshot
        {
            Arn = new SnapshotArn("aws", place, kind, name),
            Database = "orders",
            Type = "manual",
            Status = "available",
            Created = kind == SnapshotKind.Instance ? Taken.AddHours(1) : Taken,
            OriginallyCreated = kind == SnapshotKind.Instance ? Taken : null,
            Engine = kind == SnapshotKind.Instance ? "postgres" : "aurora-postgresql",
            EngineVersion = "16.3",
            AllocatedStorage = 100,
            Encrypted = true,
            KmsKeyArn = Key,
            CopiedFrom = honest.ToString(),
            Tags = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CopyTags.SourceArn] = source.ToString(),
                [CopyTags.SourceTime] = story.Time.ToString(story.Format, CultureInfo.InvariantCulture),
                [CopyTags.SourceDatabase] = story.Database,
                [CopyTags.Engine] = story.Engine ?? (kind == SnapshotKind.Instance ? "postgres 16.3" : "aurora-postgresql 16.3"),
                [CopyTags.Size] = story.Size,
                [CopyTags.Key] = story.Key,
                [CopyTags.Arrived] = CopyName.Format(Taken.AddHours(2)),
            },
        };
    }

    private sealed record Story
    {
        public SnapshotKind Kind { get; init; }

        public string Partition { get; init; } = "aws";

        public string Account { get; init; } = "111111111111";

        public DateTimeOffset Time { get; init; } = Taken;

        public string Format { get; init; } = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

        public string Database { get; init; } = "orders";

        public string? Engine { get; init; }

        public string Size { get; init; } = "100";

        public string Key { get; init; } = ForgeryTests.Key;
    }
}
