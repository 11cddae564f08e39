using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's query protocol for one service: a form goes out, XML comes back.</summary>
/// <param name="service">The service's name for the SDK's logs and metrics, such as <c>Amazon.RDS</c>.</param>
/// <param name="version">The API version, such as <c>2014-10-31</c>.</param>
/// <param name="faults">What the service's errors become.</param>
internal sealed class QueryProtocol(string service, string version, Faults faults) : Protocol
{
    protected override InvokeOptions Of<TRequest, TResponse>(string operation) => new()
    {
        RequestMarshaller = new QueryMarshaller<TRequest>(service, operation, version),
        ResponseUnmarshaller = new QueryUnmarshaller<TResponse>(operation, faults),
    };
}
