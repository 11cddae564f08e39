namespace Amazon.CloudFormation.Model;

/// <summary>The lists as streams: a page is fetched when enumeration reaches it.</summary>
public interface ICloudFormationPaginatorFactory
{
    /// <inheritdoc cref="IAmazonCloudFormation.DescribeChangeSetAsync(DescribeChangeSetRequest, CancellationToken)"/>
    IDescribeChangeSetPaginator DescribeChangeSet(DescribeChangeSetRequest request);

    /// <inheritdoc cref="IAmazonCloudFormation.DescribeStackEventsAsync(DescribeStackEventsRequest, CancellationToken)"/>
    IDescribeStackEventsPaginator DescribeStackEvents(DescribeStackEventsRequest request);

    /// <inheritdoc cref="IAmazonCloudFormation.DescribeStacksAsync(DescribeStacksRequest, CancellationToken)"/>
    IDescribeStacksPaginator DescribeStacks(DescribeStacksRequest request);

    /// <inheritdoc cref="IAmazonCloudFormation.ListChangeSetsAsync(ListChangeSetsRequest, CancellationToken)"/>
    IListChangeSetsPaginator ListChangeSets(ListChangeSetsRequest request);

    /// <inheritdoc cref="IAmazonCloudFormation.ListStackResourcesAsync(ListStackResourcesRequest, CancellationToken)"/>
    IListStackResourcesPaginator ListStackResources(ListStackResourcesRequest request);

    /// <inheritdoc cref="IAmazonCloudFormation.ListStacksAsync(ListStacksRequest, CancellationToken)"/>
    IListStacksPaginator ListStacks(ListStacksRequest request);
}
