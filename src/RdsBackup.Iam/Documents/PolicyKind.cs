namespace RdsBackup.Iam;

/// <summary>What a policy is attached to; it decides which elements a statement has and how the policy counts.</summary>
public enum PolicyKind
{
    /// <summary>Attached to a user or role, or passed to AssumeRole: names no principal.</summary>
    Identity,

    /// <summary>Attached to a resource of a service where, within one account, an identity policy alone is enough (e.g. a bucket or a topic).</summary>
    Resource,

    /// <summary>A KMS key policy: nobody has access, not even the key's own account, unless it says so.</summary>
    Key,

    /// <summary>A role's trust policy: names no resource; as with a key, nobody may assume the role unless it says so.</summary>
    Trust,
}
