using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>Putting in order, so that what is equal keeps its order.</summary>
internal static class Sorting
{
    /// <summary>Sorts by a function that says whether its first argument comes after its second.</summary>
    public static IReadOnlyList<T> Merge<T>(IReadOnlyList<T> items, Func<T, T, bool> after)
    {
        if (items.Count <= 1)
            return items;

        var middle = items.Count / 2;
        var left = Merge([.. items.Take(middle)], after);
        var right = Merge([.. items.Skip(middle)], after);
        var merged = new List<T>(items.Count);
        for (int i = 0, j = 0; i < left.Count || j < right.Count;)
            merged.Add(j == right.Count || (i < left.Count && !after(left[i], right[j])) ? left[i++] : right[j++]);

        return merged;
    }

    public static JsonataArray ByTerms(JsonataArray array, IReadOnlyList<SortTerm> terms, int position, Scope scope)
    {
        if (array.Count <= 1)
            return array;

        var keyed = array.Items.Select(item => (Item: item, Keys: terms.Select(term => term.Expression.Evaluate(item, scope)).ToArray())).ToList();
        var sorted = Merge(keyed, (left, right) => Compare(left.Keys, right.Keys, terms, position) > 0);
        return new JsonataArray([.. sorted.Select(entry => entry.Item)]);
    }

    private static int Compare(JsonataValue[] left, JsonataValue[] right, IReadOnlyList<SortTerm> terms, int position)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            // Nothing comes last, whatever the direction.
            var order = left[i].IsUndefined || right[i].IsUndefined
                ? left[i].IsUndefined.CompareTo(right[i].IsUndefined)
                : Compare(left[i], right[i], position) * (terms[i].Descending ? -1 : 1);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static int Compare(JsonataValue left, JsonataValue right, int position) => (left, right) switch
    {
        (JsonataNumber a, JsonataNumber b) => a.Value.CompareTo(b.Value),
        (JsonataString a, JsonataString b) => Math.Sign(string.CompareOrdinal(a.Value, b.Value)),
        (JsonataNumber or JsonataString, JsonataNumber or JsonataString) =>
            throw new JsonataException("T2007", $"{left} and {right} cannot be ordered, for they are of different types", position),
        _ => throw new JsonataException("T2008", "What is ordered by has to be numbers or strings", position),
    };
}
