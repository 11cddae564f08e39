using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Clients;

/// <summary>A service model of AWS's, as far as clients need it.</summary>
internal sealed class ServiceModel(JsonObject root)
{
    /// <exception cref="InvalidDataException">The file is none.</exception>
    public static ServiceModel Read(string path)
    {
        try
        {
            return new ServiceModel(JsonNode.Parse(File.ReadAllText(path))!.AsObject());
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is no model of a service: {damaged.Message}", damaged);
        }
    }

    public JsonObject Metadata => root["metadata"]!.AsObject();

    public string Protocol => (string)Metadata["protocol"]!;

    public JsonObject Operation(string name) => root["operations"]?[name]?.AsObject() ?? throw new InvalidDataException($"{Metadata["serviceId"]} has no operation {name}.");

    public JsonObject? Pages(string operation) => root["pagination"]?[operation]?.AsObject();

    public Shape Shape(string name) => new(name, root["shapes"]?[name]?.AsObject() ?? throw new InvalidDataException($"{Metadata["serviceId"]} has no shape {name}."));

    /// <summary>The members of a structure, in the model's order.</summary>
    public IEnumerable<ModelMember> Members(Shape structure) =>
        from member in structure.Node["members"]?.AsObject() ?? []
        let reference = member.Value!.AsObject()
        select new ModelMember(
            member.Key,
            (string?)reference["locationName"] ?? member.Key,
            Shape((string)reference["shape"]!),
            structure.Node["required"]?.AsArray().Any(required => (string?)required == member.Key) == true);
}

/// <summary>A shape: a type by its name.</summary>
internal sealed record Shape(string Name, JsonObject Node)
{
    public string Type => (string)Node["type"]!;

    public bool IsEnumeration => Type == "string" && Node["enum"] is not null;

    public bool IsSensitive => (bool?)Node["sensitive"] == true;
}

/// <summary>A member of a structure.</summary>
internal sealed record ModelMember(string Name, string WireName, Shape Shape, bool IsRequired)
{
    /// <summary>Its name in .NET: the official packages begin it with a capital letter.</summary>
    public string Property => char.ToUpperInvariant(Name[0]) + Name[1..];
}
