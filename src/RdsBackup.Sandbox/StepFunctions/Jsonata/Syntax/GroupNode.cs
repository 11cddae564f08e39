using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary><c>{ key: value, … }</c>: an object, or behind a path the path's values by key.</summary>
internal sealed class GroupNode(IReadOnlyList<(Node Key, Node Value)> pairs, int position) : Node(position)
{
    public IReadOnlyList<(Node Key, Node Value)> Pairs { get; } = pairs;

    public override IEnumerable<Node> Children => Pairs.SelectMany(pair => (IEnumerable<Node>)[pair.Key, pair.Value]);

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        IReadOnlyList<JsonataValue> items = input is JsonataArray { Count: > 0 } array ? array.Items
            : [input is JsonataArray ? JsonataValue.Undefined : input];
        var groups = new List<(string Key, int Pair, JsonataValue Data)>(Pairs.Count);
        foreach (var item in items)
        {
            for (var pair = 0; pair < Pairs.Count; pair++)
                AddTo(groups, pair, item, scope);
        }

        var result = new ObjectBuilder();
        foreach (var (key, pair, data) in groups)
        {
            var value = Pairs[pair].Value.Evaluate(data, scope);
            if (!value.IsUndefined)
                result.Set(key, value);
        }

        return result.Build();
    }

    private void AddTo(List<(string Key, int Pair, JsonataValue Data)> groups, int pair, JsonataValue item, Scope scope)
    {
        var key = Pairs[pair].Key.Evaluate(item, scope);
        if (key.IsUndefined)
            return;

        if (key is not JsonataString { Value: var name })
            throw new JsonataException("T1003", $"The key of an object has to be a string, not {key}", Position);

        Evaluator.Spend(groups.Count / Evaluator.Glance);
        var at = groups.FindIndex(group => group.Key == name);
        if (at < 0)
            groups.Add((name, pair, item));
        else if (groups[at].Pair != pair)
            throw new JsonataException("D1009", $"Several keys of the object are \"{name}\"", Position);
        else
            groups[at] = (name, pair, Lookup.Append(groups[at].Data, item));
    }
}
