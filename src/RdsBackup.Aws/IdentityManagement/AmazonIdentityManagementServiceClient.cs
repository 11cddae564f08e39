using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.IdentityManagement;

/// <summary>Client of AWS Identity and Access Management. Safe for concurrent use; one client serves one account and region.</summary>
public class AmazonIdentityManagementServiceClient : AmazonServiceClient, IAmazonIdentityManagementService
{
    private static readonly Protocol Wire =
        new QueryProtocol("Amazon.IdentityManagement", "2010-05-08", new Faults(typeof(AmazonIdentityManagementServiceException)));

    /// <summary>Credentials, region and settings from environment and profile.</summary>
    public AmazonIdentityManagementServiceClient() : this(new AmazonIdentityManagementServiceConfig()) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonIdentityManagementServiceClient(RegionEndpoint region) : this(new AmazonIdentityManagementServiceConfig { RegionEndpoint = region }) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonIdentityManagementServiceClient(AmazonIdentityManagementServiceConfig config) : base(config) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials) : this(credentials, new AmazonIdentityManagementServiceConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonIdentityManagementServiceConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonIdentityManagementServiceConfig.ServiceId);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    public virtual Task<CreateServiceLinkedRoleResponse> CreateServiceLinkedRoleAsync(CreateServiceLinkedRoleRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        Call<GetRoleRequest, GetRoleResponse>(request, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceEndpoints();

    private Task<TResponse> Call<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonIdentityManagementServiceRequest, new()
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, Wire.Operation<TRequest, TResponse>(), cancellationToken);
    }
}
