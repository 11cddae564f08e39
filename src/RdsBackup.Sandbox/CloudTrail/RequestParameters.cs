using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudTrail;

/// <summary>What a call asked for, as CloudTrail writes it: names begin with a small letter, secrets are left out.</summary>
internal static class RequestParameters
{
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private static readonly string[] Secrets = ["masterUserPassword"];

    // As deep as JSON is read.
    private const int Deepest = 64;

    /// <summary>The parameters; null when they cannot be read.</summary>
    public static JsonNode? Of(WireRequest request)
    {
        if (request.Headers.ContainsKey("X-Amz-Target"))
            return Document(request.BodyText);

        var pairs = $"{request.QueryText}&{request.BodyText}".Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)
            .Where(pair => pair.Path is not (["Action"] or ["Version"])).ToList();
        return pairs.Exists(pair => pair.Path.Length > Deepest) ? null : Tree(pairs);
    }

    private static JsonNode? Document(string body)
    {
        try
        {
            return body.Length == 0 ? null : Small(StrictJson.Parse(body));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Small(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Small(member.Key), Small(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Small)]),
        _ => node?.DeepClone(),
    };

    private static (string[] Path, string Value) Pair(string text)
    {
        var parts = text.Split('=', 2);
        return (WebUtility.UrlDecode(parts[0]).Split('.', Deepest + 1), parts.Length == 1 ? "" : WebUtility.UrlDecode(parts[1]));
    }

    // Tags.Tag.1.Key=a is {"tags": [{"key": "a"}]}: what numbers stand below is a list, and the name above them says nothing.
    private static JsonNode Tree(IReadOnlyList<(string[] Path, string Value)> pairs)
    {
        if (pairs is [{ Path.Length: 0 } leaf])
            return leaf.Value;

        var below = pairs.Where(pair => pair.Path.Length > 0).GroupBy(pair => pair.Path[0], pair => (pair.Path[1..], pair.Value)).ToList();
        if (below is [var only] && only.All(pair => pair.Item1 is [var number, ..] && IsNumber(number)))
            below = [.. only.GroupBy(pair => pair.Item1[0], pair => (pair.Item1[1..], pair.Value))];
        return below.Count > 0 && below.All(group => IsNumber(group.Key))
            ? new JsonArray([.. below.OrderBy(group => int.Parse(group.Key, CultureInfo.InvariantCulture)).Select(group => Tree([.. group]))])
            : new JsonObject(below.Select(group => KeyValuePair.Create(
                Small(group.Key), Secrets.Contains(Small(group.Key)) ? Hidden : (JsonNode?)Tree([.. group]))));
    }

    private static bool IsNumber(string text) => text.Length is > 0 and < 6 && text.All(char.IsAsciiDigit);

    private static string Small(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
