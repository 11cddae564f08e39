using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Kernel;

/// <summary>Calls any operation over the wire, in the first protocol of its service's model that is text, by the model's names.</summary>
internal sealed class ModelClient(AwsSandbox sandbox, AccessKey key)
{
    /// <summary>Calls.</summary>
    /// <returns>What was refused; null when it was done.</returns>
    public AwsFault? Refusal(ServiceModel service, Operation operation, JsonObject input)
    {
        try
        {
            if (service.Protocols.Contains("query") || service.Protocols is ["ec2"])
                new QueryClient(sandbox, key, service.SigningName, service.ApiVersion).Call(operation.Name, [.. Form(operation.Input!, input, "", service.Protocols is ["ec2"])]);
            else if (service.TargetPrefix is { } prefix)
                new JsonClient(sandbox, key, service.SigningName, prefix).Call(operation.Name, input);
            else
                Rest(service, operation, input);
            return null;
        }
        catch (AwsFault fault)
        {
            return fault;
        }
    }

    private void Rest(ServiceModel service, Operation operation, JsonObject input)
    {
        var body = input.DeepClone().AsObject();
        var path = operation.Path;
        var query = new List<string>();
        foreach (var member in operation.Input!.Members.Values.Where(member => member.Location is not null))
        {
            body.Remove(member.Name, out var value);
            if (member.Location == "uri")
                path = path.Replace($"{{{member.LocationName}}}", Uri.EscapeDataString(value?.ToString() ?? "none"), StringComparison.Ordinal);
            else if (value is not null)
                query.AddRange((value is JsonArray list ? list : [value.DeepClone()]).Select(one => $"{member.LocationName}={Uri.EscapeDataString(one!.ToString())}"));
        }

        new JsonClient(sandbox, key, service.SigningName, "").Rest(operation.Method, query.Count == 0 ? path : $"{path}?{string.Join('&', query)}", body.Count == 0 ? null : body);
    }

    private static IEnumerable<(string Name, string Value)> Form(Shape shape, JsonNode value, string prefix, bool isEc2) => shape.Type switch
    {
        "structure" => value.AsObject().SelectMany(one =>
        {
            var name = isEc2 ? char.ToUpperInvariant(shape.Members[one.Key].WireName[0]) + shape.Members[one.Key].WireName[1..] : shape.Members[one.Key].WireName;
            return Form(shape.Members[one.Key].Shape, one.Value!, prefix.Length == 0 ? name : $"{prefix}.{name}", isEc2);
        }),
        "list" => value.AsArray().SelectMany((item, index) => Form(shape.Item.Shape, item!, isEc2 ? $"{prefix}.{index + 1}" : $"{prefix}.{shape.Item.LocationName ?? "member"}.{index + 1}", isEc2)),
        "map" => value.AsObject().SelectMany((one, index) => Form(shape.Value.Shape, one.Value!, $"{prefix}.entry.{index + 1}.{shape.Value.LocationName ?? "value"}", isEc2)
            .Prepend(($"{prefix}.entry.{index + 1}.{shape.Key.LocationName ?? "key"}", one.Key))),
        _ => [(prefix, value.ToString() is var text && shape.Type == "boolean" ? text.ToLowerInvariant() : text)],
    };
}
