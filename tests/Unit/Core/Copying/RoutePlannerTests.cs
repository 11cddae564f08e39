using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Copying;

public class RoutePlannerTests
{
    private const string Primary = "111111111111";
    private const string Backup = "222222222222";

    [Theory]
    [InlineData(true, true)] // under aws/rds
    [InlineData(true, false)] // under a customer key
    [InlineData(false, false)] // unencrypted
    public void An_instance_snapshot_is_copied_under_the_sharable_key_then_under_the_vault_key(bool encrypted, bool defaultKey)
    {
        var goal = Goal("us-east-2", "us-east-2");
        var route = RoutePlanner.Plan(Source(encrypted: encrypted), encrypted ? Key(Primary, "us-east-1", defaultKey) : null, null, goal);

        Assert.Equal("us-east-2", route.ToRecovery!.Destination.Region);
        Assert.Equal(Primary, route.ToRecovery.Destination.AccountId);
        Assert.Equal(goal.SharableKey, route.ToRecovery.Key);
        Assert.Equal(route.ToRecovery.Copy, route.ToVault.Source);
        Assert.Equal(Backup, route.ToVault.Destination.AccountId);
        Assert.Equal(goal.VaultKey, route.ToVault.Key);
        Assert.Equal(route.ToRecovery.Copy.Id, route.ToVault.Copy.Id);
        Assert.Equal("us-east-1 → us-east-2 → us-east-2 (account 222222222222)", route.ToString());
    }

    [Fact]
    public void An_unencrypted_cluster_snapshot_goes_without_a_key_because_rds_refuses_one()
    {
        var route = RoutePlanner.Plan(Source(SnapshotKind.Cluster, encrypted: false), null, null, Goal("us-east-2", "us-east-2"));

        Assert.Null(route.ToRecovery!.Key);
        Assert.Null(route.ToVault.Key);
        Assert.Equal(ProofExpectation.NoKey, route.Expected.Key);
    }

    [Fact]
    public void In_the_sources_own_region_it_is_encrypted_anew_in_place()
    {
        var route = RoutePlanner.Plan(Source(), Key(Primary, "us-east-1", aws: true), null, Goal("us-east-1", "us-east-1"));

        Assert.Equal("us-east-1", route.ToRecovery!.Destination.Region);
        Assert.False(route.ToRecovery.CrossesRegions);
    }

    [Fact]
    public void A_vault_in_another_region_than_the_shared_copy_is_reached_in_one_step()
    {
        var route = RoutePlanner.Plan(Source(), Key(Primary, "us-east-1", aws: true), null, Goal("us-east-1", "us-east-2"));

        Assert.Equal("us-east-1", route.ToVault.Source.Place.Region);
        Assert.Equal("us-east-2", route.ToVault.Destination.Region);
        Assert.True(route.ToVault.CrossesRegions);
    }

    [Fact]
    public void A_manual_snapshot_already_under_the_sharable_key_is_shared_as_it_is()
    {
        var goal = Goal("us-east-1", "us-east-1");
        var route = RoutePlanner.Plan(Source() with { Type = "manual", KmsKeyArn = goal.SharableKey.Arn }, goal.SharableKey, null, goal);

        Assert.Null(route.ToRecovery);
        Assert.Equal(route.Source.Arn, route.Shared);
    }

    [Theory]
    [InlineData("automated")]
    [InlineData("awsbackup")]
    public void What_is_not_manual_is_copied_even_under_the_sharable_key(string type)
    {
        var goal = Goal("us-east-1", "us-east-1");

        Assert.NotNull(RoutePlanner.Plan(Source() with { Type = type, KmsKeyArn = goal.SharableKey.Arn }, goal.SharableKey, null, goal).ToRecovery);
    }

    [Fact]
    public void Our_own_recovery_copy_goes_on_with_its_lineage()
    {
        var goal = Goal("us-east-2", "us-east-2");
        var first = RoutePlanner.Plan(Source(), Key(Primary, "us-east-1", aws: true), null, goal);
        var copy = Source() with
        {
            Arn = first.ToRecovery!.Copy,
            Type = "manual",
            Tags = first.ToRecovery.Tags,
            KmsKeyArn = goal.SharableKey.Arn,
            CopiedFrom = Source().Arn.ToString(),
        };
        var second = RoutePlanner.Plan(copy, goal.SharableKey, null, goal);

        Assert.Null(second.ToRecovery);
        Assert.Equal(first.ToVault.Copy, second.ToVault.Copy);
        Assert.Equal(first.Lineage, second.Lineage);
    }

