using RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>An operator of two evaluated sides.</summary>
internal delegate JsonataValue Operator(JsonataValue left, JsonataValue right, OperatorSite site);

/// <summary>Which operator, and where, for errors.</summary>
internal readonly record struct OperatorSite(string Symbol, int Position);

/// <summary>The operators that look at both sides.</summary>
internal static class Operators
{
    // JSONata's own limit.
    private const int LongestRange = 10_000_000;

    // An item is a value of its own, so that it weighs more than the place it takes.
    private const int WeightOfItem = 4;

    private static readonly Dictionary<string, Operator> Table = new(StringComparer.Ordinal)
    {
        ["+"] = (left, right, site) => Arithmetic(left, right, site, (a, b) => a + b),
        ["-"] = (left, right, site) => Arithmetic(left, right, site, (a, b) => a - b),
        ["*"] = (left, right, site) => Arithmetic(left, right, site, (a, b) => a * b),
        ["/"] = (left, right, site) => Arithmetic(left, right, site, (a, b) => a / b),
        ["%"] = (left, right, site) => Arithmetic(left, right, site, (a, b) => a % b),
        ["="] = (left, right, _) => JsonataValue.Of(!left.IsUndefined && left.SameAs(right)),
        ["!="] = (left, right, _) => JsonataValue.Of(!left.IsUndefined && !right.IsUndefined && !left.SameAs(right)),
        ["<"] = (left, right, site) => Comparison(left, right, site, order => order < 0),
        ["<="] = (left, right, site) => Comparison(left, right, site, order => order <= 0),
        [">"] = (left, right, site) => Comparison(left, right, site, order => order > 0),
        [">="] = (left, right, site) => Comparison(left, right, site, order => order >= 0),
        ["&"] = (left, right, _) => JsonataValue.Of(Text(left) + Text(right)),
        ["in"] = (left, right, _) => JsonataValue.Of(!left.IsUndefined && !right.IsUndefined && Holds(Lookup.Items(right), left)),
        [".."] = Range,
    };

    public static Operator Find(string symbol) => Table[symbol];

    private static JsonataValue Arithmetic(JsonataValue left, JsonataValue right, OperatorSite site, Func<double, double, double> compute)
    {
        if (left is JsonataNumber a && right is JsonataNumber b)
        {
            var result = compute(a.Value, b.Value);
            return double.IsFinite(result) ? JsonataValue.Of(result)
                : throw new JsonataException("D1001", $"The number is out of range: {left} {site.Symbol} {right}", site.Position);
        }

        if (!left.IsUndefined && left is not JsonataNumber)
            throw new JsonataException("T2001", $"The left side of the {site.Symbol} operator has to be a number, not {left}", site.Position);

        if (!right.IsUndefined && right is not JsonataNumber)
            throw new JsonataException("T2002", $"The right side of the {site.Symbol} operator has to be a number, not {right}", site.Position);

        return JsonataValue.Undefined;
    }

    private static JsonataValue Comparison(JsonataValue left, JsonataValue right, OperatorSite site, Func<int, bool> holds)
    {
        if (!IsComparable(left) || !IsComparable(right))
            throw new JsonataException("T2010", $"Both sides of the {site.Symbol} operator have to be numbers or strings", site.Position);

        return (left, right) switch
        {
            (JsonataNumber a, JsonataNumber b) => JsonataValue.Of(holds(a.Value.CompareTo(b.Value))),
            (JsonataString a, JsonataString b) => JsonataValue.Of(holds(string.CompareOrdinal(a.Value, b.Value))),
            _ when left.IsUndefined || right.IsUndefined => JsonataValue.Undefined,
            _ => throw new JsonataException(
                "T2009", $"The values {left} and {right} on both sides of the {site.Symbol} operator have to be of the same type", site.Position),
        };
    }

    private static bool IsComparable(JsonataValue value) => value is JsonataNumber or JsonataString or JsonataUndefined;

    private static bool Holds(IReadOnlyList<JsonataValue> items, JsonataValue value)
    {
        Evaluator.Spend(items.Count / Evaluator.Glance);
        return items.Any(item => Identical(item, value));
    }

    private static string Text(JsonataValue value) => value.IsUndefined ? "" : StringFunctions.Text(value);

    // Of objects and arrays only the very same one is contained.
    private static bool Identical(JsonataValue item, JsonataValue value) =>
        item is JsonataNumber or JsonataString ? item.SameAs(value) : ReferenceEquals(item, value);

    private static JsonataValue Range(JsonataValue left, JsonataValue right, OperatorSite site)
    {
        if (!IsBound(left))
            throw new JsonataException("T2003", "The left side of the range operator .. has to be an integer", site.Position);

        if (!IsBound(right))
            throw new JsonataException("T2004", "The right side of the range operator .. has to be an integer", site.Position);

        if (left is not JsonataNumber { Value: var from } || right is not JsonataNumber { Value: var to } || from > to)
            return JsonataValue.Undefined;

        if (to - from + 1 > LongestRange)
            throw new JsonataException("D2014", $"A range must not have more than {LongestRange} items, this one has {NumberText.Write(to - from + 1)}", site.Position);

        Evaluator.Spend(WeightOfItem * (long)(to - from + 1));
        return JsonataArray.Sequence([.. Enumerable.Range(0, (int)(to - from) + 1).Select(step => JsonataValue.Of(from + step))]);
    }

    private static bool IsBound(JsonataValue value) =>
        value.IsUndefined || (value is JsonataNumber { Value: var number } && Math.Truncate(number) == number);
}
