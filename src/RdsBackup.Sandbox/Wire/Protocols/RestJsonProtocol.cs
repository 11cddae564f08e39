using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's REST protocol with JSON bodies: method and path say which operation; path, query and body together are its input.</summary>
internal sealed class RestJsonProtocol(ServiceModel service) : Protocol(service)
{
    private const string ContentType = "application/json";

    public override bool Speaks(WireRequest request) => true;

    public override string Action(WireRequest request) => Find(request)?.Operation.Name ?? "";

    public override string Asked(WireRequest request) => $"{request.Method} {request.Path}";

    public override JsonObject Read(WireRequest request, Operation operation)
    {
        var input = JsonDocuments.Parse(request.Body);
        var labels = Find(request)!.Value.Labels;
        foreach (var member in operation.Input?.InOrder ?? [])
        {
            var given = member.Location switch
            {
                "uri" => labels.Where(label => label.Key == (member.LocationName ?? member.Name)),
                "querystring" => request.Query().Where(pair => pair.Key == (member.LocationName ?? member.Name)),
                _ => [],
            };
            var texts = given.Select(pair => pair.Value).ToList();
            if (texts.Count > 0)
                input[member.Name] = member.Shape.Type == "list" ? texts.ToJson() : Scalar(member.Shape, texts[^1]);
        }

        return input;
    }

    public override WireResponse Write(JsonObject output, Operation operation, string requestId) =>
        new(200, ContentType, requestId, JsonDocuments.Write(output, operation.Output));

    public override WireResponse Refuse(AwsFault fault, string requestId)
    {
        var (code, status) = JsonDocuments.CodeOf(fault);
        return new WireResponse(status, ContentType, requestId, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Message"] = fault.Message }))
        {
            ErrorCode = code,
            NamesErrorInHeader = true,
        };
    }

    // A number that is none is left as it is, for whoever looks at the types.
    private static JsonNode Scalar(Shape shape, string text) =>
        shape.Type is "integer" && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;

    private (Operation Operation, List<KeyValuePair<string, string>> Labels)? Find(WireRequest request)
    {
        var path = request.Path.Split('/');
        foreach (var operation in Service.Operations.Values)
        {
            var pattern = operation.Path.Split('/');
            if (operation.Method != request.Method || pattern.Length != path.Length)
                continue;

            var labels = new List<KeyValuePair<string, string>>();
            if (pattern.Zip(path).All(pair => Fits(pair.First, Uri.UnescapeDataString(pair.Second), labels)))
                return (operation, labels);
        }

        return null;
    }

    private static bool Fits(string pattern, string segment, List<KeyValuePair<string, string>> labels)
    {
        if (pattern is not ['{', .. var label, '}'])
            return pattern == segment;

        labels.Add(KeyValuePair.Create(label, segment));
        return segment.Length > 0;
    }
}
