using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>AWS's REST protocol with JSON bodies: method and path say which operation, path, query and body together are its input.</summary>
internal sealed class RestEndpoint(IRestService service) : DocumentEndpoint(service.Name)
{
    public const string ContentType = "application/json";

    private static readonly string[] WithoutBody = ["GET", "DELETE"];

    // Query parameters that are lists, however many values are given.
    private static readonly string[] Lists = ["TagKeys"];

    public override IEnumerable<string> Operations => service.Operations.Select(operation => operation.Name);

    public override string Action(WireRequest request) => Find(request)?.Operation.Name ?? "";

    public override WireResponse Run(Call call, WireRequest request)
    {
        if (Find(request) is not var (operation, labels))
            throw AwsFault.Lacks($"operation '{request.Method} {request.Path}' of '{Name}'");

        var input = Parse(request.Body);
        foreach (var given in labels.Concat(request.Query()).GroupBy(pair => char.ToUpperInvariant(pair.Key[0]) + pair.Key[1..], pair => pair.Value))
            input[given.Key] = Lists.Contains(given.Key) ? given.ToJson() : given.Last();

        var answer = operation.Run(call, input);
        return new WireResponse(200, ContentType, call.RequestId, Write(answer));
    }

    public override WireRequest Request(string action, JsonObject input)
    {
        var operation = service.Operations.First(one => one.Name == action);
        var rest = new Dictionary<string, JsonNode?>(input, StringComparer.Ordinal);
        var path = string.Join('/', operation.Path.Split('/').Select(segment =>
            segment is ['{', .. var label, '}'] && rest.Remove(label, out var value) ? Uri.EscapeDataString((string?)value ?? "") : segment));
        var hasBody = !WithoutBody.Contains(operation.Method);
        var query = hasBody ? "" : string.Join('&', rest.SelectMany(pair =>
            (pair.Value is JsonArray list ? list : [pair.Value?.DeepClone()]).Select(value => $"{pair.Key}={Uri.EscapeDataString(value?.ToString() ?? "")}")));
        return new WireRequest(
            operation.Method,
            query.Length == 0 ? path : $"{path}?{query}",
            new Dictionary<string, string>(),
            hasBody ? JsonSerializer.SerializeToUtf8Bytes(rest) : []);
    }

    public override WireResponse Refuse(AwsFault fault, string requestId)
    {
        var (code, status) = JsonEndpoint.CodeOf(fault);
        return new WireResponse(status, ContentType, requestId, JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["Message"] = fault.Message }))
        {
            ErrorCode = code,
        };
    }

    private (RestOperation Operation, List<KeyValuePair<string, string>> Labels)? Find(WireRequest request)
    {
        var path = request.Path.Split('/');
        foreach (var operation in service.Operations)
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
