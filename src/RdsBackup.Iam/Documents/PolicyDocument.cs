namespace RdsBackup.Iam;

/// <summary>
/// A policy document. Two are equal when they hold the same statements, in whatever order; so <c>policy.Statements.Contains(statement)</c> asks for the
/// meaning, not for the letters.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>The current version of the policy language; the older one, <c>2008-10-17</c>, knows no variables.</summary>
    public const string CurrentVersion = "2012-10-17";

    internal const string FirstVersion = "2008-10-17";

    /// <summary>What the policy is attached to.</summary>
    public required PolicyKind Kind { get; init; }

    /// <summary>The version of the policy language.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>The document's own name; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The statements.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>Reads a document. What AWS knows is kept, also where we could not evaluate it.</summary>
    /// <exception cref="PolicyFormatException">The document is malformed: what, and where.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind) => new PolicyReader(kind).Read(json);

    /// <summary>Writes the document as JSON.</summary>
    /// <param name="indented">Over several lines, as AWS's consoles show it.</param>
    public string ToJson(bool indented = false) => PolicyWriter.Write(this, indented);

    /// <summary>The document with one more statement. A <see cref="Statement.Sid"/> that is taken gets a number, for it has to be unique.</summary>
    public PolicyDocument With(Statement statement)
    {
        var sid = statement.Sid;
        for (var number = 2; sid is not null && Statements.Any(other => other.Sid == sid); number++)
            sid = Invariant($"{statement.Sid}{number}");
        return this with { Statements = [.. Statements, statement with { Sid = sid }] };
    }

    /// <summary>The document itself, when every element of it can be evaluated.</summary>
    /// <exception cref="PolicyNotSupportedException">A condition operator or a type of principal that we cannot evaluate, by name.</exception>
    public PolicyDocument EnsureEvaluable()
    {
        for (var index = 0; index < Statements.Count; index++)
        {
            var statement = Statements[index];
            foreach (var condition in statement.Conditions)
                if (ConditionOperator.Find(condition.Operator) is null)
                    throw new PolicyNotSupportedException(
                        Invariant($"Statement[{index}].Condition"), $"the condition operator {condition.Operator} cannot be evaluated.");
            foreach (var principal in (statement.Principals ?? []).Concat(statement.NotPrincipals ?? []))
                if (principal.Type is PrincipalType.Federated or PrincipalType.CanonicalUser)
                    throw new PolicyNotSupportedException(
                        Invariant($"Statement[{index}].Principal"), $"principals of type {principal.Type} cannot be evaluated.");
        }

        return this;
    }

    /// <inheritdoc/>
    public bool Equals(PolicyDocument? other) =>
        other is not null && Kind == other.Kind && Version == other.Version && Elements.Same(Statements, other.Statements);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Version);
}
