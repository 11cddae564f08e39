using System.Text.Json;

namespace RdsBackup.Core.Deployed;

/// <summary>Finds the properties whose values CloudFormation does not know before it makes what they refer to; pure.</summary>
internal static class UnknownValues
{
    private const string Mark = "{{changeSet:KNOWN_AFTER_APPLY}}";

    /// <summary>The names of properties in a change's context that hold such a value.</summary>
    public static IReadOnlyList<string> In(string? context)
    {
        if (context is null || !context.Contains(Mark, StringComparison.Ordinal))
            return [];

        using var document = JsonDocument.Parse(context);
        return document.RootElement.TryGetProperty("Properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Where(property => property.Value.GetRawText().Contains(Mark, StringComparison.Ordinal)).Select(property => property.Name)]
            : [];
    }
}
