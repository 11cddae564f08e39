using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's query protocol for one service: a form goes out, XML comes back.</summary>
/// <param name="service">The service's name for the SDK's logs and metrics, such as <c>Amazon.RDS</c>.</param>
/// <param name="version">The API version, such as <c>2014-10-31</c>.</param>
/// <param name="faults">What the service's errors become.</param>
internal sealed class QueryProtocol(string service, string version, Faults faults)
{
    private readonly ConcurrentDictionary<Type, InvokeOptions> operations = new();

    /// <summary>The operation that takes the request; its wire name is the request class's without "Request".</summary>
    public InvokeOptions Operation<TRequest, TResponse>()
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse, new() =>
        operations.GetOrAdd(typeof(TRequest), _ =>
        {
            var action = typeof(TRequest).Name[..^"Request".Length];
            return new InvokeOptions
            {
                RequestMarshaller = new QueryMarshaller<TRequest>(service, action, version),
                ResponseUnmarshaller = new QueryUnmarshaller<TResponse>(action, faults),
            };
        });
}
