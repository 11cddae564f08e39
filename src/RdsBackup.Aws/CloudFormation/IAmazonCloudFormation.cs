using Amazon.CloudFormation.Model;
using Amazon.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.CloudFormation;

/// <summary>AWS CloudFormation, API version 2010-05-15: the part of it that deploys stacks through change sets.</summary>
/// <remarks>Every operation throws <see cref="AmazonCloudFormationException"/>, or the class of it that AWS's model gives the error.</remarks>
public interface IAmazonCloudFormation : IAmazonService, IDisposable
{
    /// <summary>Paginators: the lists as streams.</summary>
    ICloudFormationPaginatorFactory Paginators { get; }

    /// <summary>The endpoint a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Goes on with a rollback that failed (UPDATE_ROLLBACK_FAILED).</summary>
    Task<ContinueUpdateRollbackResponse> ContinueUpdateRollbackAsync(ContinueUpdateRollbackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to make a change set: what a template and its parameters would change.</summary>
    Task<CreateChangeSetResponse> CreateChangeSetAsync(CreateChangeSetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Deletes a change set; the stack that was made for it stays, in REVIEW_IN_PROGRESS.</summary>
    Task<DeleteChangeSetResponse> DeleteChangeSetAsync(DeleteChangeSetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to delete a stack. One that is not there is deleted already: no error.</summary>
    Task<DeleteStackResponse> DeleteStackAsync(DeleteStackRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a change set, a page of its changes at a time.</summary>
    Task<DescribeChangeSetResponse> DescribeChangeSetAsync(DescribeChangeSetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists what happened to a stack, newest first, a page at a time.</summary>
    Task<DescribeStackEventsResponse> DescribeStackEventsAsync(DescribeStackEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the resources of a stack; of more than 100 only the first 100.</summary>
    Task<DescribeStackResourcesResponse> DescribeStackResourcesAsync(DescribeStackResourcesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a stack, or all that are not deleted, a page at a time. An unknown name is the error <c>ValidationError</c>.</summary>
    Task<DescribeStacksResponse> DescribeStacksAsync(DescribeStacksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Starts to carry a change set out.</summary>
    Task<ExecuteChangeSetResponse> ExecuteChangeSetAsync(ExecuteChangeSetRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads the template of a stack or a change set.</summary>
    Task<GetTemplateResponse> GetTemplateAsync(GetTemplateRequest request, CancellationToken cancellationToken = default);

    /// <summary>Tells what a template, or a stack's template, declares: parameters, resource types, capabilities.</summary>
    Task<GetTemplateSummaryResponse> GetTemplateSummaryAsync(GetTemplateSummaryRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the change sets of a stack that have not been carried out, a page at a time.</summary>
    Task<ListChangeSetsResponse> ListChangeSetsAsync(ListChangeSetsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists the resources of a stack, a page at a time.</summary>
    Task<ListStackResourcesResponse> ListStackResourcesAsync(ListStackResourcesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Lists stacks, those deleted in the last 90 days too, a page at a time.</summary>
    Task<ListStacksResponse> ListStacksAsync(ListStacksRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets whether a stack can be deleted.</summary>
    Task<UpdateTerminationProtectionResponse> UpdateTerminationProtectionAsync(UpdateTerminationProtectionRequest request, CancellationToken cancellationToken = default);

    /// <summary>Checks that a template parses, and tells its parameters and capabilities.</summary>
    Task<ValidateTemplateResponse> ValidateTemplateAsync(ValidateTemplateRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonCloudFormationConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonCloudFormationConfig config
            ? throw new AmazonClientException("ClientConfig is not of type AmazonCloudFormationConfig to create AmazonCloudFormationClient")
            : awsCredentials is null ? new AmazonCloudFormationClient(config) : new AmazonCloudFormationClient(awsCredentials, config);
}
