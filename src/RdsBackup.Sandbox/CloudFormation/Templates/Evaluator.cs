using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Evaluates the functions of a template for one stack and its parameters (user guide, "Intrinsic function reference").</summary>
/// <param name="stack">The stack.</param>
/// <param name="input">Template and parameters, which need not be those the stack has now.</param>
/// <param name="resolve">The value of a reference to a resource.</param>
internal sealed class Evaluator(Stack stack, StackInput input, Func<Reference, JsonNode> resolve)
{
    private readonly Dictionary<string, bool> conditions = new(StringComparer.Ordinal);

    /// <summary>An evaluator for what refers to no resource: conditions.</summary>
    public static Evaluator OfConditions(Stack stack, StackInput input) => new(
        stack, input, reference => throw CloudFormationFault.Template($"Conditions can only depend on parameters and mappings, not on {reference.Name}"));

    /// <summary>The value of a part of the template; null when it is to be left out (<c>AWS::NoValue</c>).</summary>
    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when function.First() is var (name, argument) && (name is "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal)) =>
            Call(name, argument!),
        JsonObject map => Map(map),
        JsonArray list => new JsonArray([.. list.Select(Evaluate).Where(value => value is not null)]),
        _ => node?.DeepClone(),
    };

    /// <summary>A map with its values evaluated.</summary>
    public JsonObject Map(JsonObject map)
    {
        var evaluated = new JsonObject();
        foreach (var (key, value) in map)
        {
            if (Evaluate(value) is { } one)
                evaluated.Add(key, one);
        }

        return evaluated;
    }

    /// <summary>A value that has to be a single one.</summary>
    public string Text(JsonNode? node) => Evaluate(node) switch
    {
        JsonValue value => Scalars.Text(value),
        _ => throw CloudFormationFault.Template("every value here must be a string"),
    };

    /// <summary>Whether a condition is true; null always is.</summary>
    public bool Holds(string? condition)
    {
        if (condition is null)
            return true;

        if (conditions.TryGetValue(condition, out var known))
            return known;

        return conditions[condition] = IsTrue(input.Template.Conditions[condition]);
    }

    private bool IsTrue(JsonNode? node)
    {
        if (node is not JsonObject { Count: 1 } function)
            throw CloudFormationFault.Template("every Conditions member must be a condition function");

        var (name, argument) = function.First();
        return (name, argument) switch
        {
            ("Condition", JsonValue named) => Holds(named.ToString()),
            ("Fn::Equals", JsonArray { Count: 2 } both) => JsonNode.DeepEquals(Comparable(both[0]), Comparable(both[1])),
            ("Fn::Not", JsonArray { Count: 1 } one) => !IsTrue(one[0]),
            ("Fn::And", JsonArray { Count: >= 2 and <= 10 } all) => all.Select(IsTrue).ToList().TrueForAll(holds => holds),
            ("Fn::Or", JsonArray { Count: >= 2 and <= 10 } any) => any.Select(IsTrue).ToList().Exists(holds => holds),
            _ => throw CloudFormationFault.Template($"{name} is not a condition function, or its arguments are not"),
        };
    }

    private JsonNode? Comparable(JsonNode? node) => Evaluate(node) switch
    {
        JsonValue value => JsonValue.Create(Scalars.Text(value)),
        var other => other,
    };

    private JsonNode? Call(string name, JsonNode argument) => (name, argument) switch
    {
        ("Ref", JsonValue named) => Ref(named.ToString()),
        ("Fn::GetAtt", _) => Resolve(Reference.In(new JsonObject { [name] = argument.DeepClone() }).Single()),
        ("Fn::If", JsonArray { Count: 3 } list) => Evaluate(list[Holds($"{list[0]}") ? 1 : 2]),
        ("Fn::If", _) => throw CloudFormationFault.Template("Fn::If requires a list argument with three elements"),
        ("Fn::Join", JsonArray { Count: 2 } list) => string.Join($"{list[0]}", List(list[1], name).Select(item => Text(item))),
        ("Fn::Split", JsonArray { Count: 2 } list) => new JsonArray([.. Text(list[1]).Split($"{list[0]}").Select(part => (JsonNode)part)]),
        ("Fn::Select", JsonArray { Count: 2 } list) => Select(list),
        ("Fn::Sub", JsonValue text) => Sub(text.ToString(), []),
        ("Fn::Sub", JsonArray { Count: 2 } list) when list[1] is JsonObject own => Sub($"{list[0]}", Map(own)),
        ("Fn::Base64", _) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(argument))),
        ("Fn::FindInMap", JsonArray { Count: 3 } list) => Find(Text(list[0]), Text(list[1]), Text(list[2])),
        ("Fn::GetAZs", _) => new JsonArray([.. Zones.Of(Text(argument) is { Length: > 0 } region ? region : stack.Region).Select(zone => (JsonNode)zone)]),
        ("Fn::Equals" or "Fn::Not" or "Fn::And" or "Fn::Or", _) => throw CloudFormationFault.Template($"{name} cannot be used outside Conditions"),
        _ => throw CloudFormationFault.Template($"the arguments of {name} are not those it takes"),
    };

    private JsonNode? Ref(string name) =>
        input.Template.Parameters.TryGetValue(name, out var parameter) ? parameter.Node(input.Parameters[name])
        : name == PseudoParameters.NoValue ? null
        : name == "AWS::NotificationARNs" ? new JsonArray([.. input.NotificationArns.Select(arn => (JsonNode)arn)])
        : PseudoParameters.Of(stack, name) ?? Resolve(new Reference(name));

    private JsonNode Resolve(Reference reference) =>
        input.Template.Resources.TryGetValue(reference.Name, out var resource) && !Holds(resource.Condition)
            ? throw CloudFormationFault.Format($"Unresolved resource dependencies [{reference.Name}] in the Resources block of the template")
            : resolve(reference).DeepClone();

    private JsonNode? Select(JsonArray arguments)
    {
        var items = List(arguments[1], "Fn::Select");
        return int.TryParse(Text(arguments[0]), CultureInfo.InvariantCulture, out var index) && index >= 0 && index < items.Count
            ? items[index]?.DeepClone()
            : throw CloudFormationFault.Template("Fn::Select cannot select nonexistent value at index " + Text(arguments[0]));
    }

    private JsonArray List(JsonNode? node, string function) => Evaluate(node) as JsonArray
        ?? throw CloudFormationFault.Template($"{function} requires a list of values");

    private string Sub(string text, JsonObject own)
    {
        var filled = Reference.Placeholder().Replace(text, match =>
        {
            var name = match.Groups["name"].Value.Trim();
            var value = own.TryGetPropertyValue(name, out var given) ? given
                : Reference.Parse(name) is { Attribute: not null } attribute ? Resolve(attribute)
                : Ref(name);
            return value is JsonValue single ? Scalars.Text(single)
                : throw CloudFormationFault.Template($"variable {name} in Fn::Sub expression does not resolve to a string");
        });
        return filled.Replace("${!", "${", StringComparison.Ordinal);
    }

    private JsonNode Find(string map, string top, string second) => input.Template.Mappings[map]?[top]?[second]?.DeepClone()
        ?? throw CloudFormationFault.Template($"Unable to get mapping for {map}::{top}::{second}");
}
