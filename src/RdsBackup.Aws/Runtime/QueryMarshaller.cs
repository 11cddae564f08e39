using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace RdsBackup.Aws.Runtime;

/// <summary>Turns a request into a form.</summary>
internal sealed class QueryMarshaller(string service, string action, string version) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service) { HttpMethod = "POST" };
        request.Parameters["Action"] = action;
        request.Parameters["Version"] = version;
        ((IFormWritable)input).Write(new Form(request.Parameters));
        request.ContentStream = AWSSDKUtils.WriteParametersToPooledStream(request);
        return request;
    }
}
