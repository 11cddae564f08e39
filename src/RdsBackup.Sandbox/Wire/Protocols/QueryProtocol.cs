using System.Net;
using System.Text.Json.Nodes;
using System.Xml;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's query protocol: a form, or a query string, in; XML out.</summary>
/// <param name="service">The service.</param>
/// <param name="names">How it calls things.</param>
/// <param name="hasMilliseconds">Whether the service writes times with milliseconds; models do not say.</param>
internal class QueryProtocol(ServiceModel service, QueryNames names, bool hasMilliseconds) : Protocol(service)
{
    protected const string ContentType = "text/xml";

    protected QueryNames Names => names;

    public override bool Speaks(WireRequest request) => true;

    // As in a form, the last one counts.
    public override string Action(WireRequest request) =>
        request.Form().Split('&').LastOrDefault(pair => pair.StartsWith("Action=", StringComparison.Ordinal)) is { } pair ? WebUtility.UrlDecode(pair["Action=".Length..]) : "";

    public override JsonObject Read(WireRequest request, Operation operation)
    {
        var form = FormTree.Parse(request.Form());
        var version = form["Version"] ?? "NO_VERSION_SPECIFIED";
        if (version != Service.ApiVersion)
            throw new AwsFault("InvalidAction", $"Could not find operation {operation.Name} for version {version}");
        return operation.Input is { } input ? form.Read(input, names) : [];
    }

    public override WireResponse Write(JsonObject output, Operation operation, string requestId)
    {
        var space = names.Space(Service);
        return new WireResponse(200, ContentType, requestId, XmlOutput.Document(xml =>
        {
            xml.WriteStartElement($"{operation.Name}Response", space);
            if (operation.Output is { } shape)
            {
                xml.WriteStartElement(operation.ResultWrapper ?? $"{operation.Name}Result", space);
                WriteMembers(xml, shape, output);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("ResponseMetadata", space);
            xml.WriteElementString("RequestId", space, requestId);
        }));
    }

    protected void WriteMembers(XmlWriter xml, Shape shape, JsonObject output) => new XmlOutput(xml, names, names.Space(Service), hasMilliseconds).Write(shape, output);

    public override WireResponse Refuse(AwsFault fault, string requestId) => RefuseAs(fault, requestId, names.Space(Service), names.Code(fault.Code));

    /// <summary>The answer to a refused request.</summary>
    public static WireResponse RefuseAs(AwsFault fault, string requestId, string space, string? code = null) =>
        new(fault.Status, ContentType, requestId, XmlOutput.Document(xml =>
        {
            xml.WriteStartElement("ErrorResponse", space);
            xml.WriteStartElement("Error", space);
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)
                [("Type", fault.Status >= 500 ? "Receiver" : "Sender"), ("Code", code ?? fault.Code), ("Message", fault.Message)])
                xml.WriteElementString(name, space, value);

            xml.WriteEndElement();
            xml.WriteElementString("RequestId", space, requestId);
        }))
        { ErrorCode = code ?? fault.Code };
}
