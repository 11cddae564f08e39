using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>What an operation takes, by the names of its members in state machines.</summary>
/// <param name="structure">Its model; null when it takes nothing.</param>
internal sealed class InputShape(Shape? structure)
{
    private readonly Dictionary<string, Member> members = structure?.InOrder.ToDictionary(member => JavaName.OfMember(member.Name), StringComparer.Ordinal) ?? [];

    /// <summary>What is wrong with the names in arguments; empty when nothing is.</summary>
    /// <param name="arguments">Literal arguments; expressions in them are not looked into.</param>
    /// <param name="path">Where they stand.</param>
    public IEnumerable<string> Check(JsonataValue arguments, string path)
    {
        if (arguments is not JsonataObject given)
            yield break;

        foreach (var (name, value) in given.Members)
        {
            var problems = members.TryGetValue(name, out var member) ? Check(value, member.Shape, $"{path}/{name}") : [Unknown(name, path)];
            foreach (var problem in problems)
                yield return problem;
        }
    }

    /// <summary>What is wrong with the names in the objects that an expression makes, as far as they are written out: names meant for the wire.</summary>
    public IEnumerable<string> Check(Node expression, string path)
    {
        // Operators one after the other lie as deep as there are many: no stack is sure to hold them.
        var open = new Stack<Node>([expression]);
        while (open.TryPop(out var node))
        {
            var keys = node is GroupNode group ? group.Pairs.Select(pair => pair.Key).OfType<LiteralNode>().Select(key => key.Value) : [];
            foreach (var key in keys.OfType<JsonataString>().Where(key => !members.ContainsKey(key.Value) && Meant(key.Value) is not null))
                yield return Unknown(key.Value, path);

            foreach (var child in node.Children.Reverse())
                open.Push(child);
        }
    }

    /// <summary>The arguments by the model's names.</summary>
    /// <exception cref="StateFault">A name is not the operation's.</exception>
    public JsonObject ToModel(JsonataObject arguments) => new(arguments.Members.Select(argument =>
        members.TryGetValue(argument.Key, out var member)
            ? KeyValuePair.Create(member.Name, ToModel(argument.Value, member.Shape))
            : throw new StateFault(StateFault.Runtime, Unknown(argument.Key, "Arguments"))));

    private static IEnumerable<string> Check(JsonataValue value, Shape shape, string path) => (shape.Type, value) switch
    {
        ("structure", JsonataObject) => new InputShape(shape).Check(value, path),
        ("list", JsonataArray array) => array.Items.SelectMany((item, index) => Check(item, shape.Item.Shape, Invariant($"{path}[{index}]"))),
        ("map", JsonataObject map) => map.Members.SelectMany(one => Check(one.Value, shape.Value.Shape, $"{path}/{one.Key}")),
        _ => [],
    };

    private static JsonNode? ToModel(JsonataValue value, Shape shape)
    {
        JsonataValue.Visit();
        return (shape.Type, value) switch
        {
            ("structure", JsonataObject structure) => new InputShape(shape).ToModel(structure),
            ("list", JsonataArray array) => new JsonArray([.. array.Items.Select(item => ToModel(item, shape.Item.Shape))]),
            ("map", JsonataObject map) => new JsonObject(map.Members.Select(one => KeyValuePair.Create(one.Key, ToModel(one.Value, shape.Value.Shape)))),
            _ => JsonNode.Parse(value.ToJson()),
        };
    }

    private string? Meant(string name) => members.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    private string Unknown(string name, string path)
    {
        var meant = Meant(name);
        return $"The field \"{name}\" at {path} is not supported by Step Functions"
            + (meant is null ? $", only {string.Join(", ", members.Keys)}" : $": it is \"{meant}\" there");
    }
}
