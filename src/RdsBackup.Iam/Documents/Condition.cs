namespace RdsBackup.Iam;

/// <summary>One line of a statement's <c>Condition</c>. Equal when it means the same: the key ignores case, the values have no order.</summary>
/// <param name="Operator">E.g. <c>StringEquals</c>, <c>BoolIfExists</c>, <c>ForAllValues:StringLike</c>.</param>
/// <param name="Key">The condition key, e.g. <c>kms:ViaService</c>.</param>
/// <param name="Values">One of them has to match (or, with a negated operator, none).</param>
public sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>A condition with one value.</summary>
    public Condition(string @operator, string key, string value) : this(@operator, key, [value])
    {
    }

    /// <inheritdoc/>
    public bool Equals(Condition? other) => other is not null
        && Operator == other.Operator
        && Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase)
        && Elements.Same(Values, other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Operator, Key.ToUpperInvariant());
}
