using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>Pages of listings: <c>Limit</c>, <c>NextToken</c>.</summary>
internal static class Listing
{
    private const int Largest = 100;

    /// <summary>One page.</summary>
    /// <param name="input">The call's parameters.</param>
    /// <param name="list">The name of the list in the response.</param>
    /// <param name="items">All there is, in a stable order.</param>
    public static JsonObject Page(JsonObject input, string list, IEnumerable<JsonObject> items)
    {
        var size = input.Number("Limit", Largest, 1, Largest);
        var start = 0;
        if (input.Text("NextToken") is { } token && !int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            throw EventsFault.Invalid("Invalid NextToken");
        var rest = items.Skip(start).Take(size + 1).ToArray();
        var page = new JsonObject { [list] = new JsonArray([.. rest.Take(size)]) };
        if (rest.Length > size)
            page["NextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    /// <summary>The list <c>Tags</c>; empty when it was not given.</summary>
    public static SortedDictionary<string, string> Tags(Call call, JsonObject input)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Structures("Tags"))
            tags[tag.Required("Key")] = tag.Text("Value") ?? "";
        return tags.Keys.Any(key => ReservedTags.Refuses(call, key))
            ? throw EventsFault.Invalid("System tags cannot be added/updated by requester")
            : tags;
    }

    /// <summary>A name that AWS would take.</summary>
    public static string Name(JsonObject input, string parameter, int longest, string letters = "")
    {
        var name = input.Required(parameter);
        if (name.Length is 0 || name.Length > longest)
            throw JsonInput.Broken(parameter, name, Invariant($"Member must have length less than or equal to {longest}"));
        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || "._-".Contains(letter, StringComparison.Ordinal) || letters.Contains(letter, StringComparison.Ordinal))
            ? name
            : throw JsonInput.Broken(parameter, name, $@"Member must satisfy regular expression pattern: [{letters}\.\-_A-Za-z0-9]+");
    }
}
