using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Snapshots;

public class CopyTagsTests
{
    private static readonly Lineage Lineage = new(
        SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-12"),
        new DateTimeOffset(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero),
        "orders");

    private static readonly DatabaseSettings Settings = new()
    {
        InstanceClass = "db.m6g.large",
        MultiAZ = true,
        StorageType = "gp3",
        Iops = 3000,
        ParameterGroup = "orders-pg16",
        OptionGroup = "default:postgres-16",
        SubnetGroup = "private",
        Port = 5432,
    };

    private static readonly ProofExpectation Expected = new() { Engine = "postgres 16.3", AllocatedStorage = 100, Key = ProofExpectation.NoKey };

    [Fact]
    public void A_vault_copy_tells_its_source_and_what_a_restore_needs()
    {
        var tags = CopyTags.For(Lineage, Hop.Vault, "nightly", Settings, new Dictionary<string, string> { ["Failsafe"] = "True" }, Expected.Tags, ["Failsafe"]);

        Assert.Equal(Lineage.Source.ToString(), tags["rdsbackup:source-arn"]);
        Assert.Equal("2026-11-20T03:12:45.123Z", tags["rdsbackup:source-time"]);
        Assert.Equal("orders", tags["rdsbackup:source-db"]);
        Assert.Equal("vault", tags["rdsbackup:hop"]);
        Assert.Equal("nightly", tags["rdsbackup:policy"]);
        Assert.Equal("0.1.0", tags["rdsbackup:version"]);
        Assert.Equal("db.m6g.large", tags["rdsbackup:db-class"]);
        Assert.Equal("true", tags["rdsbackup:multi-az"]);
        Assert.Equal("5432", tags["rdsbackup:port"]);
        Assert.Equal("default:postgres-16", tags["rdsbackup:option-group"]);
        Assert.Equal("True", tags["Failsafe"]);
        Assert.Equal(("postgres 16.3", "100", "none"), (tags["rdsbackup:engine"], tags["rdsbackup:size"], tags["rdsbackup:key"]));
    }

    [Fact]
    public void In_the_backup_account_a_copy_gets_no_tag_of_the_source_that_nobody_names()
    {
        var source = new Dictionary<string, string> { ["Team"] = "orders", ["team"] = "x", ["admin"] = "true", ["aws:x"] = "y", ["rdsbackup:hop"] = "recovery" };

        Assert.Empty(CopyTags.For(Lineage, Hop.Vault, null, null, source, Expected.Tags).Keys.Where(source.ContainsKey).Except(["rdsbackup:hop"]));
        var carried = CopyTags.For(Lineage, Hop.Vault, null, null, source, Expected.Tags, ["Team", "aws:x", "rdsbackup:hop", "none"]);
        Assert.Equal(["Team", "rdsbackup:hop"], carried.Keys.Where(source.ContainsKey).Order(StringComparer.Ordinal));
        Assert.Equal("vault", carried["rdsbackup:hop"]);
        Assert.Equal(["Team", "admin", "team"], CopyTags.For(Lineage, Hop.Recovery, null, null, source, Expected.Tags).Keys.Where(source.ContainsKey).Except(["rdsbackup:hop"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Team", true)]
    [InlineData("aws:team", false)]
    [InlineData("AWS:team", false)]
    [InlineData("rds:team", false)]
    [InlineData("RdsBackup:proven", false)]
    [InlineData("", false)]
    public void Tags_that_say_something_to_others_cannot_be_carried(string name, bool can) => Assert.Equal(can, CopyTags.WhyNotCarried(name) is null);

    [Fact]
    public void Reserved_tags_are_dropped_and_ours_are_never_overwritten()
    {
        var tags = CopyTags.For(Lineage, Hop.Recovery, null, Settings, new Dictionary<string, string>
        {
            ["aws:cloudformation:stack-name"] = "db",
            ["AWS:x"] = "y",
            ["rds:owner"] = "aws",
            ["rdsbackup:hop"] = "vault",
        }, Expected.Tags);

        Assert.DoesNotContain(tags.Keys, key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("rds:", StringComparison.Ordinal));
        Assert.Equal("recovery", tags["rdsbackup:hop"]);
        Assert.DoesNotContain("rdsbackup:policy", tags.Keys);
        Assert.DoesNotContain("rdsbackup:db-class", tags.Keys);
    }

    [Theory]
    [InlineData("nightly (prod), ü.json", "nightly -prod-- ü.json")]
    [InlineData("team/a:b=c+d-e@f_g.h", "team/a:b=c+d-e@f_g.h")]
    public void A_policys_name_is_kept_as_far_as_aws_takes_it_in_a_tag(string policy, string tag)
    {
        Assert.Equal(tag, CopyTags.For(Lineage, Hop.Vault, policy, null, new Dictionary<string, string>(), Expected.Tags)["rdsbackup:policy"]);
        Assert.Equal(256, CopyTags.For(Lineage, Hop.Vault, new string('x', 300), null, new Dictionary<string, string>(), Expected.Tags)["rdsbackup:policy"].Length);
    }

    [Fact]
    public void Ours_come_first_where_aws_takes_no_more_than_50()
    {
        var many = Enumerable.Range(0, 50).ToDictionary(number => $"tag-{number:00}", _ => "x");
        var tags = CopyTags.For(Lineage, Hop.Vault, "nightly", Settings, many, Expected.Tags, [.. many.Keys]);

        tags = CopyTags.At(DateTimeOffset.UnixEpoch, tags);

        Assert.Equal(50, tags.Count);
        Assert.Equal("1970-01-01T00:00:00.000Z", tags["rdsbackup:arrived"]);
        Assert.Contains("rdsbackup:source-arn", tags.Keys);
        Assert.Contains("rdsbackup:port", tags.Keys);
    }

    [Fact]
    public void A_copy_is_ours_only_when_tag_and_name_agree()
    {
        var tags = CopyTags.For(Lineage, Hop.Recovery, null, null, new Dictionary<string, string>(), Expected.Tags);
        Snapshot Named(string name, IReadOnlyDictionary<string, string> with) => new()
        {
            Arn = new SnapshotArn("aws", new Place("111111111111", "us-east-2"), SnapshotKind.Instance, name),
            Database = "orders",
            Type = "manual",
            Status = "available",
            Engine = "postgres",
            Tags = with,
        };

        Assert.True(Lineage.IsOf(Named(Lineage.CopyName, tags)));
        Assert.Null(Lineage.OfOurs(Named("orders-copy", tags)));
        Assert.Null(Lineage.OfOurs(Named(Lineage.CopyName, new Dictionary<string, string>())));
    }
}
