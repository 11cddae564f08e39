using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Functions of arrays.</summary>
internal static class ArrayFunctions
{
    public static readonly NativeFunction[] All =
    [
        new("count", "<a:n>", 1, (given, _) => JsonataValue.Of(given[0] is JsonataArray array ? array.Count : 0)) { TakesNothing = true },
        new("append", "<xx:a>", 2, (given, _) => Lookup.Append(given[0], given[1])) { TakesNothing = true },
        new("reverse", "<a:a>", 1, (given, _) => given[0].Items().Count <= 1 ? given[0] : new JsonataArray([.. given[0].Items().Reverse()])),
        new("shuffle", "<a:a>", 1, (given, evaluator) => Shuffle(given[0], evaluator.Environment.Chance)),
        new("distinct", "<x:x>", 1, (given, _) => given[0] is JsonataArray { Count: > 1 } array ? Distinct(array) : given[0]),
        new("sort", "<af?:a>", 2, Sort),
        new("zip", "<a+>", 0, (given, _) => Zip(given)) { TakesNothing = true },
    ];

    private static JsonataValue Shuffle(JsonataValue array, Random chance)
    {
        var items = array.Items().ToArray();
        chance.Shuffle(items);
        return items.Length <= 1 ? array : new JsonataArray(items);
    }

    private static JsonataArray Distinct(JsonataArray array)
    {
        var kept = new List<JsonataValue>();
        foreach (var item in array.Items)
        {
            Evaluator.Spend(kept.Count / Evaluator.Glance);
            if (!kept.Exists(item.SameAs))
                kept.Add(item);
        }

        return array.IsSequence ? JsonataArray.Sequence(kept) : new JsonataArray(kept);
    }

    private static JsonataValue Sort(JsonataValue[] given, Evaluator evaluator)
    {
        var items = given[0].Items();
        if (items.Count <= 1)
            return given[0];

        if (given[1] is JsonataFunction after)
            return new JsonataArray(Sorting.Merge(items, (left, right) => after.Offer(evaluator, left, right).Truth));

        if (items.All(item => item is JsonataNumber))
            return new JsonataArray([.. items.OrderBy(Arguments.Number)]);

        return items.All(item => item is JsonataString)
            ? new JsonataArray([.. items.OrderBy(Arguments.Text, StringComparer.Ordinal)])
            : throw new JsonataException("D3070", "Without a function to compare by, $sort sorts arrays of strings or of numbers only");
    }

    private static JsonataArray Zip(JsonataValue[] given)
    {
        var length = given.Min(array => array is JsonataArray { Count: var count } ? count : 0);
        Evaluator.Spend((long)length * given.Length);
        return new JsonataArray([.. Enumerable.Range(0, length).Select(i => new JsonataArray([.. given.Select(array => array.Items()[i])]))]);
    }
}
