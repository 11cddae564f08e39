using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The pages of <c>DescribeChangeSet</c>. It can be enumerated once.</summary>
public interface IDescribeChangeSetPaginator
{
    /// <summary>The pages.</summary>
    IPaginatedEnumerable<DescribeChangeSetResponse> Responses { get; }

    /// <summary>What is on the pages.</summary>
    IPaginatedEnumerable<Change> Changes { get; }
}

internal sealed class DescribeChangeSetPaginator(IAmazonCloudFormation client, DescribeChangeSetRequest request) : IDescribeChangeSetPaginator
{
    private readonly MarkerPaginator<DescribeChangeSetRequest, DescribeChangeSetResponse> pages = new(request, client.DescribeChangeSetAsync);

    public IPaginatedEnumerable<DescribeChangeSetResponse> Responses => new PaginatedResponse<DescribeChangeSetResponse>(pages);

    public IPaginatedEnumerable<Change> Changes => new PaginatedResultKeyResponse<DescribeChangeSetResponse, Change>(pages, page => page.Changes ?? []);
}
