using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>What several operations take.</summary>
internal static class EventsInput
{
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
