using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.CloudFormation;

/// <summary>Client of AWS CloudFormation. Safe for concurrent use; one client serves one account and region.</summary>
public class AmazonCloudFormationClient : AmazonServiceClient, IAmazonCloudFormation
{
    private static readonly Protocol Wire =
        new QueryProtocol("Amazon.CloudFormation", "2010-05-15", new Faults(typeof(AmazonCloudFormationException)));

    private ICloudFormationPaginatorFactory? paginators;

    /// <summary>Credentials, region and settings from environment and profile.</summary>
    public AmazonCloudFormationClient() : this(new AmazonCloudFormationConfig()) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonCloudFormationClient(RegionEndpoint region) : this(new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    /// <summary>Credentials from environment and profile.</summary>
    public AmazonCloudFormationClient(AmazonCloudFormationConfig config) : base(config) { }

    /// <summary>Region and settings from environment and profile.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials) : this(credentials, new AmazonCloudFormationConfig()) { }

    /// <summary>Nothing but settings comes from environment and profile.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, RegionEndpoint region) : this(credentials, new AmazonCloudFormationConfig { RegionEndpoint = region }) { }

    /// <summary>Everything is given.</summary>
    public AmazonCloudFormationClient(AWSCredentials credentials, AmazonCloudFormationConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public ICloudFormationPaginatorFactory Paginators => paginators ??= new CloudFormationPaginatorFactory(this);

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonCloudFormationConfig.ServiceId);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    public virtual Task<ContinueUpdateRollbackResponse> ContinueUpdateRollbackAsync(ContinueUpdateRollbackRequest request, CancellationToken cancellationToken = default) =>
        Call<ContinueUpdateRollbackRequest, ContinueUpdateRollbackResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken = default) =>
        Call<CreateChangeSetRequest, CreateChangeSetResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteChangeSetResponse> DeleteChangeSetAsync(DeleteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteChangeSetRequest, DeleteChangeSetResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default) =>
        Call<DeleteStackRequest, DeleteStackResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeChangeSetResponse> DescribeChangeSetAsync(DescribeChangeSetRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeChangeSetRequest, DescribeChangeSetResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeStackEventsRequest, DescribeStackEventsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStackResourcesResponse> DescribeStackResourcesAsync(DescribeStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeStackResourcesRequest, DescribeStackResourcesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default) =>
        Call<DescribeStacksRequest, DescribeStacksResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ExecuteChangeSetResponse> ExecuteChangeSetAsync(ExecuteChangeSetRequest request, CancellationToken cancellationToken = default) =>
        Call<ExecuteChangeSetRequest, ExecuteChangeSetResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default) =>
        Call<GetTemplateRequest, GetTemplateResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetTemplateSummaryResponse> GetTemplateSummaryAsync(GetTemplateSummaryRequest request, CancellationToken cancellationToken = default) =>
        Call<GetTemplateSummaryRequest, GetTemplateSummaryResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListChangeSetsResponse> ListChangeSetsAsync(ListChangeSetsRequest request, CancellationToken cancellationToken = default) =>
        Call<ListChangeSetsRequest, ListChangeSetsResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStackResourcesResponse> ListStackResourcesAsync(ListStackResourcesRequest request, CancellationToken cancellationToken = default) =>
        Call<ListStackResourcesRequest, ListStackResourcesResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListStacksResponse> ListStacksAsync(ListStacksRequest request, CancellationToken cancellationToken = default) =>
        Call<ListStacksRequest, ListStacksResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<UpdateTerminationProtectionResponse> UpdateTerminationProtectionAsync(UpdateTerminationProtectionRequest request, CancellationToken cancellationToken = default) =>
        Call<UpdateTerminationProtectionRequest, UpdateTerminationProtectionResponse>(request, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ValidateTemplateResponse> ValidateTemplateAsync(ValidateTemplateRequest request, CancellationToken cancellationToken = default) =>
        Call<ValidateTemplateRequest, ValidateTemplateResponse>(request, cancellationToken);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => pipeline.UseServiceEndpoints();

    private Task<TResponse> Call<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonCloudFormationRequest, new()
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        return InvokeAsync<TResponse>(request, Wire.Operation<TRequest, TResponse>(), cancellationToken);
    }
}
