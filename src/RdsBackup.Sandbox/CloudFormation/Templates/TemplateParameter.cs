using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A parameter as a template declares it (user guide, "CloudFormation template Parameters syntax").</summary>
internal sealed record TemplateParameter(string Name, JsonObject Declared)
{
    private static readonly string[] Known =
    [
        "AllowedPattern", "AllowedValues", "ConstraintDescription", "Default", "Description", "MaxLength", "MaxValue", "MinLength", "MinValue", "NoEcho", "Type",
    ];

    public string Type => Text(nameof(Type)) ?? throw CloudFormationFault.Format("Every Parameters object must contain a Type member.");

    public string? Description => Text(nameof(Description));

    public string? Default => Text(nameof(Default));

    /// <summary>Whether its value is shown to nobody.</summary>
    public bool NoEcho => Text(nameof(NoEcho)) == "true";

    public IReadOnlyList<string>? AllowedValues => Declared[nameof(AllowedValues)] switch
    {
        null => null,
        JsonArray values => [.. values.Select(value => $"{value}")],
        _ => throw CloudFormationFault.Format("Every AllowedValues member must be a list."),
    };

    public bool IsList => Type is "CommaDelimitedList" or "List<Number>";

    /// <summary>Refuses a declaration that AWS or the sandbox does not understand.</summary>
    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public void Check()
    {
        if (Declared.Select(member => member.Key).FirstOrDefault(key => !Known.Contains(key)) is { } odd)
            throw CloudFormationFault.Format($"Invalid template parameter property '{odd}'");

        if (Type is not ("String" or "Number" or "CommaDelimitedList" or "List<Number>"))
            throw CloudFormationFault.NotHere($"parameter type {Type} (parameter {Name})");

        _ = AllowedValues;
        if (Default is { } value)
            Check(value);
    }

    /// <summary>Refuses a value that breaks the declaration.</summary>
    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public void Check(string value)
    {
        foreach (var item in Items(value))
        {
            if (Type is "Number" or "List<Number>")
                CheckNumber(item);
            else
                CheckText(item);

            if (AllowedValues is { } allowed && !allowed.Contains(item))
                throw Broken("be one of AllowedValues");
        }
    }

    /// <summary>A value as templates see it: a text, or a list of them.</summary>
    public JsonNode Node(string value) => IsList ? new JsonArray([.. Items(value).Select(item => (JsonNode)item)]) : JsonValue.Create(value);

    private string[] Items(string value) => IsList ? [.. value.Split(',').Select(item => item.Trim())] : [value];

    private void CheckText(string value)
    {
        if (value.Length < Number("MinLength"))
            throw Broken($"contain at least {Text("MinLength")} characters");

        if (value.Length > Number("MaxLength"))
            throw Broken($"contain at most {Text("MaxLength")} characters");

        if (Text("AllowedPattern") is { } pattern && !Regex.IsMatch(value, $"^(?:{pattern})\\z", RegexOptions.None, TimeSpan.FromSeconds(1)))
            throw Broken($"match pattern {pattern}");
    }

    private void CheckNumber(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw Broken("be a number");

        if (number < Number("MinValue"))
            throw Broken($"be a number not less than {Text("MinValue")}");

        if (number > Number("MaxValue"))
            throw Broken($"be a number not greater than {Text("MaxValue")}");
    }

    private AwsFault Broken(string demand) => CloudFormationFault.Validation(
        Text("ConstraintDescription") is { } told ? $"Parameter {Name} failed to satisfy constraint: {told}" : $"Parameter '{Name}' must {demand}");

    private decimal? Number(string member) => Text(member) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw CloudFormationFault.Format($"Parameter {Name}: {member} must be a number.");

    private string? Text(string member) => Declared[member] is { } value ? Scalars.Text(value) : null;
}
