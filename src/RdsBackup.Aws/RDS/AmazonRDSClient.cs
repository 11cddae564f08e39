using Amazon.RDS.Model;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS;

public partial interface IAmazonRDS
{
    /// <summary>Lists DB instances, a page at a time.</summary>
    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists DB snapshots, a page at a time.</summary>
    Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the account's quotas.</summary>
    Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(CancellationToken cancellationToken = default);
}

// What the official package has beside what follows from the model.
public partial class AmazonRDSClient
{
    /// <inheritdoc/>
    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(CancellationToken cancellationToken = default) =>
        DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(CancellationToken cancellationToken = default) =>
        DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(CancellationToken cancellationToken = default) =>
        DescribeAccountAttributesAsync(new DescribeAccountAttributesRequest(), cancellationToken);

    // Requests to another region are signed for it, too.
    static partial void Customize(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<SignatureV4Handler>(new PreSignedUrlHandler());
}
