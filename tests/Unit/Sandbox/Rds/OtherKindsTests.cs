using Amazon.RDS.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Unit.Sandbox.Rds;

/// <summary>Databases on RDS's API whose snapshots do not travel as others do.</summary>
public sealed class OtherKindsTests
{
    private readonly RdsWorld world = new();

    // RDS user guide, limitations of copying and of sharing snapshots; the code is not confirmed.
    [Fact]
    public async Task A_snapshot_of_a_MultiAZ_cluster_can_be_neither_copied_nor_shared_but_restored_as_an_instance()
    {
        await world.Source.CreateDBClusterAsync(MultiAz("events"));
        world.Wait(8);
        await world.Source.TakeCluster("whole", "events");
        world.Wait(3);

        await Refusal.Of(() => world.Source.CopyCluster("whole", "twin"), "InvalidDBClusterSnapshotStateFault", "Multi-AZ");
        await Refusal.Of(
            () => world.Recovery.CopyCluster("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:whole", "far"), "InvalidDBClusterSnapshotStateFault", "Multi-AZ");
        await Refusal.Of(() => world.Source.ShareCluster("whole", RdsWorld.Secondary), "InvalidDBClusterSnapshotStateFault", "Multi-AZ");
        var restored = await world.Source.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "single", DBClusterSnapshotIdentifier = "whole" });
        Assert.Equal(("mysql", 100), (restored.DBInstance!.Engine, restored.DBInstance.AllocatedStorage));
    }

    [Fact]
    public async Task A_MultiAZ_cluster_comes_and_goes_with_the_members_that_RDS_makes()
    {
        await world.Source.CreateDBClusterAsync(MultiAz("events"));
        world.Wait(8);

        var cluster = (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "events" })).DBClusters!.Single();
        Assert.Equal(("db.m6gd.large", 100, "io1", 1000), (cluster.DBClusterInstanceClass, cluster.AllocatedStorage, cluster.StorageType, cluster.Iops));
        Assert.Equal((true, 3), (cluster.MultiAZ, cluster.DBClusterMembers!.Count));
        Assert.All(
            (await world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest())).DBInstances!,
            member => Assert.Equal(("events", 100, "available"), (member.DBClusterIdentifier, member.AllocatedStorage, member.DBInstanceStatus)));

        await world.Source.DeleteDBClusterAsync(new() { DBClusterIdentifier = "events", SkipFinalSnapshot = true });
        world.Wait(10);
        Assert.Empty((await world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest())).DBInstances ?? []);
    }

    [Fact]
    public async Task A_MultiAZ_cluster_needs_its_class_its_size_and_its_IOPS()
    {
        await Refusal.Of(() => Create(request => request.DBClusterInstanceClass = null), "MissingParameter", "DBClusterInstanceClass");
        await Refusal.Of(() => Create(request => request.AllocatedStorage = null), "InvalidParameterCombination", "AllocatedStorage");
        await Refusal.Of(() => Create(request => request.Iops = null), "InvalidParameterCombination", "Iops");
        await Refusal.Of(() => Create(request => request.StorageType = "aurora"), "InvalidParameterCombination", "aurora");
        await Refusal.Of(() => Create(request => request.Engine = "mariadb"), "InvalidParameterValue", "mariadb");
    }

    [Theory]
    [InlineData("custom-sqlserver-se", true)]
    [InlineData("custom-oracle-ee", false)]
    public async Task A_snapshot_of_RDS_Custom_goes_to_another_region_of_its_account_at_most(string engine, bool travels)
    {
        var source = world.Snapshot("monthly", Add(new DatabaseSketch("custom", engine, "1.0.0", "db.m6i.xlarge", 100, StorageKey.None)));

        await Refusal.Of(() => world.Source.Copy("monthly", "twin"), "InvalidDBSnapshotState");
        await Refusal.Of(() => world.Source.Share("monthly", RdsWorld.Secondary), "InvalidDBSnapshotState", "RDS Custom");
        if (travels)
            Assert.Equal(engine, (await world.Recovery.Copy(source.Arn, "far")).Engine);
        else
            await Refusal.Of(() => world.Recovery.Copy(source.Arn, "far"), "InvalidDBSnapshotState");
        Assert.Equal("full", (await world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest())).DBInstances!.Single().AutomationMode);
    }

    [Theory]
    [InlineData("docdb", "5.0.0", 27017)]
    [InlineData("neptune", "1.3.2.1", 8182)]
    public async Task DocumentDB_and_Neptune_are_clusters_that_say_what_they_are(string engine, string version, int port)
    {
        var source = world.Snapshot("whole", Add(new DatabaseSketch("other", engine, version, "db.r6g.large", 40, StorageKey.None)));

        var cluster = (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest())).DBClusters!.Single();
        Assert.Equal((engine, port, null), (cluster.Engine, cluster.Port, cluster.StorageType));
        Assert.Equal(2, cluster.DBClusterMembers!.Count);
        Assert.Equal(engine, (await world.Source.GetCluster("whole")).Engine);
        await world.Source.ShareCluster("whole", RdsWorld.Secondary);
        Assert.Equal("copying", (await world.As(RdsWorld.Secondary, RdsWorld.East1).CopyCluster(source.Arn, "copy")).Status);
    }

    [Fact]
    public async Task The_estate_can_have_a_MultiAZ_cluster()
    {
        Add(new DatabaseSketch("events", "postgres", "16.4", "db.m6gd.large", 100, StorageKey.None) { IsMultiAzCluster = true, StorageType = "io1", Iops = 1000 });

        var cluster = (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest())).DBClusters!.Single();

        Assert.Equal(("postgres", "db.m6gd.large", 3), (cluster.Engine, cluster.DBClusterInstanceClass, cluster.DBClusterMembers!.Count));
        Assert.NotEmpty((await world.Source.DescribeDBClusterSnapshotsAsync(new() { SnapshotType = "automated" })).DBClusterSnapshots!);
    }

    private Database Add(DatabaseSketch sketch) =>
        new EstateBuilder(world.Aws.Rds, RdsWorld.Primary, RdsWorld.East1, world.Clock.GetUtcNow(), null, new Random(1)).Database(sketch, TimeSpan.FromDays(90));

    private Task<CreateDBClusterResponse> Create(Action<CreateDBClusterRequest> how)
    {
        var request = MultiAz("events");
        how(request);
        return world.Source.CreateDBClusterAsync(request);
    }

    private static CreateDBClusterRequest MultiAz(string identifier) => new()
    {
        DBClusterIdentifier = identifier,
        Engine = "mysql",
        DBClusterInstanceClass = "db.m6gd.large",
        AllocatedStorage = 100,
        StorageType = "io1",
        Iops = 1000,
        MasterUsername = "dba",
        MasterUserPassword = "not-a-secret",
    };
}
