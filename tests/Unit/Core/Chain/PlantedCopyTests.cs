using Amazon.RDS.Model;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;
using RdsBackup.Unit.PowerShell;
using RdsTag = Amazon.RDS.Model.Tag;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>Somebody who may copy in an account puts another database's snapshot where our copy belongs, under its very name and with its very tags.</summary>
public class PlantedCopyTests
{
    public static TheoryData<SnapshotKind, int> KindsAndMinutes => new()
    {
        { SnapshotKind.Instance, 0 }, { SnapshotKind.Instance, 60 }, { SnapshotKind.Cluster, 0 }, { SnapshotKind.Cluster, 60 },
    };

    [Theory]
    [MemberData(nameof(KindsAndMinutes))]
    public void In_the_recovery_region_it_is_refused_by_name_and_neither_shared_nor_vaulted(SnapshotKind kind, int minutes)
    {
        var (world, route) = Ready(kind);
        Plant(world, "primary", Of(world, "payments").Arn, route.ToRecovery!, minutes);

        var results = world.RunChain();

        Assert.Equal(FailureKind.TargetNameTaken, results.Single(result => result.Source.Database == "orders").Failure!.Kind);
        Assert.True(results.Single(result => result.Source.Database == "payments").Succeeded);
        Assert.Empty(Shares(world, route.ToRecovery!.Copy));
        Assert.Null(Find(world, world.Secondary, route.ToVault.Copy));
    }

    [Theory]
    [MemberData(nameof(KindsAndMinutes))]
    public void In_the_backup_account_it_is_refused_by_name_and_the_share_is_withdrawn(SnapshotKind kind, int minutes)
    {
        var (world, route) = Ready(kind);
        var payments = world.RunChain().Single(result => result.Source.Database == "payments").Hops[0].Copy.Arn;
        Delete(world, route.ToVault.Copy);
        world.Run(cancellation => SnapshotSharer.GrantAsync(world.Primary.In(World.RecoveryRegion), payments, "222222222222", cancellation));
        Plant(world, "secondary", payments, route.ToVault, minutes);

        var failed = world.RunChain().Single(result => result.Source.Database == "orders");

        Assert.Equal(FailureKind.TargetNameTaken, failed.Failure!.Kind);
        Assert.Null(failed.Proof);
        Assert.Empty(Shares(world, route.ToRecovery!.Copy));
    }

