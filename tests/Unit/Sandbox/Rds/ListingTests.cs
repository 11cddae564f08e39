using System.Net;
using Amazon.RDS.Model;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class ListingTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task Pages_have_a_hundred_records_and_a_marker_to_the_next()
    {
        var instance = world.Instance();
        for (var number = 1; number <= 250; number++)
            world.Snapshot($"manual-{number:000}", instance);

        var first = await world.Source.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest());
        var second = await world.Source.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { Marker = first.Marker });
        var third = await world.Source.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { Marker = second.Marker });

        Assert.Equal([100, 100, 50], new[] { first, second, third }.Select(page => page.DBSnapshots!.Count));
        Assert.Null(third.Marker);
        Assert.Equal(250, new[] { first, second, third }.SelectMany(page => page.DBSnapshots!).Select(snapshot => snapshot.DBSnapshotIdentifier).Distinct().Count());
    }

    [Theory]
    [InlineData(19)]
    [InlineData(101)]
    public async Task A_page_has_20_to_100_records(int records) => await Refusal.Of(
        () => world.Source.List(request => request.MaxRecords = records), "InvalidParameterValue", "Must be between 20 and 100");

    [Fact]
    public async Task A_marker_that_is_none_is_refused() => await Refusal.Of(
        () => world.Source.List(request => request.Marker = "§"), "InvalidParameterValue", "marker");

    [Fact]
    public async Task Without_a_type_automated_and_manual_ones_are_listed()
    {
        OneOfEach();

        Assert.Equal(["automated", "manual"], (await world.Source.List()).Select(snapshot => snapshot.SnapshotType).Order());
    }

    [Theory]
    [InlineData("manual", "monthly")]
    [InlineData("automated", "rds:orders-2026-11-19-03-10")]
    [InlineData("awsbackup", "awsbackup:job-1")]
    public async Task A_type_selects_ones_own_of_that_type(string type, string expected)
    {
        OneOfEach();

        Assert.Equal([expected], (await world.Source.List(request => request.SnapshotType = type)).Select(snapshot => snapshot.DBSnapshotIdentifier));
    }

    [Fact]
    public async Task An_unknown_type_is_refused() =>
        await Refusal.Of(() => world.Source.List(request => request.SnapshotType = "nightly"), "InvalidParameterValue", "nightly");

    [Fact]
    public async Task Shared_snapshots_are_listed_when_asked_for_by_arn()
    {
        var source = world.Snapshot("monthly");
        world.Snapshot("weekly");
        await world.Source.Share("monthly", RdsWorld.Secondary);
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        Assert.Empty(await other.List());
        Assert.Equal(source.Arn, (await other.List(request => request.SnapshotType = "shared")).Single().DBSnapshotIdentifier);
        Assert.Equal("shared", (await other.List(request => request.IncludeShared = true)).Single().SnapshotType);
        Assert.Equal(source.Arn, (await other.List(request => (request.DBSnapshotIdentifier, request.IncludeShared) = (source.Arn, true))).Single().DBSnapshotArn);
        await Refusal.Of(() => other.Get(source.Arn), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
        Assert.Empty(await world.Vault.List(request => request.SnapshotType = "shared"));
    }

    [Fact]
    public async Task Public_snapshots_are_listed_when_asked_for()
    {
        world.Snapshot("monthly");
        await world.Source.Share("monthly", "all");
        var other = world.As(RdsWorld.Secondary, RdsWorld.East1);

        Assert.Empty(await other.List(request => request.SnapshotType = "shared"));
        Assert.Equal("public", (await other.List(request => request.SnapshotType = "public")).Single().SnapshotType);
        Assert.Single(await other.List(request => request.IncludePublic = true));
    }

    [Theory]
    [InlineData("db-snapshot-id", "monthly", 1)]
    [InlineData("db-snapshot-id", "nothing", 0)]
    [InlineData("db-instance-id", "orders", 2)]
    [InlineData("db-instance-id", "arn:aws:rds:us-east-1:111111111111:db:orders", 2)]
    [InlineData("snapshot-type", "automated", 1)]
    [InlineData("engine", "mysql", 0)]
    [InlineData("engine", "postgres", 2)]
    public async Task Filters_select(string name, string value, int expected)
    {
        OneOfEach();

        Assert.Equal(expected, (await world.Source.List(request => request.Filters = [new Filter { Name = name, Values = [value] }])).Count);
    }

    // API reference: "If this identifier is for an automated snapshot, the SnapshotType parameter must also be specified."
    [Theory]
    [InlineData("rds:orders-2026-11-19-03-10", "automated")]
    [InlineData("awsbackup:job-1", "awsbackup")]
    public async Task What_is_not_manual_is_found_by_name_only_with_its_type(string name, string type)
    {
        OneOfEach();

        await Refusal.Of(() => world.Source.Get(name), "DBSnapshotNotFound", status: HttpStatusCode.NotFound);
        Assert.Equal(
            name, (await world.Source.List(request => (request.DBSnapshotIdentifier, request.SnapshotType) = (name, type))).Single().DBSnapshotIdentifier);
    }

    [Fact]
    public async Task An_automated_snapshot_of_a_cluster_is_found_by_name_only_with_its_type()
    {
        world.Snapshot("rds:ledger-2026-11-19-03-10", world.Cluster(), SnapshotType.Automated);

        await Refusal.Of(
            () => world.Source.GetCluster("rds:ledger-2026-11-19-03-10"), "DBClusterSnapshotNotFoundFault", status: HttpStatusCode.NotFound);
        Assert.Single((await world.Source.DescribeDBClusterSnapshotsAsync(
            new() { DBClusterSnapshotIdentifier = "rds:ledger-2026-11-19-03-10", SnapshotType = "automated" })).DBClusterSnapshots!);
    }

    [Fact]
    public async Task Clusters_have_no_type_for_snapshots_of_AWS_Backup()
    {
        world.Snapshot("awsbackup:job-1", world.Cluster(), SnapshotType.AwsBackup);

        await Refusal.Of(() => world.Source.DescribeDBClusterSnapshotsAsync(new() { SnapshotType = "awsbackup" }), "InvalidParameterValue", "awsbackup");
        Assert.Equal("awsbackup:job-1", (await world.Source.GetCluster("awsbackup:job-1")).DBClusterSnapshotIdentifier);
    }

    // API reference: DBInstanceIdentifier "must match the identifier of an existing DBInstance".
    [Fact]
    public async Task A_database_that_is_named_has_to_exist_and_one_in_a_filter_need_not()
    {
        world.Snapshot("monthly");
        world.Snapshot("whole", world.Cluster());
        world.Model.In(RdsWorld.Primary, RdsWorld.East1).Instances.Clear();
        world.Model.In(RdsWorld.Primary, RdsWorld.East1).Clusters.Clear();

        await Refusal.Of(() => world.Source.List(request => request.DBInstanceIdentifier = "orders"), "DBInstanceNotFound", status: HttpStatusCode.NotFound);
        await Refusal.Of(
            () => world.Source.DescribeDBClusterSnapshotsAsync(new() { DBClusterIdentifier = "ledger" }), "DBClusterNotFoundFault", status: HttpStatusCode.NotFound);
        Assert.Single(await world.Source.List(request => request.Filters = [new Filter { Name = "db-instance-id", Values = ["orders"] }]));
    }

    [Fact]
    public async Task Many_snapshots_are_asked_for_by_name_in_one_call()
    {
        OneOfEach();

        var found = await world.Source.List(request => request.Filters =
            [new Filter { Name = "db-snapshot-id", Values = ["monthly", "gone", "rds:orders-2026-11-19-03-10"] }]);

        Assert.Equal(["monthly", "rds:orders-2026-11-19-03-10"], found.Select(snapshot => snapshot.DBSnapshotIdentifier));
    }

    [Fact]
    public async Task An_unknown_filter_is_refused()
    {
        Filter[] wrong = [new Filter { Name = "status", Values = ["available"] }];

        await Refusal.Of(() => world.Source.List(request => request.Filters = [.. wrong]), "InvalidParameterValue", "Unrecognized filter name: status");
        await Refusal.Of(() => world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { Filters = [.. wrong] }), "InvalidParameterValue");
        await Refusal.Of(() => world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { Filters = [.. wrong] }), "InvalidParameterValue");
        await Refusal.Of(() => world.Source.DescribeDBClusterSnapshotsAsync(new() { Filters = [.. wrong] }), "InvalidParameterValue");
    }

    [Fact]
    public async Task Cluster_snapshots_are_listed_by_cluster_or_by_name_but_not_by_both()
    {
        world.Snapshot("monthly", world.Cluster());

        var found = await world.Source.DescribeDBClusterSnapshotsAsync(new() { DBClusterIdentifier = "LEDGER" });

        Assert.Equal("monthly", found.DBClusterSnapshots!.Single().DBClusterSnapshotIdentifier);
        await Refusal.Of(
            () => world.Source.DescribeDBClusterSnapshotsAsync(new() { DBClusterIdentifier = "ledger", DBClusterSnapshotIdentifier = "monthly" }),
            "InvalidParameterCombination");
    }

    [Fact]
    public async Task Databases_are_described_by_name_arn_and_filter()
    {
        var instance = world.Instance();
        world.Cluster();

        var byArn = await world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = instance.Arn });
        var byFilter = await world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { Filters = [new Filter { Name = "engine", Values = ["aurora-postgresql"] }] });

        Assert.Equal("orders", byArn.DBInstances!.Single().DBInstanceIdentifier);
        Assert.Equal("ledger", byFilter.DBClusters!.Single().DBClusterIdentifier);
        await Refusal.Of(
            () => world.Source.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = "nothing" }), "DBInstanceNotFound", status: HttpStatusCode.NotFound);
        await Refusal.Of(
            () => world.Source.DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "nothing" }), "DBClusterNotFoundFault", status: HttpStatusCode.NotFound);
    }

    private void OneOfEach()
    {
        var instance = world.Instance();
        world.Snapshot("monthly", instance);
        world.Snapshot("rds:orders-2026-11-19-03-10", instance, SnapshotType.Automated);
        world.Snapshot("awsbackup:job-1", instance, SnapshotType.AwsBackup);
    }
}
