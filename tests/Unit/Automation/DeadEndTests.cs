using Amazon.RDS.Model;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>What can never arrive is told once, in words, and copied nowhere; what AWS insists on is given.</summary>
public class DeadEndTests
{
    private readonly StackedWorld stacks = new();

    [Theory]
    [InlineData("docdb", "RdsBackup.EngineNotSupported", "it is of Amazon DocumentDB")]
    [InlineData("neptune", "RdsBackup.EngineNotSupported", "it is of Amazon Neptune")]
    [InlineData("postgres", "RdsBackup.MultiAZClusterNotCopyable", "--db-cluster-snapshot-identifier")]
    [InlineData("custom-sqlserver-se", "RdsBackup.RdsCustomNotCopyable", "RDS Custom")]
    [InlineData("custom-oracle-ee", "RdsBackup.RdsCustomNotCopyable", "RDS Custom")]
    public void A_snapshot_that_AWS_lets_no_other_account_have_is_told_once_and_not_copied(string engine, string error, string word)
    {
        stacks.World.WithSort(engine);
        stacks.Deploy().After(TimeSpan.FromHours(20));

        AssertTold(error, word);
    }

    [Fact]
    public void A_name_whose_ARN_fits_a_tag_arrives_and_one_letter_more_is_told_with_the_limit()
    {
        stacks.World.WithDatabase("orders");
        stacks.After(TimeSpan.FromHours(8)).Deploy();
        stacks.After(TimeSpan.FromHours(4));
        var vaulted = stacks.Vault.Count;
        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
        {
            foreach (var name in new[] { new string('a', 212), new string('b', 213) })
            {
                stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = name }));
                stacks.After(TimeSpan.FromHours(1));
            }
        }

        stacks.After(TimeSpan.FromHours(10));

        var failure = Assert.Single(stacks.Failures);
        Assert.Contains("RdsBackup.SnapshotNameTooLong", failure, StringComparison.Ordinal);
        Assert.Contains("has 213 characters, and the most there are 212", failure, StringComparison.Ordinal);
        Assert.Equal(vaulted + 1, stacks.Vault.Count(copy => copy.Tags.ContainsKey("rdsbackup:proven")));
        Assert.Contains(stacks.Vault, copy => copy.Tags["rdsbackup:source-arn"].Length == 256);
    }

    [Fact]
    public void A_key_of_another_account_is_told_with_its_account_and_what_to_do()
    {
        var policy = """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::333333333333:root"]},"Action":"kms:*","Resource":"*"}]}
            """;
        using (var kms = stacks.World.Kms("other", World.SourceRegion))
        {
            var key = stacks.World.Run(_ => kms.CreateKeyAsync(new() { Policy = policy })).KeyMetadata!.Arn;
            stacks.World.WithDatabase("orders", kmsKey: key);
        }

        stacks.Deploy().After(TimeSpan.FromHours(20));

        AssertTold("RdsBackup.KeyOfOtherAccount", "is of account 333333333333");
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_full_vault_is_told_in_the_source_before_the_first_copy_and_tried_again(SnapshotKind kind)
    {
        stacks.World.WithDatabase("orders", kind);
        stacks.World.Sandbox.Rds.Settings.Quotas = new RdsQuotas { ManualSnapshots = kind == SnapshotKind.Instance ? 0 : 100, ManualClusterSnapshots = kind == SnapshotKind.Cluster ? 0 : 100 };
        stacks.Deploy().After(TimeSpan.FromHours(13));

        AssertTold("RdsBackup.VaultFull", "The backup account 222222222222 has no room in us-east-2: 0 of 0 manual snapshots");

        stacks.World.Sandbox.Rds.Settings.Quotas = new RdsQuotas();
        stacks.After(TimeSpan.FromHours(9));
        Assert.Contains(stacks.Vault, copy => copy.Tags.ContainsKey("rdsbackup:proven"));
    }

    [Fact]
    public void A_backup_account_that_cannot_be_asked_for_room_is_copied_to_all_the_same()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy();
        stacks.Deny("rdsbackup-recovery-us-east-2", "sts:AssumeRole");

        stacks.After(TimeSpan.FromHours(20));

        Assert.Empty(stacks.Failures);
        Assert.Single(stacks.Vault);
    }

    [Fact]
    public void Where_AWS_insists_on_an_Oracle_option_group_the_sources_is_copied_along()
    {
        WithOracle();

        stacks.Deploy().After(TimeSpan.FromHours(20));

        Assert.Empty(stacks.Failures);
        Assert.Equal("timezone", Assert.Single(stacks.Vault).Image.OptionGroupName);
    }

    [Fact]
    public void An_option_group_that_cannot_be_copied_along_does_not_hide_why_it_was_needed()
    {
        WithOracle();
        // The first nine tries are those without the option group.
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.Throttling) { Action = "CopyDBSnapshot", AccountId = "222222222222", Skip = 9, Count = 9 });

        stacks.Deploy().After(TimeSpan.FromHours(20));

        var failure = Assert.Single(stacks.Failures);
        Assert.Contains("requires a target option group", failure, StringComparison.Ordinal);
        Assert.Contains("Rate exceeded", failure, StringComparison.Ordinal);
    }

    private void WithOracle()
    {
        stacks.World.WithDatabase("orders");
        foreach (var region in new[] { World.SourceRegion, World.RecoveryRegion })
            stacks.Rds.In("111111111111", region).OptionGroups.Add("timezone");
        var orders = stacks.Rds.In("111111111111", World.SourceRegion).Instances["orders"];
        orders.Image = orders.Image with
        {
            Engine = "oracle-se2",
            EngineVersion = "19.0.0.0.ru-2024-10.rur-2024-10.r1",
            OptionGroupName = "timezone",
            HasPersistentOptions = true,
            HasSharableOptions = true,
        };
    }

    private void AssertTold(string error, string word)
    {
        Assert.NotEmpty(stacks.Sources);
        Assert.All(stacks.Sources, source => Assert.Single(stacks.Failures, failure => failure.Contains(source.Arn, StringComparison.Ordinal)));
        Assert.All(stacks.Failures, failure =>
        {
            Assert.Contains(error, failure, StringComparison.Ordinal);
            Assert.Contains(word, failure, StringComparison.Ordinal);
        });
        Assert.Equal(stacks.Sources.Count, stacks.Failures.Count);
        Assert.Equal(0, stacks.Copies);
    }
}
