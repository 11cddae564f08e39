using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;
using YamlDotNet.RepresentationModel;

namespace RdsBackup.Unit.Automation;

/// <summary>A state machine as a built template carries it.</summary>
internal sealed partial class BuiltMachine
{
    private static readonly ConcurrentDictionary<StackTemplate, YamlNode> Read = new();

    /// <summary>Every machine of every template, by both names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = (
        from template in Enum.GetValues<StackTemplate>()
        from resource in ((YamlMappingNode)Resources(template)).Children
        where resource.Value["Type"].ToString() == "AWS::StepFunctions::StateMachine"
        let definition = ((YamlScalarNode)resource.Value["Properties"]["DefinitionString"]).Value!
        select KeyValuePair.Create($"{template} {resource.Key}", Fill(definition)))
        .ToDictionary(StringComparer.Ordinal);

    private readonly JsonObject definition;
    private readonly IReadOnlyDictionary<string, string> substitutions;

    /// <summary>A text with what CloudFormation would write in: the partition, and numbers, as which everything else passes.</summary>
    public static string Fill(string text) => Substitution().Replace(text, name => name.Value == "${Partition}" ? "aws" : "1");

    private BuiltMachine(JsonObject definition, IReadOnlyDictionary<string, string> substitutions)
    {
        this.definition = definition;
        this.substitutions = substitutions;
    }

    /// <param name="template">The template.</param>
    /// <param name="resource">The machine's logical id.</param>
    /// <param name="substitutions">What CloudFormation would write in, by name.</param>
    public static BuiltMachine Of(StackTemplate template, string resource, params (string Name, object Value)[] substitutions)
    {
        var text = ((YamlScalarNode)Resources(template)[resource]["Properties"]["DefinitionString"]).Value!;
        return new BuiltMachine(JsonNode.Parse(text)!.AsObject(), substitutions.ToDictionary(one => one.Name, one => $"{one.Value}", StringComparer.Ordinal));
    }

    /// <summary>The value of an expression of a state.</summary>
    /// <param name="path">Where it stands, e.g. <c>Listed/Assign/doomed</c>.</param>
    /// <param name="states">What <c>$states</c> is, as JSON.</param>
    /// <param name="now">The time.</param>
    /// <param name="variables">The variables, as JSON.</param>
    public JsonNode? Evaluate(string path, string states, DateTimeOffset now, params (string Name, string Json)[] variables)
    {
        var found = Text(path);
        var text = substitutions.Aggregate(found[2..^2], (expression, one) => expression.Replace($"${{{one.Key}}}", one.Value, StringComparison.Ordinal));
        var given = variables.Append(("states", states)).ToDictionary(one => one.Item1, one => JsonataValue.Parse(one.Item2), StringComparer.Ordinal);
        var value = JsonataExpression.Parse(text).Evaluate(JsonataValue.Undefined, given, new JsonataEnvironment(now, new Random(1)));
        return value.IsUndefined ? null : JsonNode.Parse(value.ToJson());
    }

    /// <summary>What stands at a place, as it is written.</summary>
    public string Text(string path) =>
        path.Split('/').Aggregate((JsonNode)definition["States"]!, (at, name) => int.TryParse(name, out var index) ? at[index]! : at[name]!).GetValue<string>();

    private static YamlNode Resources(StackTemplate template) => Read.GetOrAdd(template, static template =>
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(TemplateLibrary.Read(template)));
        return stream.Documents[0].RootNode["Resources"];
    });

    [GeneratedRegex(@"\$\{[A-Za-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Substitution();
}
