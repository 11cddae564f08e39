using Amazon.RDS.Model;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>A manual snapshot's name says nothing of what is in it: it can be deleted, and taken again under its name.</summary>
public sealed class RetakenSnapshotTests
{
    private readonly StackedWorld stacks = new(new RdsSettings
    {
        Timings = new RdsTimings { Copy = TimeSpan.FromHours(2), Snapshot = TimeSpan.FromMinutes(1) },
        Quotas = new RdsQuotas { CopiesInProgress = 1, ClusterCopiesInProgress = 1 },
    });

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void Taken_again_while_its_copy_waits_it_is_told_and_backed_up_under_its_own_time_only(SnapshotKind kind)
    {
        stacks.World.WithDatabase("orders", kind).WithDatabase("payments", kind);
        stacks.Deploy();
        Take(kind, "payments", "first-in-line");
        stacks.After(TimeSpan.FromMinutes(30));
        Take(kind, "orders", "by-hand");
        stacks.After(TimeSpan.FromMinutes(30));
        var (arn, old) = (Current("by-hand").Arn, Current("by-hand").OriginalCreateTime);

        Delete(kind, "by-hand");
        stacks.After(TimeSpan.FromSeconds(15));
        Take(kind, "orders", "by-hand");
        stacks.After(TimeSpan.FromHours(20));

        var proven = stacks.Vault.Where(copy => copy.Tags["rdsbackup:source-arn"] == arn && copy.Tags.ContainsKey("rdsbackup:proven")).ToList();
        Assert.Equal([CopyName.Format(Current("by-hand").OriginalCreateTime)], proven.Select(copy => copy.Tags["rdsbackup:source-time"]));
        Assert.All(stacks.Vault, copy => Assert.Equal(CopyName.Format(copy.OriginalCreateTime), copy.Tags["rdsbackup:source-time"]));
        var told = Assert.Single(stacks.Failures);
        Assert.True(told.Contains("RdsBackup.SnapshotReplaced", StringComparison.Ordinal), told);
        Assert.Contains($"not of {CopyName.Format(old)}: {arn} was deleted and taken again under its name", told, StringComparison.Ordinal);
        Assert.Empty(stacks.Recovery.Single(copy => copy.Tags["rdsbackup:source-time"] == CopyName.Format(old)).SharedWith);
    }

    private Snapshot Current(string name) => stacks.Sources.Single(source => source.Identifier == name);

    private void Take(SnapshotKind kind, string database, string name)
    {
        using var rds = stacks.World.Rds("primary", World.SourceRegion);
        if (kind == SnapshotKind.Cluster)
            stacks.World.Run(_ => rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest { DBClusterIdentifier = database, DBClusterSnapshotIdentifier = name }));
        else
            stacks.World.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = database, DBSnapshotIdentifier = name }));
    }

    private void Delete(SnapshotKind kind, string name)
    {
        using var rds = stacks.World.Rds("primary", World.SourceRegion);
        if (kind == SnapshotKind.Cluster)
            stacks.World.Run(_ => rds.DeleteDBClusterSnapshotAsync(new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = name }));
        else
            stacks.World.Run(_ => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = name }));
    }
}
