using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace RdsBackup.Aws.Runtime;

/// <summary>Reads a JSON body, and errors into the service's exceptions. The SDK makes an <see cref="AmazonUnmarshallingException"/> of what it throws.</summary>
internal sealed class JsonUnmarshaller<TResponse>(Fault fault) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, IJsonReadable, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var body = ReadAll(input.Stream);
        var response = new TResponse();
        // An operation without a result may answer nothing at all; from any other, nothing must not pass for an empty list.
        if (body.Length == 0 && response.IsEmpty)
            return response;

        Read(body, response);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var bytes = ReadAll(input.Stream);
        var body = JsonError.Parse(bytes);
        var error = JsonError.Of(body, input.ResponseData);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        var thrown = fault.Of(error);
        if (body is not null && thrown is IJsonReadable readable)
            Read(bytes, readable);
        return thrown;
    }

    private static void Read(byte[] body, IJsonReadable value)
    {
        var json = new Utf8JsonReader(body);
        json.Read();
        json.Structure(value);
        json.Read(); // Nothing may follow.
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
