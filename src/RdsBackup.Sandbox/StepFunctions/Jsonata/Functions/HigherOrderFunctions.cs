using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions that take functions.</summary>
internal static class HigherOrderFunctions
{
    public static readonly NativeFunction[] All =
    [
        new("map", "<af>", 2, (given, evaluator) => JsonataArray.Sequence(
            [.. Offer(given, evaluator).Select(pair => pair.Result).Where(result => !result.IsUndefined)])),
        new("filter", "<af>", 2, (given, evaluator) => JsonataArray.Sequence(
            [.. Offer(given, evaluator).Where(pair => pair.Result.Truth).Select(pair => pair.Item)])),
        new("single", "<af?>", 2, Single),
        new("reduce", "<afj?:j>", 3, Reduce),
    ];

    // Each item with what the function says of item, position and array.
    private static IEnumerable<(JsonataValue Item, JsonataValue Result)> Offer(JsonataValue[] given, Evaluator evaluator)
    {
        var items = given[0].Items();
        for (var i = 0; i < items.Count; i++)
            yield return (items[i], given[1].Offer(evaluator, items[i], JsonataValue.Of(i), given[0]));
    }

    private static JsonataValue Single(JsonataValue[] given, Evaluator evaluator)
    {
        var found = given[1].IsUndefined ? given[0].Items() : [.. Offer(given, evaluator).Where(pair => pair.Result.Truth).Select(pair => pair.Item)];
        return found.Count switch
        {
            0 => throw new JsonataException("D3139", "$single() expects exactly one match, and there is none"),
            1 => found[0],
            _ => throw new JsonataException("D3138", "$single() expects exactly one match, and there are more"),
        };
    }

    private static JsonataValue Reduce(JsonataValue[] given, Evaluator evaluator)
    {
        if (((JsonataFunction)given[1]).Arity < 2)
            throw new JsonataException("D3050", "The function given to $reduce has to take two arguments at least");

        var items = given[0].Items();
        var first = given[2].IsUndefined && items.Count > 0 ? 1 : 0;
        var result = first == 1 ? items[0] : given[2];
        for (var i = first; i < items.Count; i++)
            result = given[1].Offer(evaluator, result, items[i], JsonataValue.Of(i), given[0]);

        return result;
    }
}
