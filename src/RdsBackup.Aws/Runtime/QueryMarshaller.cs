using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace RdsBackup.Aws.Runtime;

/// <summary>Turns a request into a form.</summary>
internal sealed class QueryMarshaller<TRequest>(string service, string action, string version) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest, new()
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service) { HttpMethod = "POST" };
        request.Parameters["Action"] = action;
        request.Parameters["Version"] = version;
        Members<TRequest>.Instance.Write(request.Parameters, "", (TRequest)input);
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }
}
