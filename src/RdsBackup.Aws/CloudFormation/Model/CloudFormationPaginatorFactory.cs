namespace Amazon.CloudFormation.Model;

internal sealed class CloudFormationPaginatorFactory(IAmazonCloudFormation client) : ICloudFormationPaginatorFactory
{
    public IDescribeChangeSetPaginator DescribeChangeSet(DescribeChangeSetRequest request) => new DescribeChangeSetPaginator(client, request);

    public IDescribeStackEventsPaginator DescribeStackEvents(DescribeStackEventsRequest request) => new DescribeStackEventsPaginator(client, request);

    public IDescribeStacksPaginator DescribeStacks(DescribeStacksRequest request) => new DescribeStacksPaginator(client, request);

    public IListChangeSetsPaginator ListChangeSets(ListChangeSetsRequest request) => new ListChangeSetsPaginator(client, request);

    public IListStackResourcesPaginator ListStackResources(ListStackResourcesRequest request) => new ListStackResourcesPaginator(client, request);

    public IListStacksPaginator ListStacks(ListStacksRequest request) => new ListStacksPaginator(client, request);
}