    [Fact]
    public void An_option_group_of_ones_own_is_named_across_regions_and_not_across_accounts()
    {
        var route = RoutePlanner.Plan(Source() with { OptionGroup = "orders-options" }, null, null, Goal("us-east-2", "us-east-2"));

        Assert.Equal("orders-options", route.ToRecovery!.OptionGroup);
        Assert.Null(route.ToVault.OptionGroup);
        Assert.Null(RoutePlanner.Plan(Source() with { OptionGroup = "default:postgres-16" }, null, null, Goal("us-east-2", "us-east-2")).ToRecovery!.OptionGroup);
    }

    [Fact]
    public void Every_impossible_way_is_refused_before_anything_is_done()
    {
        var goal = Goal("us-east-2", "us-east-2");
        var key = Key(Primary, "us-east-1", aws: true);
        void Refused(FailureKind kind, Snapshot? source = null, KeyDescription? sourceKey = null, RouteGoal? to = null) => Assert.Equal(kind,
            Assert.Throws<BackupException>(() => RoutePlanner.Plan(source ?? Source(), sourceKey ?? key, null, to ?? goal)).Kind);

        Refused(FailureKind.SnapshotNotAvailable, Source() with { Status = "creating" });
        Refused(FailureKind.OwnAccount, to: goal with { Vault = In(Primary, "us-east-2") });
        Refused(FailureKind.WrongAccount, to: goal with { Recovery = In("333333333333", "us-east-2") });
        Refused(FailureKind.PartitionMismatch, to: goal with { Recovery = In(Primary, "us-gov-west-1") });
        Refused(FailureKind.KeyOfWrongRegion, to: goal with { SharableKey = Key(Primary, "us-east-1", aws: false) });
        Refused(FailureKind.KeyOfWrongRegion, to: goal with { VaultKey = Key(Backup, "us-east-1", aws: false) });
        Refused(FailureKind.KeyDisabled, to: goal with { SharableKey = goal.SharableKey with { State = "Disabled" } });
        Refused(FailureKind.KeyDisabled, sourceKey: key with { State = "PendingDeletion" });
    }

    [Fact]
    public void China_copies_within_a_region_only()
    {
        var source = Source(partition: "aws-cn", region: "cn-north-1");

        Assert.Equal(FailureKind.CrossRegionUnsupported, Assert.Throws<BackupException>(
            () => RoutePlanner.Plan(source, null, null, Goal("cn-northwest-1", "cn-northwest-1"))).Kind);
        Assert.NotNull(RoutePlanner.Plan(source, null, null, Goal("cn-north-1", "cn-north-1")).ToRecovery);
    }

    private static Snapshot Source(
        SnapshotKind kind = SnapshotKind.Instance, bool encrypted = true, string partition = "aws", string region = "us-east-1") => new()
        {
            Arn = new SnapshotArn(partition, new Place(Primary, region), kind, "rds:orders-2026-11-20-03-12"),
            Database = "orders",
            Type = "automated",
            Status = "available",
            Created = new DateTimeOffset(2026, 11, 20, 3, 12, 45, TimeSpan.Zero),
            Encrypted = encrypted,
            KmsKeyArn = encrypted ? $"arn:{partition}:kms:{region}:{Primary}:key/source" : null,
            Engine = kind == SnapshotKind.Cluster ? "aurora-postgresql" : "postgres",
            EngineVersion = "16.4",
            AllocatedStorage = 100,
        };

    private static RouteGoal Goal(string recovery, string vault) =>
        new(In(Primary, recovery), Key(Primary, recovery, aws: false), In(Backup, vault), Key(Backup, vault, aws: false));

    private static Target In(string account, string region) => new(new Place(account, region), new AnonymousAWSCredentials(), new AwsAccess());

    private static KeyDescription Key(string account, string region, bool aws) =>
        new($"arn:aws:kms:{region}:{account}:key/{(aws ? "default" : "own")}", aws ? "default" : "own", new Place(account, region), "Enabled", aws, false, []);
}
