using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>
/// The members an operation takes, by their names in state machines. Written in words: <c>Name</c>, <c>Names[]</c> for a list of values,
/// <c>Tags[Key Value]</c> for a list of structures.
/// </summary>
internal sealed class InputShape
{
    private readonly Dictionary<string, (string Wire, InputShape? Item, bool IsList)> members = new(StringComparer.Ordinal);

    private InputShape()
    {
    }

    /// <param name="words">The members' names on the wire.</param>
    public static InputShape Parse(string words)
    {
        var at = 0;
        return Parse(words, ref at);
    }

    /// <summary>What is wrong with the names in arguments; empty when nothing is.</summary>
    /// <param name="arguments">Literal arguments; expressions in them are not looked into.</param>
    /// <param name="path">Where they stand.</param>
    public IEnumerable<string> Check(JsonataValue arguments, string path)
    {
        if (arguments is not JsonataObject given)
            yield break;

        foreach (var (name, value) in given.Members)
        {
            if (!members.TryGetValue(name, out var member))
            {
                yield return Unknown(name, path);
                continue;
            }

            if (member.Item is null)
                continue;

            foreach (var problem in (value as JsonataArray)?.Items.SelectMany((item, i) => member.Item.Check(item, Invariant($"{path}/{name}[{i}]"))) ?? [])
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

    /// <summary>The arguments by their names on the wire.</summary>
    public JsonataObject ToWire(JsonataObject arguments) => new(arguments.Members.Select(argument =>
        members.TryGetValue(argument.Key, out var member)
            ? KeyValuePair.Create(member.Wire, member.Item is { } item && argument.Value is JsonataArray array
                ? new JsonataArray([.. array.Items.Select(one => one is JsonataObject structure ? item.ToWire(structure) : one)])
                : argument.Value)
            : throw new StateFault(StateFault.Runtime, Unknown(argument.Key, "Arguments"))));

    private static InputShape Parse(string words, ref int at)
    {
        var shape = new InputShape();
        while (at < words.Length && words[at] != ']')
        {
            var start = at;
            while (at < words.Length && words[at] is not (' ' or '[' or ']'))
                at++;

            var wire = words[start..at];
            InputShape? item = null;
            var isList = at < words.Length && words[at] == '[';
            if (isList)
            {
                at++;
                item = Parse(words, ref at);
                at++;
            }

            if (wire.Length > 0)
                shape.members.Add(JavaName.OfMember(wire), (wire, item?.members.Count > 0 ? item : null, isList));

            while (at < words.Length && words[at] == ' ')
                at++;
        }

        return shape;
    }

    private string? Meant(string name) => members.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));

    private string Unknown(string name, string path)
    {
        var meant = Meant(name);
        return $"The field \"{name}\" at {path} is not supported by Step Functions"
            + (meant is null ? $", only {string.Join(", ", members.Keys)}" : $": it is \"{meant}\" there");
    }
}
