using System.Net;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace RdsBackup.Aws.Runtime;

/// <summary>Reads <c>&lt;XResponse&gt;&lt;XResult&gt;…</c> from the stream as it arrives, and errors into the service's exceptions.</summary>
internal sealed class QueryUnmarshaller<TResponse>(string action, Fault fault) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, IXmlReadable, new()
{
    private readonly byte[] root = Encoding.UTF8.GetBytes(action + "Response");
    private readonly byte[] result = Encoding.UTF8.GetBytes(action + "Result");

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            using var answer = new XmlAnswer(input.Stream);
            return Read(answer);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new AmazonUnmarshallingException(input.ResponseData.GetHeaderValue("x-amzn-RequestId"), action, e, input.ResponseData.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(input);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        error.RequestId ??= input.ResponseData.GetHeaderValue("x-amzn-RequestId");
        return fault.Of(error);
    }

    private TResponse Read(XmlAnswer answer)
    {
        // Anything else under status 200 (a proxy's page, say) must not pass for an empty answer.
        answer.Enter(root);
        var response = new TResponse { ResponseMetadata = new ResponseMetadata() };
        while (answer.Child())
        {
            if (answer.Name.SequenceEqual(result))
                response.Read(answer);
            else if (answer.Name.SequenceEqual("ResponseMetadata"u8))
                ReadMetadata(response.ResponseMetadata, answer);
            else
                answer.Skip();
        }

        answer.End();
        return response;
    }

    private static void ReadMetadata(ResponseMetadata metadata, XmlAnswer answer)
    {
        while (answer.Child())
        {
            if (answer.Name.SequenceEqual("RequestId"u8))
                metadata.RequestId = answer.Text();
            else
                answer.Skip();
        }
    }
}
