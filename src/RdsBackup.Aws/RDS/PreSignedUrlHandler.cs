using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.RDS;

/// <summary>
/// Pipeline step that signs a <see cref="CrossRegionRequest"/> for its source region and adds it to the form. It changes the form and not the
/// caller's request, which may be sent again later than the signature holds.
/// </summary>
internal sealed class PreSignedUrlHandler : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = executionContext.RequestContext;
        if (context.OriginalRequest is CrossRegionRequest { SourceRegion: { } sourceRegion, PreSignedUrl: null })
        {
            var credentials = await ((AWSCredentials)context.Identity).GetCredentialsAsync().ConfigureAwait(false);
            context.Request.Parameters[nameof(CrossRegionRequest.PreSignedUrl)] = Sign(context, sourceRegion, credentials);
            context.Request.ContentStream.Dispose();
            context.Request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(context.Request);
        }

        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    private static string Sign(IRequestContext context, string sourceRegion, ImmutableCredentials credentials)
    {
        var config = context.ClientConfig;
        using var request = context.Marshaller.Marshall(context.OriginalRequest);
        request.HttpMethod = "GET";
        request.UseQueryString = true;
        request.Endpoint = new Uri(config.DetermineServiceOperationEndpoint(
            new ServiceOperationEndpointParameters(context.OriginalRequest, RegionEndpoint.GetBySystemName(sourceRegion))).URL);
        request.Parameters["DestinationRegion"] = config.RegionEndpoint?.SystemName ?? config.AuthenticationRegion;
        if (credentials.UseToken)
            request.Parameters["X-Amz-Security-Token"] = credentials.Token;

        var signature = AWS4PreSignedUrlSigner.SignRequest(
            request, config, new RequestMetrics(), credentials.AccessKey, credentials.SecretKey, config.AuthenticationServiceName, sourceRegion);
        return $"{AmazonServiceClient.ComposeUrl(request)}&{signature.ForQueryParameters}";
    }
}
