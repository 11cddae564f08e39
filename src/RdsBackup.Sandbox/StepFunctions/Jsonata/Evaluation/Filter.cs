using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary><c>value[predicate]</c>: by position, counted from the end when negative, or by condition.</summary>
internal static class Filter
{
    public static JsonataArray Apply(Node predicate, JsonataValue value, Scope scope)
    {
        var items = Lookup.Items(value);
        if (predicate is LiteralNode { Value: JsonataNumber { Value: var number }, Predicates.Count: 0, Group: null })
            return At(items, number);

        var kept = new List<JsonataValue>();
        for (var i = 0; i < items.Count; i++)
        {
            var result = predicate.Evaluate(items[i], scope);
            if (Positions(result) is { } positions)
                kept.AddRange(positions.Where(position => Index(items, position) == i).Select(_ => items[i]));
            else if (result.Truth)
                kept.Add(items[i]);
        }

        return JsonataArray.Sequence(kept);
    }

    private static JsonataArray At(IReadOnlyList<JsonataValue> items, double position)
    {
        var index = Index(items, position);
        return index < 0 || index >= items.Count ? JsonataArray.Sequence()
            : items[(int)index] as JsonataArray
            ?? (items[(int)index].IsUndefined ? JsonataArray.Sequence() : JsonataArray.Sequence(items[(int)index]));
    }

    private static double Index(IReadOnlyList<JsonataValue> items, double position)
    {
        var index = Math.Floor(position);
        return index < 0 ? items.Count + index : index;
    }

    private static List<double>? Positions(JsonataValue result) => result switch
    {
        JsonataNumber number => [number.Value],
        JsonataArray array when array.Items.All(item => item is JsonataNumber) => [.. array.Items.Select(item => ((JsonataNumber)item).Value)],
        _ => null,
    };
}
