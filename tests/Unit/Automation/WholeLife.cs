using System.Text;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>Days in which the stacks do everything they can do: copy again what failed, make up for lost events, tidy, retain, and tell of what is missing.</summary>
internal static class WholeLife
{
    private const string Instances = "RDS DB Snapshot Event";
    private const string Clusters = "RDS DB Cluster Snapshot Event";

    private static readonly (string Account, string Region, string Machine)[] Scheduled =
    [
        ("primary", World.SourceRegion, "reconcile"), ("primary", World.RecoveryRegion, "tidy"), ("secondary", World.RecoveryRegion, "retention"), ("secondary", World.RecoveryRegion, "watch"),
    ];

    private static readonly BackupPolicy Policy = StackedWorld.Nightly with
    {
        Recovery = StackedWorld.Nightly.Recovery with { KeepCopies = false, WindowHours = 12 },
        Retention = new Retention(Daily: 1, Weekly: 0, Monthly: 0, Yearly: 0, Minimum: 1, MinimumAgeDays: 1),
    };

    /// <summary>The stacks are there; nothing has happened yet.</summary>
    public static StackedWorld Begin()
    {
        var stacks = new StackedWorld(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(10) } });
        foreach (var region in new[] { World.SourceRegion, World.RecoveryRegion })
            stacks.Rds.In("111111111111", region).OptionGroups.Add("audit");

        stacks.World.WithDatabase("orders").WithDatabase("catalog", encrypted: false);
        stacks.World.WithDatabase("ledger", SnapshotKind.Cluster, kmsKey: stacks.World.Sandbox.Kms.AddKey("111111111111", World.SourceRegion, "alias/app").Arn);
        stacks.After(TimeSpan.FromHours(1));
        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
            stacks.World.Run(_ => rds.ModifyDBInstanceAsync(new ModifyDBInstanceRequest { DBInstanceIdentifier = "orders", OptionGroupName = "audit", ApplyImmediately = true }));

        return stacks.Deploy(Policy);
    }

    /// <summary>What people would find afterwards: copies, marks, shares, and what they were told.</summary>
    public static string Pass(StackedWorld stacks)
    {
        // The first copies fail: one of an instance's snapshots and one of a cluster's on either side.
        foreach (var account in new[] { "111111111111", "222222222222" })
            stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = account, Count = 3 });

        stacks.After(TimeSpan.FromDays(1));
        foreach (var happening in new[] { Instances, Clusters })
            stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = happening });

        stacks.After(TimeSpan.FromDays(1));
        stacks.World.Sandbox.Faults.Clear();
        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
        {
            var catalog = stacks.World.Run(_ => rds.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = "catalog" })).DBInstances![0].DBInstanceArn;
            stacks.World.Run(_ => rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = catalog, TagKeys = ["Failsafe"] }));
        }

        stacks.After(TimeSpan.FromDays(2));
        FailEverywhere(stacks);
        // A day in which there is no room.
        stacks.World.Sandbox.Rds.Settings.Quotas = new RdsQuotas { ManualSnapshots = 1 };
        stacks.After(TimeSpan.FromDays(1));
        stacks.World.Sandbox.Rds.Settings.Quotas = new RdsQuotas();
        var found = Found(stacks);

        // Schedules that find no machine to start.
        foreach (var (account, region, machine) in Scheduled)
        {
            var id = account == "primary" ? "111111111111" : "222222222222";
            stacks.States(region, account).Call("DeleteStateMachine", new JsonObject { ["stateMachineArn"] = $"arn:aws:states:{region}:{id}:stateMachine:rdsbackup-{machine}" });
        }

        stacks.After(TimeSpan.FromDays(1));
        return found + Undelivered(stacks);
    }

    // In every account and region in which people are told, and each time again when the snapshot is announced again.
    private static void FailEverywhere(StackedWorld stacks)
    {
        using (var kms = stacks.World.Kms("primary", World.SourceRegion))
            stacks.World.Run(_ => kms.DisableKeyAsync(new DisableKeyRequest { KeyId = stacks.Rds.In("111111111111", World.SourceRegion).Clusters["ledger"].Image.KmsKeyId }));

        // Somebody tries what nobody should, where that is watched.
        using (var rds = stacks.World.Rds("secondary", World.RecoveryRegion))
            Assert.Throws<DBSnapshotNotFoundException>(() => stacks.World.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = "any" })));

        foreach (var account in new[] { "111111111111", "222222222222" })
        {
            stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = account });
            stacks.After(TimeSpan.FromDays(1));
            stacks.World.Sandbox.Faults.Clear();
        }
    }

    private static string Found(StackedWorld stacks)
    {
        var found = new StringBuilder();
        foreach (var copy in stacks.Recovery.Concat(stacks.Vault))
            found.AppendLine($"{copy.Arn} {copy.Status} {string.Join(' ', copy.Tags.Keys)} shared with {string.Join(' ', copy.SharedWith)}");
        foreach (var message in stacks.Messages)
            found.AppendLine($"{message.Time:MM-dd} {message.Subject}");
        return found.Append(Undelivered(stacks)).ToString();
    }

    private static string Undelivered(StackedWorld stacks)
    {
        var found = new StringBuilder();
        foreach (var queue in new[] { "rdsbackup-source-undelivered", "rdsbackup-recovery-undelivered", "rdsbackup-vault-undelivered", "rdsbackup-watch-undelivered", "rdsbackup-notifications-undelivered" })
        {
            foreach (var (account, region) in new[] { ("111111111111", World.SourceRegion), ("111111111111", World.RecoveryRegion), ("222222222222", World.RecoveryRegion) })
                found.AppendLine($"{queue} {stacks.World.Sandbox.Sqs.Find(account, region, queue)?.Messages.Count}");
        }

        return found.ToString();
    }
}
