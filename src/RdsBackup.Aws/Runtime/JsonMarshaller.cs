using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace RdsBackup.Aws.Runtime;

/// <summary>Turns a request into a JSON body with its operation in a header.</summary>
internal sealed class JsonMarshaller(string service, string target, string contentType) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    // Events and inputs are JSON inside JSON: escaping every quotation mark for HTML would make them six times as long.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = target;
        request.Headers["Content-Type"] = contentType;

        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options))
            json.Write((IJsonWritable)input);
        request.Content = body.WrittenSpan.ToArray();
        return request;
    }
}
