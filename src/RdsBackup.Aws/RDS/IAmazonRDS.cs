using Amazon.RDS.Model;
using Amazon.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.RDS;

/// <summary>Amazon Relational Database Service, API version 2014-10-31: the part of it that backups need.</summary>
/// <remarks>Every operation throws <see cref="AmazonRDSException"/>, or the class of it that AWS's model gives the error.</remarks>
public interface IAmazonRDS : IAmazonService, IDisposable
{
    /// <summary>Paginators: the describe operations as streams.</summary>
    IRDSPaginatorFactory Paginators { get; }

    /// <summary>The endpoint a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Lists DB instances, a page at a time.</summary>
    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(DescribeDBInstancesRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DescribeDBInstancesAsync(DescribeDBInstancesRequest, CancellationToken)"/>
    Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists DB clusters, a page at a time.</summary>
    Task<DescribeDBClustersResponse> DescribeDBClustersAsync(DescribeDBClustersRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists DB snapshots, a page at a time.</summary>
    Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(DescribeDBSnapshotsRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DescribeDBSnapshotsAsync(DescribeDBSnapshotsRequest, CancellationToken)"/>
    Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists DB cluster snapshots, a page at a time.</summary>
    Task<DescribeDBClusterSnapshotsResponse> DescribeDBClusterSnapshotsAsync(DescribeDBClusterSnapshotsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a manual snapshot of a DB instance.</summary>
    Task<CreateDBSnapshotResponse> CreateDBSnapshotAsync(CreateDBSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a manual snapshot of a DB cluster.</summary>
    Task<CreateDBClusterSnapshotResponse> CreateDBClusterSnapshotAsync(CreateDBClusterSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a copy of a DB snapshot into the client's region and account.</summary>
    Task<CopyDBSnapshotResponse> CopyDBSnapshotAsync(CopyDBSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a copy of a DB cluster snapshot into the client's region and account.</summary>
    Task<CopyDBClusterSnapshotResponse> CopyDBClusterSnapshotAsync(CopyDBClusterSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells with whom a manual DB snapshot is shared.</summary>
    Task<DescribeDBSnapshotAttributesResponse> DescribeDBSnapshotAttributesAsync(DescribeDBSnapshotAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells with whom a manual DB cluster snapshot is shared.</summary>
    Task<DescribeDBClusterSnapshotAttributesResponse> DescribeDBClusterSnapshotAttributesAsync(DescribeDBClusterSnapshotAttributesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Shares a manual DB snapshot, or withdraws it.</summary>
    Task<ModifyDBSnapshotAttributeResponse> ModifyDBSnapshotAttributeAsync(ModifyDBSnapshotAttributeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Shares a manual DB cluster snapshot, or withdraws it.</summary>
    Task<ModifyDBClusterSnapshotAttributeResponse> ModifyDBClusterSnapshotAttributeAsync(ModifyDBClusterSnapshotAttributeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a manual DB snapshot; one that is still being copied is cancelled.</summary>
    Task<DeleteDBSnapshotResponse> DeleteDBSnapshotAsync(DeleteDBSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a manual DB cluster snapshot.</summary>
    Task<DeleteDBClusterSnapshotResponse> DeleteDBClusterSnapshotAsync(DeleteDBClusterSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a new DB instance from a snapshot.</summary>
    Task<RestoreDBInstanceFromDBSnapshotResponse> RestoreDBInstanceFromDBSnapshotAsync(RestoreDBInstanceFromDBSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a new DB cluster from a snapshot.</summary>
    Task<RestoreDBClusterFromSnapshotResponse> RestoreDBClusterFromSnapshotAsync(RestoreDBClusterFromSnapshotRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a new DB instance.</summary>
    Task<CreateDBInstanceResponse> CreateDBInstanceAsync(CreateDBInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts a new DB cluster.</summary>
    Task<CreateDBClusterResponse> CreateDBClusterAsync(CreateDBClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a DB instance.</summary>
    Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(ModifyDBInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes a DB cluster.</summary>
    Task<ModifyDBClusterResponse> ModifyDBClusterAsync(ModifyDBClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a DB instance.</summary>
    Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(DeleteDBInstanceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a DB cluster.</summary>
    Task<DeleteDBClusterResponse> DeleteDBClusterAsync(DeleteDBClusterRequest request, CancellationToken cancellationToken = default);

    /// <summary>Adds or replaces tags.</summary>
    Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes tags by key.</summary>
    Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the tags of a resource.</summary>
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the quotas of the account in the region, used and allowed.</summary>
    Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(DescribeAccountAttributesRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DescribeAccountAttributesAsync(DescribeAccountAttributesRequest, CancellationToken)"/>
    Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonRDSConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonRDSConfig config
            ? throw new AmazonClientException("ClientConfig is not of type AmazonRDSConfig to create AmazonRDSClient")
            : awsCredentials is null ? new AmazonRDSClient(config) : new AmazonRDSClient(awsCredentials, config);
}
