using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Core.Proving;

/// <summary>A copy is proven by itself: what it must be is in its tags.</summary>
public class SnapshotProverTests
{
    private const string KeyArn = "arn:aws:kms:us-east-2:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly Snapshot Source = new()
    {
        Arn = SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-12"),
        Database = "orders",
        Type = "automated",
        Status = "available",
        Engine = "postgres",
        EngineVersion = "16.3",
        AllocatedStorage = 100,
        OriginallyCreated = new DateTimeOffset(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero),
    };

    private static readonly Lineage Lineage = Lineage.Of(Source)!;

    private static readonly KeyDescription Key = new(KeyArn, "1234abcd", new Place("222222222222", "us-east-2"), "Enabled", false, false, []);

    private static readonly Snapshot Copy = Source with
    {
        Arn = new SnapshotArn("aws", new Place("222222222222", "us-east-2"), SnapshotKind.Instance, Lineage.CopyName),
        Type = "manual",
        Encrypted = true,
        KmsKeyArn = KeyArn,
        CopiedFrom = $"arn:aws:rds:us-east-2:111111111111:snapshot:{Lineage.CopyName}",
        Tags = CopyTags.For(Lineage, Hop.Vault, null, null, Source.Tags, ProofExpectation.Of(Source, Lineage, Key).Tags),
    };

    public static TheoryData<string, Snapshot> Broken => new()
    {
        { "available should be available and is pending", Copy with { Status = "pending" } },
        { "engine should be postgres 16.3 and is postgres 16.4", Copy with { EngineVersion = "16.4" } },
        { "size should be 100 GiB and is 10 GiB", Copy with { AllocatedStorage = 10 } },
        { $"key should be {KeyArn} and is none", Copy with { Encrypted = false, KmsKeyArn = null } },
        { $"lineage should be {Source.Arn} and is of a name that its tags do not tell", Copy with { Arn = Copy.Arn with { Id = "rdsbackup-orders-other" } } },
    };

    [Fact]
    public void A_copy_as_its_tags_say_it_must_be_is_proven() => Assert.True(Check(Copy).Holds);

    [Theory]
    [MemberData(nameof(Broken))]
    public void Whatever_differs_is_named_with_what_should_be(string problem, Snapshot copy)
    {
        var proof = SnapshotProver.Check(copy, [], ProofExpectation.OfTags(Copy));

        Assert.False(proof.Holds);
        Assert.Equal([problem], proof.Checks.Where(check => !check.Holds).Select(check => check.ToString()));
    }

    [Fact]
    public void A_copy_that_somebody_else_can_read_is_not_proven() =>
        Assert.Equal(
            "private should be shared with nobody and is shared with 333333333333",
            Assert.Single(SnapshotProver.Check(Copy, ["333333333333"], ProofExpectation.OfTags(Copy)).Checks, check => !check.Holds).ToString());

    [Fact]
    public void A_copy_under_a_key_that_is_going_away_is_not_proven()
    {
        var proof = SnapshotProver.Check(Copy, [], ProofExpectation.OfTags(Copy), Key with { State = "PendingDeletion" });

        Assert.Contains("'PendingDeletion'", Assert.Single(proof.Checks, check => !check.Holds).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_tag_tells_could_not_be_checked_and_proves_nothing()
    {
        var older = Copy with { Tags = Copy.Tags.Where(tag => tag.Key != CopyTags.Engine).ToDictionary() };

        var check = Assert.Single(Check(older).Checks, check => !check.Holds);

        Assert.Equal("engine could not be checked: it is postgres 16.3, and no tag rdsbackup:engine says what it must be", check.ToString());
    }

    [Fact]
    public void A_snapshot_that_is_no_copy_of_ours_is_not_proven()
    {
        var proof = Check(Source with { Type = "manual" });

        Assert.Contains("lineage should be a copy of ours and is without the tag rdsbackup:source-arn", proof.Checks.Select(check => check.ToString()));
        Assert.Equal(["engine", "size", "key"], proof.Checks.Where(check => check.WhyNotMade is not null).Select(check => check.Name));
    }

    [Fact]
    public void A_copy_of_a_copy_must_be_what_the_source_was()
    {
        var second = ProofExpectation.Of(Copy with { EngineVersion = "17.0", AllocatedStorage = 1 }, Lineage, Key);

        Assert.Equal(("postgres 16.3", 100), (second.Engine, second.AllocatedStorage));
    }

    private static Proof Check(Snapshot copy) => SnapshotProver.Check(copy, [], ProofExpectation.OfTags(copy));

    [Fact]
    public void Every_check_is_a_property_of_the_cmdlets_record_and_told_in_its_help()
    {
        var help = File.ReadAllText(Repository.PathOf("docs", "help", "Test-RdsBackupSnapshot.md"));
        var properties = typeof(SnapshotProof).GetProperties().Where(property => property.PropertyType == typeof(bool?)).Select(property => property.Name);

        Assert.Equal(SnapshotProver.Names, properties, StringComparer.OrdinalIgnoreCase);
        Assert.All(SnapshotProver.Names, name => Assert.Contains($"`{name}`", help, StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_vouches_with_the_source_that_it_holds_a_copy_alone_with_its_tags_and_nobody_for_what_aws_does_not_tell()
    {
        var byRun = Vouchers(SnapshotProver.Check(Copy, [], ProofExpectation.Of(Source, Lineage, Key)));
        var alone = Vouchers(SnapshotProver.Check(Copy, [], ProofExpectation.OfTags(Copy)));
        var inPlace = Copy with { Arn = Copy.Arn with { Place = Lineage.Source.Place }, CopiedFrom = null, OriginallyCreated = null };
        var silent = Vouchers(SnapshotProver.Check(inPlace, [], ProofExpectation.OfTags(inPlace)));

        string[] told = ["engine", "size", "key", "lineage"];
        Assert.Equal(told, byRun[Voucher.Run]);
        Assert.Equal(told, alone[Voucher.Tags]);
        Assert.Equal(SnapshotProver.Names.Except(told), alone[Voucher.Aws]);
        Assert.Equal(["source", "time"], silent[Voucher.Nobody]);
    }

    private static Dictionary<Voucher, IEnumerable<string>> Vouchers(Proof proof)
    {
        Assert.True(proof.Holds);
        return proof.Checks.GroupBy(check => check.VouchedBy).ToDictionary(by => by.Key, by => by.Select(check => check.Name));
    }
}
