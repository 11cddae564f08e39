using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's query protocol for one service: a form goes out, XML comes back.</summary>
/// <param name="service">The service's name for the SDK's logs and metrics, such as <c>Amazon.RDS</c>.</param>
/// <param name="version">The API version, such as <c>2014-10-31</c>.</param>
/// <param name="fault">What the service's errors become.</param>
internal sealed class QueryProtocol(string service, string version, Fault fault)
{
    public InvokeOptions Operation<TResponse>(string name) where TResponse : AmazonWebServiceResponse, IXmlReadable, new() => new()
    {
        RequestMarshaller = new QueryMarshaller(service, name, version),
        ResponseUnmarshaller = new QueryUnmarshaller<TResponse>(name, fault),
    };
}
