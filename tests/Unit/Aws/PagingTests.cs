using Amazon.CloudFormation.Model;
using Amazon.RDS.Model;

namespace RdsBackup.Unit.Aws;

public sealed class PagingTests
{
    [Fact]
    public async Task Every_page_is_enumerated_once_and_in_order()
    {
        var wire = Pages(3);
        var names = new List<string?>();
        await foreach (var snapshot in wire.Client().Paginators.DescribeDBSnapshots(new DescribeDBSnapshotsRequest { MaxRecords = 20 }).DBSnapshots)
            names.Add(snapshot.DBSnapshotIdentifier);

        Assert.Equal(["p0-a", "p0-b", "p1-a", "p1-b", "p2-a", "p2-b"], names);
        Assert.Equal([null, "1", "2"], wire.Requests.Select(request => request.Form.GetValueOrDefault("Marker")));
        Assert.All(wire.Requests, request => Assert.Equal("20", request.Form["MaxRecords"]));
    }

    [Fact]
    public async Task A_page_is_fetched_only_when_enumeration_reaches_it()
    {
        var wire = Pages(3);
        var paginator = wire.Client().Paginators.DescribeDBSnapshots(new DescribeDBSnapshotsRequest());
        Assert.Empty(wire.Requests);

        await foreach (var _ in paginator.DBSnapshots)
            break;

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task A_paginator_is_walked_once_but_its_request_can_be_used_again()
    {
        var wire = Pages(2);
        var client = wire.Client();
        var request = new DescribeDBSnapshotsRequest();
        var paginator = client.Paginators.DescribeDBSnapshots(request);
        Assert.Equal(4, await Count(paginator));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Count(paginator));
        Assert.Equal(4, await Count(client.Paginators.DescribeDBSnapshots(request)));
    }

    [Fact]
    public async Task Cancelling_an_enumeration_stops_before_the_next_page()
    {
        var wire = Pages(3);
        using var cancellation = new CancellationTokenSource();
        var pages = wire.Client().Paginators.DescribeDBSnapshots(new DescribeDBSnapshotsRequest()).Responses;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in pages.WithCancellation(cancellation.Token))
                await cancellation.CancelAsync();
        });

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Instances_clusters_and_cluster_snapshots_page_too()
    {
        var client = new Wire(request => Wire.Xml($"<{request.Form["Action"]}Response/>")).Client();

        Assert.Empty(await ToList(client.Paginators.DescribeDBInstances(new DescribeDBInstancesRequest()).DBInstances));
        Assert.Empty(await ToList(client.Paginators.DescribeDBClusters(new DescribeDBClustersRequest()).DBClusters));
        Assert.Empty(await ToList(client.Paginators.DescribeDBClusterSnapshots(new DescribeDBClusterSnapshotsRequest()).DBClusterSnapshots));
    }

    [Fact]
    public async Task Stack_events_page_by_token()
    {
        var wire = Wire.Answering(Page("e2", "t&amp;1"), Page("e1", null));
        var request = new DescribeStackEventsRequest { StackName = "rds-backup-recovery" };
        var events = new List<string?>();
        await foreach (var one in wire.CloudFormation().Paginators.DescribeStackEvents(request).StackEvents)
            events.Add(one.EventId);

        Assert.Equal(["e2", "e1"], events);
        Assert.Equal([null, "t&1"], wire.Requests.Select(sent => sent.Form.GetValueOrDefault("NextToken")));
        Assert.Null(request.NextToken);

        static string Page(string id, string? token) =>
            $"""
             <DescribeStackEventsResponse><DescribeStackEventsResult>
               <StackEvents><member><EventId>{id}</EventId></member></StackEvents>{(token is null ? "" : $"<NextToken>{token}</NextToken>")}
             </DescribeStackEventsResult></DescribeStackEventsResponse>
             """;
    }

    [Fact]
    public async Task Executions_page_by_token()
    {
        var wire = Wire.AnsweringJson("""{"executions":[{"name":"b"}],"nextToken":"t1"}""", """{"executions":[{"name":"a"}]}""");
        var names = new List<string?>();
        await foreach (var one in wire.StepFunctions().Paginators.ListExecutions(new() { StateMachineArn = "arn" }).Executions)
            names.Add(one.Name);

        Assert.Equal(["b", "a"], names);
        Assert.Equal(["""{"stateMachineArn":"arn"}""", """{"stateMachineArn":"arn","nextToken":"t1"}"""], wire.Requests.Select(sent => sent.Body));
    }

    private static async Task<int> Count(IDescribeDBSnapshotsPaginator paginator) => (await ToList(paginator.DBSnapshots)).Count;

    private static async Task<List<T>> ToList<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static Wire Pages(int count) => new(request =>
    {
        var page = int.Parse(request.Form.GetValueOrDefault("Marker", "0"));
        var marker = page + 1 < count ? $"<Marker>{page + 1}</Marker>" : "";
        return Wire.Xml(
            $"""
             <DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult>{marker}<DBSnapshots>
               <DBSnapshot><DBSnapshotIdentifier>p{page}-a</DBSnapshotIdentifier></DBSnapshot>
               <DBSnapshot><DBSnapshotIdentifier>p{page}-b</DBSnapshotIdentifier></DBSnapshot>
             </DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>
             """);
    });
}
