using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What a caller may write as tags (RDS user guide, "Tagging Amazon RDS resources").</summary>
internal static partial class TagRules
{
    private const int Most = 50;

    /// <summary>Reads the list <c>Tags</c>. Tags of AWS's own come from its services only.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c>.</exception>
    internal static IReadOnlyDictionary<string, string> Read(Call call, JsonObject input)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Structures("Tags"))
        {
            var key = tag.Text("Key") ?? "";
            DemandLegal(call, key, tag.Text("Value") ?? "");
            if (!tags.TryAdd(key, tag.Text("Value") ?? ""))
                throw Faults.InvalidParameterValue($"Duplicate tag key found: {key}");
        }

        return tags;
    }

    /// <summary>Adds tags, unless there would be too many.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c>.</exception>
    internal static void Add(IDictionary<string, string> to, IReadOnlyDictionary<string, string> tags)
    {
        if (to.Keys.Where(key => !ReservedTags.IsReserved(key)).Union(tags.Keys, StringComparer.Ordinal).Count() > Most)
            throw Faults.InvalidParameterValue($"The maximum number of tags for a resource is {Most}.");
        foreach (var (key, value) in tags)
            to[key] = value;
    }

    private static void DemandLegal(Call call, string key, string value)
    {
        if (ReservedTags.Refuses(call, key))
            throw Faults.InvalidParameterValue("Tag keys cannot start with the reserved prefix \"aws:\".");
        if (key.Length is 0 or > 128)
            throw Faults.InvalidParameterValue("Tag keys must be between 1 and 128 characters in length.");
        if (value.Length > 256)
            throw Faults.InvalidParameterValue("Tag values must be between 0 and 256 characters in length.");
        if (!Letters().IsMatch(key) || !Letters().IsMatch(value))
            throw Faults.InvalidParameterValue("Tags may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @");
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();
}
