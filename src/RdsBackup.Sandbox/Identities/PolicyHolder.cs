using RdsBackup.Iam;

namespace RdsBackup.Sandbox.Identities;

/// <summary>A user or role: a name with policies.</summary>
internal abstract class PolicyHolder
{
    private IReadOnlyList<AttachedPolicy>? policies;

    public required string Name { get; init; }

    /// <summary>Begins and ends with a slash.</summary>
    public required string Path { get; init; }

    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required DateTimeOffset Created { get; init; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Inline policies by name, as they were written.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>Managed policies that are attached, by ARN.</summary>
    public SortedDictionary<string, ManagedPolicy> Attached { get; } = new(StringComparer.Ordinal);

    /// <summary>The permissions boundary; null when there is none.</summary>
    public ManagedPolicy? Boundary { get; set; }

    /// <summary>All of them, ready to be evaluated.</summary>
    public IReadOnlyList<AttachedPolicy> Policies => policies ??=
    [
        .. Attached.Values.Select(policy => policy.Attached),
        .. Inline.Select(policy => new AttachedPolicy(policy.Key, PolicyDocument.Parse(policy.Value, PolicyKind.Identity))),
    ];

    /// <summary>Has to follow a change of <see cref="Inline"/> or <see cref="Attached"/>.</summary>
    public void PoliciesChanged() => policies = null;
}
