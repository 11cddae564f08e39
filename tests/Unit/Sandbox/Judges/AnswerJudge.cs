using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Judges;

/// <summary>Walks over an answer beside the shape that AWS's model gives it, and names every value that the shape does not allow.</summary>
/// <param name="model">The service's model.</param>
internal sealed class AnswerJudge(BotocoreModel model)
{
    // What EC2 and RDS promise in prose only: resource ids have 17 hexadecimal digits (8 on old ones), databases' ids 26 letters and digits.
    private static readonly Regex Promised = new(
        "^((vpc|subnet|sg)-([0-9a-f]{8}|[0-9a-f]{17})|(db|cluster)-[A-Z0-9]{26}|(AROA|AIDA)[A-Z2-7]{17}|(AKIA|ASIA)[A-Z2-7]{16})$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static readonly Regex LooksLikeId = new("^((vpc|subnet|sg)-|(AROA|AIDA|AKIA|ASIA)[A-Z0-9]*$)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    internal IEnumerable<string> Faults(string operation, JsonNode answer) =>
        model.Output(operation) is { } shape ? Walk(operation, shape, answer) : [];

    internal IEnumerable<string> Faults(string operation, XElement result) =>
        model.Output(operation) is { } shape ? Walk(operation, shape, result) : [];

    private IEnumerable<string> Walk(string at, string name, JsonNode? value)
    {
        var shape = model.Shape(name);
        return (value, (string)shape["type"]!) switch
        {
            (null, _) => [$"{at}: null"],
            (JsonObject members, "structure") => members.SelectMany(member => Member(shape, member.Key) is { } of
                ? Walk($"{at}.{member.Key}", of, member.Value)
                : [$"{at}: AWS has no member {member.Key}"]),
            (JsonObject entries, "map") => entries.SelectMany(entry => Walk($"{at}.{entry.Key}", (string)shape["value"]!["shape"]!, entry.Value)),
            (JsonArray items, "list") => items.SelectMany(item => Walk($"{at}[]", (string)shape["member"]!["shape"]!, item)),
            (JsonValue text, "string") when text.TryGetValue<string>(out var read) => Text(at, shape, read),
            (JsonValue, "boolean" or "integer" or "long" or "double" or "timestamp" or "blob") => [],
            _ => [$"{at}: no {(string)shape["type"]!}"],
        };
    }

    private IEnumerable<string> Walk(string at, string name, XElement element)
    {
        var shape = model.Shape(name);
        return (string)shape["type"]! switch
        {
            "structure" => element.Elements().SelectMany(member => Member(shape, member.Name.LocalName) is { } of
                ? Walk($"{at}.{member.Name.LocalName}", of, member)
                : [$"{at}: AWS has no member {member.Name.LocalName}"]),
            "map" => element.Elements().SelectMany(entry => Walk($"{at}.{entry.Elements().First().Value}", (string)shape["value"]!["shape"]!, entry.Elements().Last())),
            "list" => element.Elements().SelectMany(item => Walk($"{at}[]", (string)shape["member"]!["shape"]!, item)),
            "string" => Text(at, shape, element.Value),
            _ => [],
        };
    }

    // A member's name on the wire is its location, where the model gives one.
    private static string? Member(JsonObject shape, string wireName) => (string?)shape["members"]!.AsObject()
        .FirstOrDefault(member => ((string?)member.Value!["locationName"] ?? member.Key) == wireName).Value?["shape"];

    private static IEnumerable<string> Text(string at, JsonObject shape, string text)
    {
        if ((string?)shape["pattern"] is { } pattern && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromSeconds(5)))
            yield return $"{at}: '{text}' does not fit {pattern}";
        if (shape["enum"] is JsonArray values && !values.Any(value => (string?)value == text))
            yield return $"{at}: '{text}' is none of the values";
        if (text.Length < ((int?)shape["min"] ?? 0) || text.Length > ((int?)shape["max"] ?? int.MaxValue))
            yield return $"{at}: '{text}' has {text.Length} characters";
        if (LooksLikeId.IsMatch(text) && !Promised.IsMatch(text))
            yield return $"{at}: '{text}' is no legal id";
        if ((at.EndsWith(".DbiResourceId", StringComparison.Ordinal) || at.EndsWith(".DbClusterResourceId", StringComparison.Ordinal)) && !Promised.IsMatch(text))
            yield return $"{at}: '{text}' is no legal id";
    }
}
