using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>The tags a call gives a role.</summary>
internal static class RoleTags
{
    public const int MostPerRole = 50;

    /// <exception cref="AwsFault"><c>InvalidInput</c>, <c>LimitExceeded</c>, <c>ValidationError</c>.</exception>
    public static IReadOnlyDictionary<string, string> Read(JsonObject input)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Structures("Tags"))
        {
            var (key, value) = (tag.Required("Key"), tag.Text("Value") ?? "");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new AwsFault("InvalidInput", "Tag keys with the prefix aws: are reserved for AWS use.");

            if (!tags.TryAdd(key, value))
                throw new AwsFault("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        }

        return tags.Count <= MostPerRole
            ? tags
            : throw new AwsFault("LimitExceeded", $"The number of tags has reached the maximum limit: {MostPerRole}", 409);
    }

    /// <summary>The condition keys of such a call.</summary>
    public static IReadOnlyDictionary<string, string> Conditions(IReadOnlyDictionary<string, string> tags) =>
        tags.ToDictionary(tag => $"aws:RequestTag/{tag.Key}", tag => tag.Value, StringComparer.Ordinal);
}
