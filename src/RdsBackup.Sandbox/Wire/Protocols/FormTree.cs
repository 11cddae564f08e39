using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>The parameters of a form, such as <c>Tags.Tag.1.Key=a</c>, as the tree that their names make.</summary>
internal sealed class FormTree
{
    private const int MostParameters = 10_000;

    // As deep as JSON is read.
    private const int Deepest = 64;

    private Dictionary<string, FormTree>? below;
    private string? text;

    /// <summary>Reads a form.</summary>
    /// <exception cref="AwsFault"><c>NotInSandbox</c>: there are too many parameters.</exception>
    public static FormTree Parse(string form)
    {
        var root = new FormTree();
        var pairs = form.Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (pairs.Length > MostParameters)
            throw AwsFault.Lacks(Invariant($"room for more than {MostParameters} parameters"));
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var node = root;
            foreach (var part in WebUtility.UrlDecode(at < 0 ? pair : pair[..at]).Split('.', Deepest))
                node = node.Add(part);
            node.text = at < 0 ? "" : WebUtility.UrlDecode(pair[(at + 1)..]);
        }

        return root;
    }

    /// <summary>A parameter's text; null when it was not given.</summary>
    public string? this[string name] => below?.GetValueOrDefault(name)?.text;

    /// <summary>The parameters as a structure.</summary>
    /// <param name="structure">The shape; what it does not have is left out, as AWS ignores it.</param>
    /// <param name="names">How members are called in forms.</param>
    /// <exception cref="AwsFault"><c>MalformedInput</c>: a text is not of its member's type.</exception>
    public JsonObject Read(Shape structure, QueryNames names)
    {
        var read = new JsonObject();
        foreach (var member in structure.InOrder)
        {
            if (below?.GetValueOrDefault(names.InForm(member)) is { } node && node.Value(member.Shape, member.Name, names) is { } value)
                read[member.Name] = value;
        }

        return read;
    }

    private FormTree Add(string part)
    {
        below ??= new(StringComparer.Ordinal);
        return below.TryGetValue(part, out var there) ? there : below[part] = new FormTree();
    }

    private JsonNode? Value(Shape shape, string name, QueryNames names) => shape.Type switch
    {
        "structure" => Read(shape, names),
        "list" => new JsonArray([.. Items(shape.IsFlattened || names.AreListsFlat ? this : Below(shape.Item.LocationName, "member")).Select(item => item.Value(shape.Item.Shape, name, names))]),
        "map" => new JsonObject(Items(shape.IsFlattened ? this : Below("entry")).Select(entry => KeyValuePair.Create(
            entry[names.Key(shape)] ?? "", entry.below?.GetValueOrDefault(names.Value(shape))?.Value(shape.Value.Shape, name, names)))),
        _ => text is null ? null : Scalar(shape.Type, text, name),
    };

    // Clients write a list's members by the model's name (Tags.Tag.1) or by the protocol's (Tags.member.1); AWS reads both.
    private FormTree? Below(params string?[] names) => names.Select(name => name is null ? null : below?.GetValueOrDefault(name)).FirstOrDefault(node => node is not null);

    private static IEnumerable<FormTree> Items(FormTree? list) =>
        from item in list?.below ?? []
        where int.TryParse(item.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        orderby int.Parse(item.Key, CultureInfo.InvariantCulture)
        select item.Value;

    private static JsonNode Scalar(string type, string text, string name) => type switch
    {
        "boolean" => text switch
        {
            "true" => JsonValue.Create(value: true),
            "false" => JsonValue.Create(value: false),
            _ => throw Malformed(text, type, name),
        },
        "integer" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(text, type, name),
        "long" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(text, type, name),
        "float" or "double" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw Malformed(text, type, name),
        "timestamp" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) => throw Malformed(text, type, name),
        _ => JsonValue.Create(text),
    };

    private static AwsFault Malformed(string text, string type, string name) => new("MalformedInput", $"Invalid value '{text}' for {type} parameter {name}.");
}
