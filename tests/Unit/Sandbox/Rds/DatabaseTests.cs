using System.Net;
using Amazon.RDS.Model;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class DatabaseTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task An_instance_is_creating_until_it_is_available()
    {
        var begun = (await world.Source.CreateDBInstanceAsync(Request("payments"))).DBInstance!;
        world.Wait(8);
        var done = await Instance("payments");

        Assert.Equal("creating", begun.DBInstanceStatus);
        Assert.Null(begun.Endpoint);
        Assert.Equal(("available", 5432), (done.DBInstanceStatus, done.Endpoint!.Port));
        Assert.Equal("arn:aws:rds:us-east-1:111111111111:db:payments", done.DBInstanceArn);
        Assert.StartsWith("db-", done.DbiResourceId, StringComparison.Ordinal);
        Assert.Equal(world.DefaultKey, done.KmsKeyId);
    }

    [Fact]
    public async Task An_instance_that_is_not_available_has_no_snapshot_taken()
    {
        await world.Source.CreateDBInstanceAsync(Request("payments"));

        await Refusal.Of(
            () => world.Source.Take("monthly", "payments"),
            "InvalidDBInstanceState",
            "Cannot create a snapshot because the database instance payments is not currently in the available state.");
    }

    [Fact]
    public async Task An_instance_is_backing_up_while_a_snapshot_of_it_is_made()
    {
        world.Instance();
        world.Cluster();
        await world.Source.Take("monthly");
        await world.Source.TakeCluster("whole");

        Assert.Equal("backing-up", (await Instance("orders")).DBInstanceStatus);
        await Refusal.Of(() => world.Source.Take("second"), "InvalidDBInstanceState", "not currently in the available state.");
        Assert.Equal("available", (await Cluster("ledger")).Status);
        world.Wait(3);
        Assert.Equal("available", (await Instance("orders")).DBInstanceStatus);
    }

    [Fact]
    public async Task The_nightly_snapshot_waits_for_one_that_is_being_made()
    {
        var instance = world.Instance(retention: 7);
        instance.Image = instance.Image with { PreferredBackupWindow = "03:00-03:30" };
        world.Aws.Rds.Backups.Plan(instance, world.Clock.GetUtcNow());
        var nightly = BackupWindow.Parse("03:00-03:30").NextFor("orders", world.Clock.GetUtcNow());
        world.Clock.Advance(nightly - world.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        await world.Source.Take("by-hand");

        world.Wait(10);

        Assert.Single(await world.Source.List(request => request.SnapshotType = "automated"));
    }

    [Theory]
    [InlineData(null, null, "aurora")]
    [InlineData("aurora", null, "aurora")]
    [InlineData("aurora-iopt1", "aurora-iopt1", "aurora-iopt1")]
    public async Task Auroras_usual_storage_type_is_told_of_members_but_not_of_the_cluster(string? asked, string? ofCluster, string ofMember)
    {
        await world.Source.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = "ledger",
            Engine = "aurora-postgresql",
            MasterUsername = "dba",
            MasterUserPassword = "not-a-secret",
            StorageType = asked,
        });
        await world.Source.CreateDBInstanceAsync(
            new() { DBInstanceIdentifier = "ledger-1", DBClusterIdentifier = "ledger", DBInstanceClass = "db.r6g.large", Engine = "aurora-postgresql" });

        Assert.Equal(ofCluster, (await Cluster("ledger")).StorageType);
        Assert.Equal(ofMember, (await Instance("ledger-1")).StorageType);
    }

    [Fact]
    public async Task Aurora_knows_no_other_storage_types() => await Refusal.Of(
        () => world.Source.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = "ledger",
            Engine = "aurora-postgresql",
            MasterUsername = "dba",
            MasterUserPassword = "not-a-secret",
            StorageType = "gp3",
        }),
        "InvalidParameterCombination",
        "gp3");

    [Fact]
    public async Task What_makes_no_instance_is_refused()
    {
        world.Instance();

        await Refusal.Of(() => world.Source.CreateDBInstanceAsync(Request("orders")), "DBInstanceAlreadyExists");
        await Refusal.Of(() => Create(request => request.Engine = "db2000"), "InvalidParameterValue", "Invalid DB engine");
        await Refusal.Of(() => Create(request => request.DBInstanceClass = "m5.large"), "InvalidParameterValue", "Invalid DB Instance class");
        await Refusal.Of(() => Create(request => request.AllocatedStorage = 5), "InvalidParameterCombination", "Invalid storage size");
        await Refusal.Of(() => Create(request => request.MasterUserPassword = null), "InvalidParameterValue", "MasterUserPassword");
        await Refusal.Of(() => Create(request => request.BackupRetentionPeriod = 36), "InvalidParameterValue", "between 0 and 35");
        await Refusal.Of(() => Create(request => request.DBSubnetGroupName = "no"), "DBSubnetGroupNotFoundFault", status: HttpStatusCode.NotFound);
        await Refusal.Of(() => Create(request => request.DBParameterGroupName = "no"), "DBParameterGroupNotFound", status: HttpStatusCode.NotFound);
        await Refusal.Of(() => Create(request => request.OptionGroupName = "no"), "OptionGroupNotFoundFault", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deleting_asks_for_a_last_snapshot_or_its_waiver()
    {
        world.Instance();

        await Refusal.Of(
            () => world.Source.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = "orders" }),
            "InvalidParameterCombination",
            "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        await Refusal.Of(
            () => world.Source.DeleteDBInstanceAsync(
                new() { DBInstanceIdentifier = "orders", SkipFinalSnapshot = true, FinalDBSnapshotIdentifier = "last" }),
            "InvalidParameterCombination");
    }

    [Fact]
    public async Task A_deleted_instance_goes_and_its_last_snapshot_stays()
    {
        world.Instance();

        var begun = await world.Source.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = "orders", FinalDBSnapshotIdentifier = "last" });
        world.Wait(10);

        Assert.Equal("deleting", begun.DBInstance!.DBInstanceStatus);
        Assert.Equal("available", (await world.Source.Get("last")).Status);
        await Refusal.Of(() => Instance("orders"), "DBInstanceNotFound", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Deletion_protection_is_kept()
    {
        world.Instance().DeletionProtection = true;
        world.Cluster().DeletionProtection = true;

        await Refusal.Of(
            () => world.Source.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = "orders", SkipFinalSnapshot = true }),
            "InvalidParameterCombination",
            "Cannot delete protected DB Instance, please disable deletion protection and try again.");
        await Refusal.Of(
            () => world.Source.DeleteDBClusterAsync(new() { DBClusterIdentifier = "ledger", SkipFinalSnapshot = true }),
            "InvalidParameterCombination",
            "Cannot delete protected Cluster, please disable deletion protection and try again.");
    }

    [Fact]
    public async Task Changes_wait_for_the_maintenance_window_or_are_applied_at_once()
    {
        world.Instance();

        var waits = await world.Source.ModifyDBInstanceAsync(new() { DBInstanceIdentifier = "orders", DBInstanceClass = "db.r6g.2xlarge" });
        var applied = await world.Source.ModifyDBInstanceAsync(new() { DBInstanceIdentifier = "orders", AllocatedStorage = 200, ApplyImmediately = true });
        world.Wait(2);

        Assert.Equal("db.r6g.large", waits.DBInstance!.DBInstanceClass);
        Assert.Equal("db.r6g.2xlarge", waits.DBInstance.PendingModifiedValues!.DBInstanceClass);
        Assert.Equal(("modifying", "db.r6g.2xlarge", 200), (applied.DBInstance!.DBInstanceStatus, applied.DBInstance.DBInstanceClass, applied.DBInstance.AllocatedStorage));
        Assert.Equal("available", (await Instance("orders")).DBInstanceStatus);
    }

    [Fact]
    public async Task A_change_that_waits_is_made_in_the_maintenance_window()
    {
        world.Instance();
        await world.Source.ModifyDBInstanceAsync(new() { DBInstanceIdentifier = "orders", MultiAZ = true });

        world.Wait(7 * 24 * 60);

        Assert.True((await Instance("orders")).MultiAZ);
    }

    [Fact]
    public async Task A_snapshot_keeps_the_old_name_of_a_renamed_instance()
    {
        world.Snapshot("monthly", world.Instance());

        await world.Source.ModifyDBInstanceAsync(new() { DBInstanceIdentifier = "orders", NewDBInstanceIdentifier = "orders-old", ApplyImmediately = true });

        Assert.Equal("orders", (await world.Source.Get("monthly")).DBInstanceIdentifier);
        Assert.Equal((await Instance("orders-old")).DbiResourceId, (await world.Source.Get("monthly")).DbiResourceId);
    }

    [Fact]
    public async Task A_cluster_has_members_whose_storage_and_snapshots_are_its_own()
    {
        await world.Source.CreateDBClusterAsync(new()
        {
            DBClusterIdentifier = "ledger",
            Engine = "aurora-postgresql",
            MasterUsername = "dba",
            MasterUserPassword = "not-a-secret",
            StorageEncrypted = true,
        });
        await world.Source.CreateDBInstanceAsync(new()
        {
            DBInstanceIdentifier = "ledger-1",
            DBClusterIdentifier = "ledger",
            DBInstanceClass = "db.r6g.large",
            Engine = "aurora-postgresql",
        });
        world.Wait(8);

        var cluster = (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "ledger" })).DBClusters!.Single();

        Assert.Equal(("available", world.DefaultKey), (cluster.Status, cluster.KmsKeyId));
        Assert.True(cluster.DBClusterMembers!.Single().IsClusterWriter);
        Assert.Equal("ledger", (await Instance("ledger-1")).DBClusterIdentifier);
        await Refusal.Of(
            () => world.Source.Take("monthly", "ledger-1"),
            "InvalidParameterValue",
            "The specified instance is a member of a cluster and a snapshot cannot be created directly.");
        await Refusal.Of(
            () => world.Source.DeleteDBClusterAsync(new() { DBClusterIdentifier = "ledger", SkipFinalSnapshot = true }),
            "InvalidDBClusterStateFault",
            "Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
    }

    [Fact]
    public async Task An_instance_comes_back_from_a_snapshot()
    {
        var source = world.Instance(key: world.DefaultKey, storage: 300);
        world.Snapshot("monthly", source);

        var begun = await world.Source.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = "drill", DBSnapshotIdentifier = "monthly" });
        world.Wait(14);
        var done = await Instance("drill");

        Assert.Equal("creating", begun.DBInstance!.DBInstanceStatus);
        Assert.Equal(("available", 300, world.DefaultKey), (done.DBInstanceStatus, done.AllocatedStorage, done.KmsKeyId));
        Assert.NotEqual(source.Image.ResourceId, done.DbiResourceId);
    }

    [Fact]
    public async Task A_cluster_comes_back_from_a_snapshot()
    {
        world.Snapshot("monthly", world.Cluster());

        await world.Source.RestoreDBClusterFromSnapshotAsync(
            new() { DBClusterIdentifier = "drill", SnapshotIdentifier = "monthly", Engine = "aurora-postgresql" });
        world.Wait(14);

        var done = (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "drill" })).DBClusters!.Single();
        Assert.Equal("available", done.Status);
    }

    [Fact]
    public async Task What_cannot_be_restored_is_refused()
    {
        world.Snapshot("monthly", status: "failed");
        world.Snapshot("weekly");

        await Refusal.Of(() => Restore("drill", "monthly"), "InvalidDBSnapshotState");
        await Refusal.Of(() => Restore("drill", "nothing"), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
        await Refusal.Of(() => Restore("orders", "weekly"), "DBInstanceAlreadyExists");
    }

    private async Task<DBCluster> Cluster(string identifier) =>
        (await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = identifier })).DBClusters!.Single();

    private async Task<DBInstance> Instance(string identifier) =>
        (await world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = identifier })).DBInstances!.Single();

    private Task<RestoreDBInstanceFromDBSnapshotResponse> Restore(string identifier, string snapshot) =>
        world.Source.RestoreDBInstanceFromDBSnapshotAsync(new() { DBInstanceIdentifier = identifier, DBSnapshotIdentifier = snapshot });

    private Task<CreateDBInstanceResponse> Create(Action<CreateDBInstanceRequest> how)
    {
        var request = Request("payments");
        how(request);
        return world.Source.CreateDBInstanceAsync(request);
    }

    private static CreateDBInstanceRequest Request(string identifier) => new()
    {
        DBInstanceIdentifier = identifier,
        DBInstanceClass = "db.m6g.large",
        Engine = "postgres",
        AllocatedStorage = 50,
        MasterUsername = "dba",
        MasterUserPassword = "not-a-secret",
        StorageEncrypted = true,
    };
}
