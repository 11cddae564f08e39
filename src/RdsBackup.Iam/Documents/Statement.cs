namespace RdsBackup.Iam;

/// <summary>
/// One statement of a policy. Two are equal when they mean the same: the order of actions, a string or a list of one, an account's id or its root ARN
/// make no difference, nor does the <see cref="Sid"/>. A list that is null is absent from the document.
/// </summary>
public sealed record Statement
{
    /// <summary>A name for people; null when there is none.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow or deny.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Whom it is about; null in identity policies.</summary>
    public IReadOnlyList<PolicyPrincipal>? Principals { get; init; }

    /// <summary>Everybody but these; goes with <see cref="Effect.Deny"/> only.</summary>
    public IReadOnlyList<PolicyPrincipal>? NotPrincipals { get; init; }

    /// <summary>The actions, e.g. <c>kms:GenerateDataKey*</c>; case does not matter.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    /// <summary>Every action but these.</summary>
    public IReadOnlyList<string>? NotActions { get; init; }

    /// <summary>The ARNs, or <c>*</c>; null in trust policies.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>Every resource but these.</summary>
    public IReadOnlyList<string>? NotResources { get; init; }

    /// <summary>What has to hold besides, all of it.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Statement? other) => other is not null
        && Effect == other.Effect
        && Elements.Same(Principals, other.Principals)
        && Elements.Same(NotPrincipals, other.NotPrincipals)
        && Elements.Same(Actions, other.Actions, StringComparer.OrdinalIgnoreCase)
        && Elements.Same(NotActions, other.NotActions, StringComparer.OrdinalIgnoreCase)
        && Elements.Same(Resources, other.Resources)
        && Elements.Same(NotResources, other.NotResources)
        && Elements.Same(Conditions, other.Conditions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Effect, Actions is null, Principals is null, Resources is null, Conditions.Count == 0);
}
