using System.Net;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace RdsBackup.Aws.Runtime;

/// <summary>Reads <c>&lt;XResponse&gt;&lt;XResult&gt;…</c> from the stream as it arrives, and errors into the service's exceptions.</summary>
internal sealed class QueryUnmarshaller<TResponse>(string action, Faults faults) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    private readonly string root = action + "Response";
    private readonly string result = action + "Result";

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext input)
    {
        try
        {
            using var reader = XmlReader.Create(input.Stream, Settings);
            return Read(reader);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
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
        return faults.Create(error);
    }

    private TResponse Read(XmlReader reader)
    {
        // Anything else under status 200 (a proxy's page, say) must not pass for an empty answer.
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != root)
            throw new XmlException($"its root is '{reader.LocalName}' instead of '{root}'");

        var response = new TResponse { ResponseMetadata = new ResponseMetadata() };
        foreach (var name in Children.Of(reader))
        {
            if (name == result)
                Members<TResponse>.Instance.Fill(response, reader);
            else if (name == "ResponseMetadata")
                ReadMetadata(response.ResponseMetadata, reader);
            else
                reader.Skip();
        }

        return response;
    }

    private static void ReadMetadata(ResponseMetadata metadata, XmlReader reader)
    {
        foreach (var name in Children.Of(reader))
        {
            if (name == "RequestId")
                metadata.RequestId = reader.ReadText();
            else
                reader.Skip();
        }
    }
}
