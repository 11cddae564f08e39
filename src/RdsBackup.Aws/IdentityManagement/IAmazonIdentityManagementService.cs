using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.IdentityManagement;

/// <summary>AWS Identity and Access Management, API version 2010-05-08: the part of it that finds and makes service-linked roles.</summary>
/// <remarks>Every operation throws <see cref="AmazonIdentityManagementServiceException"/>, or the class of it that AWS's model gives the error.</remarks>
public interface IAmazonIdentityManagementService : IAmazonService, IDisposable
{
    /// <summary>The endpoint a request would go to.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    /// <summary>Makes the role through which a service acts in the account.</summary>
    Task<CreateServiceLinkedRoleResponse> CreateServiceLinkedRoleAsync(CreateServiceLinkedRoleRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a role.</summary>
    Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonIdentityManagementServiceConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials? awsCredentials, ClientConfig clientConfig) =>
        clientConfig is not AmazonIdentityManagementServiceConfig config
            ? throw new AmazonClientException("ClientConfig is not of type AmazonIdentityManagementServiceConfig to create AmazonIdentityManagementServiceClient")
            : awsCredentials is null ? new AmazonIdentityManagementServiceClient(config) : new AmazonIdentityManagementServiceClient(awsCredentials, config);
}
