using System.Globalization;

namespace RdsBackup.Iam;

/// <summary>
/// A condition operator with its qualifiers, after "IAM JSON policy elements: Condition operators" and "Set operators for multivalued context keys".
/// </summary>
internal sealed class ConditionOperator
{
    private const string AnyValue = "ForAnyValue:";
    private const string AllValues = "ForAllValues:";
    private const string IfExists = "IfExists";

    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        ["StringEquals"] = new((value, wanted) => value == wanted, Variables: true),
        ["StringEqualsIgnoreCase"] = new((value, wanted) => value.Equals(wanted, StringComparison.OrdinalIgnoreCase), Variables: true),
        ["StringLike"] = new((value, wanted) => Glob.Matches(wanted, value), Variables: true, Wildcards: true),
        ["ArnEquals"] = new(ArnMatches, Variables: true, Wildcards: true),
        ["ArnLike"] = new(ArnMatches, Variables: true, Wildcards: true),
        ["Bool"] = new((value, wanted) => value.Equals(wanted, StringComparison.OrdinalIgnoreCase)),
        ["NumericEquals"] = Numeric(order => order == 0),
        ["NumericLessThan"] = Numeric(order => order < 0),
        ["NumericLessThanEquals"] = Numeric(order => order <= 0),
        ["NumericGreaterThan"] = Numeric(order => order > 0),
        ["NumericGreaterThanEquals"] = Numeric(order => order >= 0),
        ["DateEquals"] = Date(order => order == 0),
        ["DateLessThan"] = Date(order => order < 0),
        ["DateLessThanEquals"] = Date(order => order <= 0),
        ["DateGreaterThan"] = Date(order => order > 0),
        ["DateGreaterThanEquals"] = Date(order => order >= 0),
    };

    private static readonly Dictionary<string, string> Negations = new()
    {
        ["StringNotEquals"] = "StringEquals",
        ["StringNotEqualsIgnoreCase"] = "StringEqualsIgnoreCase",
        ["StringNotLike"] = "StringLike",
        ["ArnNotEquals"] = "ArnEquals",
        ["ArnNotLike"] = "ArnLike",
        ["NumericNotEquals"] = "NumericEquals",
        ["DateNotEquals"] = "DateEquals",
    };

    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>, PolicyVariables, bool> holds;

    private ConditionOperator(Func<IReadOnlyList<string>, IReadOnlyList<string>, PolicyVariables, bool> holds) => this.holds = holds;

    /// <summary>The operator of a name; null when it is not one that we can evaluate.</summary>
    public static ConditionOperator? Find(string name)
    {
        if (name == "Null")
            return new((values, wanted, _) => wanted.Any(one => one.Equals(values.Count == 0 ? "true" : "false", StringComparison.OrdinalIgnoreCase)));

        var forAny = name.StartsWith(AnyValue, StringComparison.Ordinal);
        var forAll = name.StartsWith(AllValues, StringComparison.Ordinal);
        var ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        var bare = name[(forAny ? AnyValue.Length : forAll ? AllValues.Length : 0)..^(ifExists ? IfExists.Length : 0)];
        var negated = Negations.TryGetValue(bare, out var positive);
        if (!Comparisons.TryGetValue(positive ?? bare, out var comparison))
            return null;

        return new((values, wanted, variables) =>
        {
            if (values.Count == 0)
                return ifExists || forAll || (negated && !forAny);
            var expanded = wanted.Select(one => comparison.Variables ? variables.Expand(one, comparison.Wildcards) : one).ToList();
            bool Matches(string value) => expanded.Exists(one => one is not null && comparison.Test(value, one));
            return forAll ? values.All(value => Matches(value) != negated)
                : forAny || !negated ? values.Any(value => Matches(value) != negated)
                : !values.Any(Matches);
        });
    }

    /// <summary>Whether the request's values of a key satisfy a condition's values.</summary>
    public bool Holds(IReadOnlyList<string> values, IReadOnlyList<string> wanted, PolicyVariables variables) => holds(values, wanted, variables);

    // Each of the six parts is compared by itself: a star does not reach over a colon, except in the last part.
    private static bool ArnMatches(string value, string wanted)
    {
        var parts = value.Split(':', 6);
        var patterns = wanted.Split(':', 6);
        return parts.Length == 6 && patterns.Length == 6 && parts.Zip(patterns).All(pair => Glob.Matches(pair.Second, pair.First));
    }

    private static Comparison Numeric(Func<int, bool> test) => new((value, wanted) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
        && decimal.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
        && test(one.CompareTo(other)));

    private static Comparison Date(Func<int, bool> test) => new((value, wanted) =>
        Instant(value) is { } one && Instant(wanted) is { } other && test(one.CompareTo(other)));

    // ISO 8601, or seconds since 1970.
    private static DateTimeOffset? Instant(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is > 9999 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private sealed record Comparison(Func<string, string, bool> Test, bool Variables = false, bool Wildcards = false);
}
