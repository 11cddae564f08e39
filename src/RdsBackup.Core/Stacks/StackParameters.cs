using RdsBackup.Core.Deployed;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Stacks;

/// <summary>From the parameters that are given to those that a template takes; pure.</summary>
internal static class StackParameters
{
    /// <summary>What the product's templates have that a region's partition lacks, a sentence each (AWS GovCloud (US) user guide, "Amazon EventBridge").</summary>
    public static IEnumerable<string> Lacking(string region, IReadOnlyDictionary<string, string> given) =>
        Place.PartitionOf(region) == "aws-us-gov" && given.GetValueOrDefault("WebhookUrl") is { Length: > 0 }
            ? ["WebhookUrl has to stay empty: EventBridge has no API destinations in GovCloud. Subscribe to the topic instead."]
            : [];

    /// <summary>The settings that get another value, a line each; a secret's values are not shown.</summary>
    /// <param name="declared">What the template declares.</param>
    /// <param name="resolved">The values to be; null for the one the stack has.</param>
    /// <param name="existing">The parameters the stack has.</param>
    public static IReadOnlyList<string> Changes(
        IReadOnlyList<DeclaredParameter> declared, IReadOnlyDictionary<string, string?> resolved, IReadOnlyDictionary<string, string> existing) =>
    [
        .. from parameter in declared
           let value = resolved.TryGetValue(parameter.Name, out var given) ? given : parameter.Default
           where value is not null && existing.TryGetValue(parameter.Name, out var old) && (parameter.IsSecret || old != value)
           select parameter.IsSecret ? $"Setting {parameter.Name}: another value, which is secret" : $"Setting {parameter.Name}: {Shown(existing[parameter.Name])} → {Shown(value)}",
    ];

    private static string Shown(string value) => value.Length == 0 ? "none" : value;

    /// <summary>The value of each parameter: the one given, else (null) the one the stack has, else none, which is the default.</summary>
    /// <param name="declared">What the template declares.</param>
    /// <param name="given">The values given.</param>
    /// <param name="existing">The parameters the stack has; null for a new stack.</param>
    /// <param name="problems">What does not fit, a sentence each.</param>
    public static IReadOnlyDictionary<string, string?> Resolve(
        IReadOnlyList<DeclaredParameter> declared,
        IReadOnlyDictionary<string, string> given,
        IReadOnlyDictionary<string, string>? existing,
        out IReadOnlyList<string> problems)
    {
        var wrong = new List<string>();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var parameter in declared)
        {
            if (given.TryGetValue(parameter.Name, out var value))
            {
                values[parameter.Name] = value;
                if (parameter.AllowedValues.Count > 0 && !parameter.AllowedValues.Contains(value, StringComparer.Ordinal))
                    wrong.Add($"{parameter.Name}{(parameter.IsSecret ? "" : $" is '{value}' and")} has to be one of {string.Join(", ", parameter.AllowedValues)}.");
            }
            else if (existing?.ContainsKey(parameter.Name) == true)
            {
                values[parameter.Name] = null;
            }
            else if (parameter.Default is null)
            {
                wrong.Add(parameter.Description is { Length: > 0 } meaning ? $"{parameter.Name} is missing: {meaning}" : $"{parameter.Name} is missing.");
            }
        }

        var names = declared.Select(parameter => parameter.Name).ToList();
        foreach (var unknown in given.Keys.Where(name => !names.Contains(name, StringComparer.Ordinal)).Order(StringComparer.Ordinal))
        {
            wrong.Add(Spelling.Nearest(unknown, names) is { } nearest
                ? $"There is no parameter {unknown}; did you mean {nearest}?"
                : $"There is no parameter {unknown}; there are {string.Join(", ", names)}.");
        }

        problems = wrong;
        return values;
    }
}
