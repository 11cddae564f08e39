using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>
/// EC2's dialect of the query protocol: members' names begin with capitals in forms, where all lists are flat; answers have no element around the result,
/// and refusals a form of their own (https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html).
/// </summary>
internal sealed class Ec2Protocol(ServiceModel service) : QueryProtocol(service, new Ec2Names(), hasMilliseconds: true)
{
    public override WireResponse Write(JsonObject output, Operation operation, string requestId)
    {
        var space = Names.Space(Service);
        return new WireResponse(200, ContentType, requestId, XmlOutput.Document(xml =>
        {
            xml.WriteStartElement($"{operation.Name}Response", space);
            xml.WriteElementString("requestId", space, requestId);
            if (operation.Output is { } shape)
                WriteMembers(xml, shape, output);
            else
                xml.WriteElementString("return", space, "true");
        }));
    }

    public override WireResponse Refuse(AwsFault fault, string requestId) =>
        new(fault.Status, ContentType, requestId, XmlOutput.Document(xml =>
        {
            xml.WriteStartElement("Response");
            xml.WriteStartElement("Errors");
            xml.WriteStartElement("Error");
            xml.WriteElementString("Code", Names.Code(fault.Code));
            xml.WriteElementString("Message", fault.Message);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteElementString("RequestID", requestId);
        }))
        { ErrorCode = Names.Code(fault.Code) };

    private sealed class Ec2Names : QueryNames
    {
        // What others call otherwise (EC2 API reference, "Error codes").
        private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
        {
            ["AccessDenied"] = "UnauthorizedOperation",
            ["ExpiredToken"] = "RequestExpired",
            ["InternalFailure"] = "InternalError",
            ["InvalidClientTokenId"] = "AuthFailure",
            ["SignatureDoesNotMatch"] = "AuthFailure",
            ["ServiceUnavailable"] = "Unavailable",
            ["Throttling"] = "RequestLimitExceeded",
        };

        public override bool AreListsFlat => true;

        public override string InForm(Member member) => char.ToUpperInvariant(member.WireName[0]) + member.WireName[1..];

        public override string Code(string code) => Codes.GetValueOrDefault(code, code);
    }
}
