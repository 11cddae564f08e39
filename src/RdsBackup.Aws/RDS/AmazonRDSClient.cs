using Amazon.RDS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.RDS;

/// <summary>Client of Amazon Relational Database Service. Safe for concurrent use; one client serves one account and region.</summary>
public class AmazonRDSClient : AmazonServiceClient, IAmazonRDS
{
    private static readonly QueryProtocol Query = new("Amazon.RDS", "2014-10-31", new Faults(typeof(AmazonRDSException)));

    private IRDSPaginatorFactory? paginators;

    /// <summary>Credentials, region and settings from environment and profile.</summary>
    public AmazonRDSClient() : this(new AmazonRDSConfig()) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonRDSClient(RegionEndpoint region) : this(new AmazonRDSConfig { RegionEndpoint = region }) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonRDSClient(AmazonRDSConfig config) : base(config) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonRDSClient(AWSCredentials credentials) : this(credentials, new AmazonRDSConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonRDSClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonRDSConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonRDSClient(AWSCredentials credentials, AmazonRDSConfig clientConfig) : base(credentials, clientConfig) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey) : this(awsAccessKeyId, awsSecretAccessKey, new AmazonRDSConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonRDSConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonRDSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRDSConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonRDSConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonRDSClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonRDSConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    /// <inheritdoc/>
    public IRDSPaginatorFactory Paginators => paginators ??= new RDSPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonRDSConfig.ServiceId);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(DescribeDBInstancesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBInstancesRequest, DescribeDBInstancesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBInstancesResponse> DescribeDBInstancesAsync(CancellationToken cancellationToken = default) =>
        DescribeDBInstancesAsync(new DescribeDBInstancesRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBClustersResponse> DescribeDBClustersAsync(DescribeDBClustersRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBClustersRequest, DescribeDBClustersResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(DescribeDBSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBSnapshotsRequest, DescribeDBSnapshotsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBSnapshotsResponse> DescribeDBSnapshotsAsync(CancellationToken cancellationToken = default) =>
        DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBClusterSnapshotsResponse> DescribeDBClusterSnapshotsAsync(DescribeDBClusterSnapshotsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBClusterSnapshotsRequest, DescribeDBClusterSnapshotsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBSnapshotResponse> CreateDBSnapshotAsync(CreateDBSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateDBSnapshotRequest, CreateDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBClusterSnapshotResponse> CreateDBClusterSnapshotAsync(CreateDBClusterSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateDBClusterSnapshotRequest, CreateDBClusterSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CopyDBSnapshotResponse> CopyDBSnapshotAsync(CopyDBSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<CopyDBSnapshotRequest, CopyDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CopyDBClusterSnapshotResponse> CopyDBClusterSnapshotAsync(CopyDBClusterSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<CopyDBClusterSnapshotRequest, CopyDBClusterSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBSnapshotAttributesResponse> DescribeDBSnapshotAttributesAsync(DescribeDBSnapshotAttributesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBSnapshotAttributesRequest, DescribeDBSnapshotAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeDBClusterSnapshotAttributesResponse> DescribeDBClusterSnapshotAttributesAsync(DescribeDBClusterSnapshotAttributesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeDBClusterSnapshotAttributesRequest, DescribeDBClusterSnapshotAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyDBSnapshotAttributeResponse> ModifyDBSnapshotAttributeAsync(ModifyDBSnapshotAttributeRequest request, CancellationToken cancellationToken = default) =>
        Call<ModifyDBSnapshotAttributeRequest, ModifyDBSnapshotAttributeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyDBClusterSnapshotAttributeResponse> ModifyDBClusterSnapshotAttributeAsync(ModifyDBClusterSnapshotAttributeRequest request, CancellationToken cancellationToken = default) =>
        Call<ModifyDBClusterSnapshotAttributeRequest, ModifyDBClusterSnapshotAttributeResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBSnapshotResponse> DeleteDBSnapshotAsync(DeleteDBSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteDBSnapshotRequest, DeleteDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBClusterSnapshotResponse> DeleteDBClusterSnapshotAsync(DeleteDBClusterSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteDBClusterSnapshotRequest, DeleteDBClusterSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreDBInstanceFromDBSnapshotResponse> RestoreDBInstanceFromDBSnapshotAsync(RestoreDBInstanceFromDBSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<RestoreDBInstanceFromDBSnapshotRequest, RestoreDBInstanceFromDBSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RestoreDBClusterFromSnapshotResponse> RestoreDBClusterFromSnapshotAsync(RestoreDBClusterFromSnapshotRequest request, CancellationToken cancellationToken = default) =>
        Call<RestoreDBClusterFromSnapshotRequest, RestoreDBClusterFromSnapshotResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBInstanceResponse> CreateDBInstanceAsync(CreateDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateDBInstanceRequest, CreateDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateDBClusterResponse> CreateDBClusterAsync(CreateDBClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateDBClusterRequest, CreateDBClusterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyDBInstanceResponse> ModifyDBInstanceAsync(ModifyDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        Call<ModifyDBInstanceRequest, ModifyDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ModifyDBClusterResponse> ModifyDBClusterAsync(ModifyDBClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<ModifyDBClusterRequest, ModifyDBClusterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBInstanceResponse> DeleteDBInstanceAsync(DeleteDBInstanceRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteDBInstanceRequest, DeleteDBInstanceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteDBClusterResponse> DeleteDBClusterAsync(DeleteDBClusterRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteDBClusterRequest, DeleteDBClusterResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<AddTagsToResourceResponse> AddTagsToResourceAsync(AddTagsToResourceRequest request, CancellationToken cancellationToken = default) =>
        Call<AddTagsToResourceRequest, AddTagsToResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<RemoveTagsFromResourceResponse> RemoveTagsFromResourceAsync(RemoveTagsFromResourceRequest request, CancellationToken cancellationToken = default) =>
        Call<RemoveTagsFromResourceRequest, RemoveTagsFromResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) =>
        Call<ListTagsForResourceRequest, ListTagsForResourceResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(DescribeAccountAttributesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeAccountAttributesRequest, DescribeAccountAttributesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeAccountAttributesResponse> DescribeAccountAttributesAsync(CancellationToken cancellationToken = default) =>
        DescribeAccountAttributesAsync(new DescribeAccountAttributesRequest(), cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.UseServiceEndpoints();
        pipeline.AddHandlerAfter<SignatureV4Handler>(new PreSignedUrlHandler());
    }

    private Task<TResponse> Call<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonRDSRequest, new()
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, Query.Operation<TRequest, TResponse>(), cancellationToken);
    }
}
