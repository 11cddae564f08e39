using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.Events;

/// <summary>A path into an event, e.g. <c>$.detail.SourceArn</c> or <c>$.resources[0]</c>: the part of JSONPath that EventBridge takes, without wildcards.</summary>
internal sealed partial class EventPath
{
    private readonly IReadOnlyList<string> steps;

    private EventPath(IReadOnlyList<string> steps) => this.steps = steps;

    /// <summary>Reads a path; null when it is none.</summary>
    public static EventPath? TryParse(string text) => Whole().Match(text) is { Success: true } match
        ? new EventPath([.. match.Groups["step"].Captures.Select(step => step.Value)])
        : null;

    /// <summary>The part of an event; null when the event does not have it.</summary>
    public JsonElement? Find(JsonElement envelope)
    {
        var at = envelope;
        foreach (var step in steps)
        {
            if (step[0] == '[')
            {
                var index = int.Parse(step.AsSpan(1, step.Length - 2), CultureInfo.InvariantCulture);
                if (at.ValueKind != JsonValueKind.Array || index >= at.GetArrayLength())
                    return null;
                at = at[index];
            }
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(step.AsSpan(1), out at))
            {
                return null;
            }
        }

        return at;
    }

    [GeneratedRegex(@"^\$(?<step>\.[A-Za-z0-9_/-]+|\[[0-9]{1,6}\])*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();
}
