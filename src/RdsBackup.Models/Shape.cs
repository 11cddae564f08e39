using System.Collections.Frozen;
using System.Text.Json;

namespace RdsBackup.Models;

/// <summary>A type of a service's model: a structure, a list, a map or a value, with the constraints that AWS keeps.</summary>
public sealed class Shape
{
    private readonly ServiceModel service;
    private readonly JsonElement node;
    private FrozenDictionary<string, Member>? members;

    internal Shape(ServiceModel service, string name, JsonElement node)
    {
        (this.service, this.node, Name) = (service, node, name);
        Type = ServiceModel.Text(node, "type") ?? throw new InvalidDataException($"{service.Name}.json says no type of the shape {name}.");
        IsFlattened = ServiceModel.Flag(node, "flattened");
        IsSensitive = ServiceModel.Flag(node, "sensitive");
        Pattern = ServiceModel.Text(node, "pattern");
        Least = Number("min");
        Most = Number("max");
        Values = node.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(one => one.GetString()!)] : null;
    }

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary><c>structure</c>, <c>list</c>, <c>map</c>, <c>string</c>, <c>integer</c>, <c>long</c>, <c>float</c>, <c>double</c>, <c>boolean</c>, <c>timestamp</c> or <c>blob</c>.</summary>
    public string Type { get; }

    /// <summary>Whether a list or map stands in its structure without an element of its own.</summary>
    public bool IsFlattened { get; }

    /// <summary>Whether its value is a secret.</summary>
    public bool IsSensitive { get; }

    /// <summary>The regular expression a text has to match; null when there is none.</summary>
    public string? Pattern { get; }

    /// <summary>The least value, length or number of items; null when there is none.</summary>
    public decimal? Least { get; }

    /// <summary>The greatest value, length or number of items; null when there is none.</summary>
    public decimal? Most { get; }

    /// <summary>An enumeration's values; null for what is none.</summary>
    public IReadOnlyList<string>? Values { get; }

    /// <summary>Whether its values are those of an enumeration.</summary>
    public bool IsEnumeration => Type == "string" && Values is not null;

    /// <summary>A structure's members by name; empty for others.</summary>
    public FrozenDictionary<string, Member> Members => members ??= node.TryGetProperty("members", out var given)
        ? given.EnumerateObject().ToFrozenDictionary(one => one.Name, one => new Member(service, one.Name, one.Value, Required.Contains(one.Name)), StringComparer.Ordinal)
        : FrozenDictionary<string, Member>.Empty;

    /// <summary>A structure's members in the model's order.</summary>
    public IReadOnlyList<Member> InOrder => field ??= node.TryGetProperty("members", out var given) ? [.. given.EnumerateObject().Select(one => Members[one.Name])] : [];

    /// <summary>A list's items.</summary>
    public Member Item => field ??= Reference("member");

    /// <summary>A map's keys.</summary>
    public Member Key => field ??= Reference("key");

    /// <summary>A map's values.</summary>
    public Member Value => field ??= Reference("value");

    /// <summary>The code of an error on the wire.</summary>
    public string ErrorCode => (node.TryGetProperty("error", out var error) ? ServiceModel.Text(error, "code") : null) ?? Name;

    private IReadOnlyList<string> Required => field ??= node.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(one => one.GetString()!)] : [];

    private Member Reference(string role) => new(service, role, node.GetProperty(role), isRequired: false);

    private decimal? Number(string property) => node.TryGetProperty(property, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : null;
}

/// <summary>A member of a structure, an item of a list, a key or a value of a map.</summary>
public sealed class Member
{
    private readonly ServiceModel service;
    private readonly string shape;

    internal Member(ServiceModel service, string name, JsonElement node, bool isRequired)
    {
        (this.service, Name, IsRequired) = (service, name, isRequired);
        shape = ServiceModel.Text(node, "shape") ?? throw new InvalidDataException($"{service.Name}.json says no shape of {name}.");
        LocationName = ServiceModel.Text(node, "locationName");
        Location = ServiceModel.Text(node, "location");
    }

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary>Whether it has to be given.</summary>
    public bool IsRequired { get; }

    /// <summary>Its name on the wire where it is another one; null otherwise.</summary>
    public string? LocationName { get; }

    /// <summary>Its name on the wire.</summary>
    public string WireName => LocationName ?? Name;

    /// <summary>Where it stands in a REST request, <c>uri</c> or <c>querystring</c>; null in the body.</summary>
    public string? Location { get; }

    /// <summary>Its type.</summary>
    public Shape Shape => field ??= service.Shape(shape);
}
