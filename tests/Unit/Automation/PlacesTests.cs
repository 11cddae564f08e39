using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>Where databases may be, and where their copies go then.</summary>
public class PlacesTests
{
    private const string Primary = "111111111111";
    private const string Vault = "222222222222";
    private const string Other = "333333333333";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly StackedWorld stacks = new();

    [Fact]
    public void With_one_region_a_snapshot_is_encrypted_anew_in_place_and_shared_from_there()
    {
        stacks.World.WithDatabase("orders").WithDatabase("ledger", SnapshotKind.Cluster);
        stacks.Deploy(Between([new SourceAccount(Primary, [World.SourceRegion], null)], World.SourceRegion)).After(Day);

        AssertArrived(Vault, World.SourceRegion, (Primary, World.SourceRegion));
        Assert.Equal(4, stacks.Copies);
        Assert.Equal(4, stacks.Sources.Count);
        Assert.Empty(stacks.Failures);
        var copies = stacks.Snapshots(Vault, World.SourceRegion);
        stacks.LoseSourceAccount();
        Assert.All(copies, copy => Assert.Equal("available", stacks.Restore(copy)));
    }

    [Theory]
    [InlineData("rdsbackup")]
    [InlineData("westward")]
    public void Two_regions_that_back_each_other_up_copy_nothing_in_circles(string prefix)
    {
        stacks.World.WithDatabase("orders").WithDatabase("orders", region: World.RecoveryRegion);
        stacks.Deploy(Between([new SourceAccount(Primary, [World.RecoveryRegion], null)], World.SourceRegion) with { Name = "westward", Prefix = prefix });
        stacks.Deploy(StackedWorld.Nightly).After(2 * Day);

        AssertArrived(Vault, World.RecoveryRegion, (Primary, World.SourceRegion));
        AssertArrived(Vault, World.SourceRegion, (Primary, World.RecoveryRegion));
        Assert.Equal(2 * Automated(Primary, World.SourceRegion).Concat(Automated(Primary, World.RecoveryRegion)).Count(), stacks.Copies);
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void Databases_of_one_name_in_several_accounts_and_regions_arrive_each_for_itself()
    {
        stacks.World
            .WithDatabase("orders")
            .WithDatabase("orders", region: World.RecoveryRegion)
            .WithDatabase("orders", account: "other");
        var sources = new SourceAccount[] { new(Primary, [World.SourceRegion, World.RecoveryRegion], null), new(Other, [World.SourceRegion], null) };
        var policy = Between(sources, World.RecoveryRegion);
        // One a day of each database: of each, not of each name.
        stacks.Deploy(policy with { Vault = policy.Vault with { DailyLimit = 1 } }).After(Day);

        AssertArrived(Vault, World.RecoveryRegion, (Primary, World.SourceRegion), (Primary, World.RecoveryRegion), (Other, World.SourceRegion));
        Assert.Equal(3, stacks.Vault.Count);
        Assert.Empty(stacks.Failures);
    }

    [Fact]
    public void A_source_that_is_added_to_a_policy_arrives_beside_the_others()
    {
        stacks.World.WithDatabase("orders").WithDatabase("payments", account: "other");
        stacks.Deploy().After(Day);
        stacks.Policy = Between([.. StackedWorld.Nightly.Sources, new SourceAccount(Other, [World.SourceRegion], null)], World.RecoveryRegion);

        var results = stacks.Apply();
        stacks.After(Day);

        Assert.Equal(
            ["rdsbackup-vault UPDATE_COMPLETE", "rdsbackup-watch UPDATE_COMPLETE"],
            results.Where(result => result.Deployment.Changes.Count > 0 && result.Deployment.Order.Target.AccountId != Other).Select(result => $"{result.Stack!.Name} {result.Stack.Status}"));
        AssertArrived(Vault, World.RecoveryRegion, (Primary, World.SourceRegion), (Other, World.SourceRegion));
        Assert.Empty(stacks.Failures);
    }

    private static BackupPolicy Between(IReadOnlyList<SourceAccount> sources, string recovery) => StackedWorld.Nightly with
    {
        Sources = sources,
        Recovery = StackedWorld.Nightly.Recovery with { Region = recovery },
    };

    // What is in the vault is proven, and is just what was taken in these places.
    private void AssertArrived(string account, string region, params (string Account, string Region)[] places)
    {
        var taken = places.SelectMany(place => Automated(place.Account, place.Region)).Select(source => source.Arn).Order(StringComparer.Ordinal);
        var vault = stacks.Snapshots(account, region);
        Assert.NotEmpty(vault);
        Assert.Equal(taken, vault.Select(copy => copy.Tags["rdsbackup:source-arn"]).Order(StringComparer.Ordinal));
        Assert.All(vault, copy => Assert.Contains("rdsbackup:proven", copy.Tags.Keys));
    }

    private IEnumerable<Snapshot> Automated(string account, string region) =>
        stacks.Snapshots(account, region).Where(one => one.Type == SnapshotType.Automated);
}
