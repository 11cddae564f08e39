using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>The SDK's pipeline as these clients need it.</summary>
internal static class ServicePipeline
{
    /// <summary>Signs by Signature Version 4, and for the endpoint that the client's endpoint provider names.</summary>
    public static void UseServiceEndpoints(this RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Handler());
        pipeline.AddHandlerAfter<SignatureV4Handler>(new ServiceEndpointResolver());
    }
}
