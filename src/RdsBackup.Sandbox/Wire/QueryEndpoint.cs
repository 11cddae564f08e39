using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's query protocol: a form, or a query string, in; XML out.</summary>
internal sealed class QueryEndpoint(IQueryService service) : Endpoint(service.Name)
{
    private const string ContentType = "text/xml";

    // A list is looked for among all parameters, and a list in a list as often as the outer one has members.
    private const int MostParameters = 10_000;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    // The namespace ends in the API version, e.g. http://rds.amazonaws.com/doc/2014-10-31/
    private readonly string version = service.Namespace.NamespaceName.TrimEnd('/').Split('/')[^1];

    public override IEnumerable<string> Operations => service.Operations.Keys;

    public override string Action(WireRequest request) => Read(request)["Action"] ?? "";

    public override WireResponse Run(Call call, WireRequest request)
    {
        var input = Read(request);
        if (input.Count > MostParameters)
            throw AwsFault.Lacks(Invariant($"room for more than {MostParameters} parameters"));
        var action = input["Action"]
            ?? throw new AwsFault("MissingAction", "The request is missing an action or a required parameter.");
        var asked = input["Version"] ?? "NO_VERSION_SPECIFIED";
        if (asked != version)
            throw new AwsFault("InvalidAction", $"Could not find operation {action} for version {asked}");
        if (!service.Operations.TryGetValue(action, out var operation))
            throw AwsFault.Lacks($"operation '{action}' of '{Name}'");

        var result = operation(call, input);
        return new WireResponse(200, ContentType, call.RequestId, Write(xml =>
        {
            Start(xml, action + "Response");
            Start(xml, action + "Result");
            foreach (var element in result)
                Copy(xml, element);

            xml.WriteEndElement();
            Start(xml, "ResponseMetadata");
            Leaf(xml, "RequestId", call.RequestId);
        }));
    }

    /// <summary>A request as a client would write it.</summary>
    public WireRequest Request(string action, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var form = parameters
            .Prepend(KeyValuePair.Create("Version", version))
            .Prepend(KeyValuePair.Create("Action", action))
            .Select(pair => $"{WebUtility.UrlEncode(pair.Key)}={WebUtility.UrlEncode(pair.Value)}");
        return new WireRequest("POST", "/", new Dictionary<string, string>(), Encoding.UTF8.GetBytes(string.Join('&', form)));
    }

    /// <summary>The element <c>…Result</c> of an answer, its names without the namespace.</summary>
    public static XElement ReadResult(WireResponse response)
    {
        using var body = new MemoryStream(response.Body);
        return Bare(XElement.Load(body).Elements().First());
    }

    public override WireResponse Refuse(AwsFault fault, string requestId) => RefuseAs(fault, requestId, service.Namespace.NamespaceName);

    /// <summary>The answer to a refused request.</summary>
    public static WireResponse RefuseAs(AwsFault fault, string requestId, string @namespace) =>
        new(fault.Status, ContentType, requestId, Write(xml =>
        {
            xml.WriteStartElement("ErrorResponse", @namespace);
            xml.WriteStartElement("Error", @namespace);
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
                [("Type", fault.Status >= 500 ? "Receiver" : "Sender"), ("Code", fault.Code), ("Message", fault.Message)])
                xml.WriteElementString(name, @namespace, value);

            xml.WriteEndElement();
            xml.WriteElementString("RequestId", @namespace, requestId);
        }))
        { ErrorCode = fault.Code };

    private static QueryInput Read(WireRequest request) => QueryInput.Parse($"{request.QueryText}&{request.BodyText}");

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            content(xml);
            xml.WriteEndDocument();
        }

        return buffer.ToArray();
    }

    private static XElement Bare(XElement element) =>
        new(element.Name.LocalName, element.HasElements ? element.Elements().Select(Bare) : element.Value);

    // Operations name their elements without a namespace; all of them are in the service's.
    private void Copy(XmlWriter xml, XElement element)
    {
        Start(xml, element.Name.LocalName);
        if (element.HasElements)
        {
            foreach (var child in element.Elements())
                Copy(xml, child);
        }
        else
        {
            xml.WriteString(element.Value);
        }

        xml.WriteEndElement();
    }

    private void Start(XmlWriter xml, string name) => xml.WriteStartElement(name, service.Namespace.NamespaceName);

    private void Leaf(XmlWriter xml, string name, string value) => xml.WriteElementString(name, service.Namespace.NamespaceName, value);
}