    [Theory]
    [InlineData(SnapshotKind.Instance, 0, true)]
    [InlineData(SnapshotKind.Instance, 60, true)]
    [InlineData(SnapshotKind.Instance, 60, false)]
    [InlineData(SnapshotKind.Cluster, 0, true)]
    [InlineData(SnapshotKind.Cluster, 60, true)]
    [InlineData(SnapshotKind.Cluster, 60, false)]
    public void The_copy_to_another_region_refuses_it_and_writes_nothing(SnapshotKind kind, int minutes, bool waits)
    {
        var (world, route) = Ready(kind);
        Plant(world, "primary", Of(world, "payments").Arn, route.ToRecovery!, minutes);

        var console = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [SnapshotInput.Parse(Of(world, "orders").Arn.ToString())],
            DestinationRegion = World.RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
            Waits = waits,
        });

        Assert.Equal(["TargetNameTaken"], console.ErrorIds);
        Assert.Empty(console.Output);
    }

    [Theory]
    [MemberData(nameof(KindsAndMinutes))]
    public void The_copy_of_what_is_shared_refuses_it_in_the_backup_account(SnapshotKind kind, int minutes)
    {
        var (world, route) = Ready(kind);
        var results = world.RunChain();
        var payments = results.Single(result => result.Source.Database == "payments").Hops[0].Copy.Arn;
        var orders = results.Single(result => result.Source.Database == "orders").Hops[0].Copy.Arn;
        Delete(world, route.ToVault.Copy);
        world.Run(cancellation => SnapshotSharer.GrantAsync(world.Primary.In(World.RecoveryRegion), payments, "222222222222", cancellation));
        Plant(world, "secondary", payments, route.ToVault, minutes);
        var shared = world.Run("primary", new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(orders.ToString())], AccountId = ["222222222222"] });

        var console = Vault(world, Assert.Single(shared.Output));

        Assert.Equal(["TargetNameTaken"], console.ErrorIds);
        Assert.Empty(console.Output);
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void Passed_on_by_hand_it_does_not_come_into_the_backup_account_under_the_name_it_lies_about(SnapshotKind kind)
    {
        var (world, route) = Ready(kind);
        Plant(world, "primary", Of(world, "payments").Arn, route.ToRecovery!, 60);
        var planted = route.ToRecovery!.Copy.ToString();
        var shared = world.Run("primary", new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(planted)], AccountId = ["222222222222"] });

        foreach (var record in shared.Output)
            Assert.Equal(["NotProven"], Vault(world, record).ErrorIds);

        Assert.Null(Find(world, world.Secondary, route.ToVault.Copy));
    }

    private static RecordingConsole Vault(World world, object shared)
    {
        var key = world.Sandbox.Accounts.Single(one => one.Name == "secondary").AccessKey;
        var command = new CopyRdsSharedSnapshotCommand { Snapshot = [SnapshotInput.Parse(shared)], KmsKeyId = "alias/rds-vault", Waits = true };
        (command.AccessKey, command.SecretKey) = (key.Id, key.Secret);
        return world.Run(command);
    }

    private static (World World, Route Route) Ready(SnapshotKind kind)
    {
        var world = new World().WithKeys().WithDatabase("orders", kind).WithDatabase("payments", kind).After(TimeSpan.FromDays(2));
        var (snapshot, database) = world.Sources().Single(source => source.Snapshot.Database == "orders");
        return (world, world.Run(async cancellation =>
            await (await BackupChain.OpenAsync(world.Options, cancellation)).PlanAsync(snapshot, database, cancellation)));
    }

    private static Snapshot Of(World world, string database) => world.Sources().Single(source => source.Snapshot.Database == database).Snapshot;

    private static void Plant(World world, string account, SnapshotArn what, CopyStep step, int minutes)
    {
        using var rds = world.Rds(account, World.RecoveryRegion);
        List<RdsTag> tags = [.. step.Tags.Select(tag => new RdsTag { Key = tag.Key, Value = tag.Value })];
        if (what.Kind == SnapshotKind.Cluster)
        {
            world.Run(_ => rds.CopyDBClusterSnapshotAsync(new CopyDBClusterSnapshotRequest
            {
                SourceDBClusterSnapshotIdentifier = what.ToString(),
                TargetDBClusterSnapshotIdentifier = step.Copy.Id,
                KmsKeyId = step.Key!.Arn,
                Tags = tags,
            }));
        }
        else
        {
            world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = what.ToString(),
                TargetDBSnapshotIdentifier = step.Copy.Id,
                KmsKeyId = step.Key!.Arn,
                Tags = tags,
            }));
        }

        world.After(TimeSpan.FromMinutes(minutes));
    }

    private static void Delete(World world, SnapshotArn copy)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        if (copy.Kind == SnapshotKind.Cluster)
            world.Run(_ => rds.DeleteDBClusterSnapshotAsync(new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = copy.Id }));
        else
            world.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = copy.Id }));
        world.After(TimeSpan.FromMinutes(10));
    }

    private static IReadOnlyList<string> Shares(World world, SnapshotArn copy) =>
        world.Run(cancellation => SnapshotSharer.SharesAsync(world.Primary.In(World.RecoveryRegion), copy, cancellation));

    private static Snapshot? Find(World world, Target target, SnapshotArn arn) => world.Run(async cancellation =>
    {
        await foreach (var snapshot in Finder.SnapshotsAsync(target, new SnapshotFilter { Type = "manual" }, cancellation))
        {
            if (snapshot.Arn == arn)
                return snapshot;
        }

        return null;
    });
}
