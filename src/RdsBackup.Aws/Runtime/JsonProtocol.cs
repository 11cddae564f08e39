using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace RdsBackup.Aws.Runtime;

/// <summary>AWS's JSON protocols, awsJson1_0 and awsJson1_1, for one service: JSON goes out, JSON comes back, a header names the operation.</summary>
/// <param name="service">The service's name for the SDK's logs and metrics, such as <c>Amazon.StepFunctions</c>.</param>
/// <param name="version">The protocol's version, <c>1.0</c> or <c>1.1</c>: it stands in the content type.</param>
/// <param name="target">What stands before the operation's name in <c>X-Amz-Target</c>, such as <c>AWSStepFunctions</c>.</param>
/// <param name="fault">What the service's errors become.</param>
internal sealed class JsonProtocol(string service, string version, string target, Fault fault)
{
    public InvokeOptions Operation<TResponse>(string name) where TResponse : AmazonWebServiceResponse, IJsonReadable, new() => new()
    {
        RequestMarshaller = new JsonMarshaller(service, $"{target}.{name}", $"application/x-amz-json-{version}"),
        ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(fault),
    };
}
