using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.Events;

/// <summary>
/// <c>InputTransformer</c>: a template with variables out of the event ("Amazon EventBridge input transformation"). A variable in quotation marks is put in
/// as text, an object or list without its own quotation marks; a variable outside of them, in a template of an object, as JSON. What the event does not
/// have is empty text.
/// </summary>
internal sealed partial class InputTransformer : ITargetInput
{
    private static readonly string[] Reserved =
        ["aws.events.rule-arn", "aws.events.rule-name", "aws.events.event.ingestion-time", "aws.events.event", "aws.events.event.json"];

    private readonly IReadOnlyDictionary<string, EventPath> variables;
    private readonly IReadOnlyList<Part> parts;
    private readonly bool isDocument;

    private InputTransformer(IReadOnlyDictionary<string, EventPath> variables, string template)
    {
        this.variables = variables;
        isDocument = template.AsSpan().TrimStart() is ['{' or '[', ..];
        parts = Split(template);
    }

    /// <summary>Makes a transformer.</summary>
    /// <param name="variables">Paths by variable.</param>
    /// <param name="template">The template.</param>
    /// <param name="problem">What is wrong with them; null when nothing is.</param>
    public static InputTransformer? TryMake(IReadOnlyDictionary<string, EventPath> variables, string template, out string? problem)
    {
        problem = variables.Keys.FirstOrDefault(name => name.StartsWith("aws.", StringComparison.OrdinalIgnoreCase)) is { } reserved
                ? $"Invalid InputPathsMap key {reserved}."
            : template.AsSpan().TrimStart() is not ['{' or '[' or '"' or '<', ..]
                ? "Invalid InputTemplate for target : it is neither an object nor text in quotation marks."
            : Placeholder().Matches(template).Select(match => match.Groups["name"].Value)
                .FirstOrDefault(name => !variables.ContainsKey(name) && !Reserved.Contains(name)) is { } unknown
                ? $"InputTemplate for target contains placeholder {unknown} that is not in InputPathsMap."
            : null;
        return problem is null ? new InputTransformer(variables, template) : null;
    }

    public string For(BusEvent happened, Rule rule, DateTimeOffset ingested)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Variable is null)
                text.Append(part.Text);
            else
                Append(text, part, happened, rule, ingested);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, Part part, BusEvent happened, Rule rule, DateTimeOffset ingested)
    {
        switch (part.Variable)
        {
            case "aws.events.event.json":
                text.Append(happened.Text);
                break;
            case "aws.events.event":
                text.Append(JsonSerializer.Serialize(happened.Envelope.EnumerateObject().Where(member => member.Name != "detail")
                    .ToDictionary(member => member.Name, member => member.Value)));
                break;
            case "aws.events.rule-arn":
                AppendText(text, part, rule.Arn);
                break;
            case "aws.events.rule-name":
                AppendText(text, part, rule.Name);
                break;
            case "aws.events.event.ingestion-time":
                AppendText(text, part, ingested.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                var value = variables[part.Variable!].Find(happened.Envelope);
                if (value is null or { ValueKind: JsonValueKind.String })
                    AppendText(text, part, value?.GetString() ?? "");
                else if (isDocument && !part.IsQuoted)
                    text.Append(value.Value.GetRawText());
                else
                    text.Append(value.Value.GetRawText().Replace("\"", "", StringComparison.Ordinal));
                break;
        }
    }

    private void AppendText(StringBuilder text, Part part, string value)
    {
        var quoted = isDocument ? JsonSerializer.Serialize(value, Relaxed) : value;
        text.Append(isDocument && part.IsQuoted ? quoted.AsSpan(1, quoted.Length - 2) : quoted);
    }

    private static List<Part> Split(string template)
    {
        var split = new List<Part>();
        var from = 0;
        var isQuoted = false;
        foreach (Match match in Placeholder().Matches(template))
        {
            var before = template[from..match.Index];
            for (var index = 0; index < before.Length; index++)
            {
                if (before[index] == '\\')
                    index++;
                else if (before[index] == '"')
                    isQuoted = !isQuoted;
            }

            split.Add(new(before, null, false));
            split.Add(new("", match.Groups["name"].Value, isQuoted));
            from = match.Index + match.Length;
        }

        split.Add(new(template[from..], null, false));
        return split;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("<(?<name>[A-Za-z0-9_.-]+)>", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();

    private sealed record Part(string Text, string? Variable, bool IsQuoted);
}
