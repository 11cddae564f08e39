using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Reads the parameters of a JSON call.</summary>
internal static class JsonInput
{
    /// <summary>A text; null when it was not given.</summary>
    /// <exception cref="AwsFault"><c>SerializationException</c>, as for the others: it is of another type.</exception>
    public static string? Text(this JsonObject input, string name) => input.Value<string>(name);

    /// <summary>A text that must be there, whether the model says so or not.</summary>
    /// <exception cref="MissingMember">It is not; the service's way to say so is found by whoever called it.</exception>
    public static string Required(this JsonObject input, string name) => input.Text(name) is { Length: > 0 } text ? text : throw new MissingMember(name);

    /// <summary>A boolean; null when it was not given.</summary>
    public static bool? Flag(this JsonObject input, string name) => input[name] is null ? null : input.Value<bool>(name);

    /// <summary>An integer; null when it was not given.</summary>
    public static int? Number(this JsonObject input, string name) => input[name] is null ? null : input.Value<int>(name);

    /// <summary>An integer within bounds.</summary>
    /// <exception cref="AwsFault"><c>ValidationException</c>.</exception>
    public static int Number(this JsonObject input, string name, int otherwise, int least, int most)
    {
        var number = input[name] is null ? otherwise : input.Value<int>(name);
        if (number < least)
            throw Broken(name, number.ToString(CultureInfo.InvariantCulture), Invariant($"Member must have value greater than or equal to {least}"));
        return number <= most ? number : throw Broken(name, number.ToString(CultureInfo.InvariantCulture), Invariant($"Member must have value less than or equal to {most}"));
    }

    /// <summary>One of an enumeration's values.</summary>
    /// <exception cref="AwsFault"><c>ValidationException</c>.</exception>
    public static string OneOf(this JsonObject input, string name, string otherwise, params string[] known)
    {
        var value = input.Text(name) ?? otherwise;
        return known.Contains(value)
            ? value
            : throw Broken(name, value, $"Member must satisfy enum value set: [{string.Join(", ", known)}]");
    }

    /// <summary>Bytes, which travel as base64; null when they were not given.</summary>
    public static byte[]? Blob(this JsonObject input, string name)
    {
        try
        {
            return input.Text(name) is { } text ? Convert.FromBase64String(text) : null;
        }
        catch (FormatException)
        {
            throw Unreadable(name);
        }
    }

    /// <summary>A list of texts; null when it was not given.</summary>
    public static IReadOnlyList<string>? Texts(this JsonObject input, string name) => input.Items(name)?
        .Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw Unreadable(name))
        .ToList();

    /// <summary>A list of texts; empty when it was not given.</summary>
    public static IReadOnlyList<string> Values(this JsonObject input, string name) => input.Texts(name) ?? [];

    /// <summary>A list of structures; empty when it was not given.</summary>
    public static IReadOnlyList<JsonObject> Structures(this JsonObject input, string name) =>
        [.. (input.Items(name) ?? []).Select(item => item as JsonObject ?? throw Unreadable(name))];

    /// <summary>A structure; null when it was not given.</summary>
    public static JsonObject? Structure(this JsonObject input, string name) =>
        input[name] is null ? null : input[name] as JsonObject ?? throw Unreadable(name);

    /// <summary>A map of texts; null when it was not given.</summary>
    public static IReadOnlyDictionary<string, string>? Map(this JsonObject input, string name) =>
        input.Structure(name) is { } map ? map.ToDictionary(pair => pair.Key, pair => map.Text(pair.Key) ?? throw Unreadable(name)) : null;

    private static IEnumerable<JsonNode?>? Items(this JsonObject input, string name) =>
        input[name] is null ? null : input[name] as JsonArray ?? throw Unreadable(name);

    private static T? Value<T>(this JsonObject input, string name)
    {
        if (input[name] is not { } node)
            return default;
        return node is JsonValue value && value.TryGetValue<T>(out var typed) ? typed : throw Unreadable(name);
    }

    /// <summary>The refusal of a parameter outside its constraint.</summary>
    public static AwsFault Broken(string parameter, string? value, string constraint) => new(
        "ValidationException",
        $"1 validation error detected: Value {(value is null ? "null" : $"'{value}'")} at '{char.ToLowerInvariant(parameter[0])}{parameter[1..]}' "
        + $"failed to satisfy constraint: {constraint}");

    private static AwsFault Unreadable(string name) => new("SerializationException", $"The value of {name} is not of the expected type.");

    /// <summary>A moment as the protocol writes it: seconds since 1970.</summary>
    public static JsonNode ToEpoch(this DateTimeOffset moment) => JsonValue.Create(moment.ToUnixTimeMilliseconds() / 1000m);

    /// <summary>Texts as a list.</summary>
    public static JsonArray ToJson(this IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Texts as a map.</summary>
    public static JsonNode ToJson(this IReadOnlyDictionary<string, string> map) => JsonSerializer.SerializeToNode(map)!;
}
