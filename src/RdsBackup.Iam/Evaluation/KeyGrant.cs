namespace RdsBackup.Iam;

/// <summary>What a grant on a KMS key says, as far as it counts for a decision ("Grants in AWS KMS").</summary>
public sealed record KeyGrant
{
    /// <summary>The grant's id.</summary>
    public required string GrantId { get; init; }

    /// <summary>The ARN of a user, role, session or account root, or a service's name.</summary>
    public required string GranteePrincipal { get; init; }

    /// <summary>KMS's operations, e.g. <c>Decrypt</c>.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The request's encryption context has to hold all of these; null when it may be anything.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextSubset { get; init; }

    /// <summary>The request's encryption context has to be exactly this; null when it may be anything.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextEquals { get; init; }

    internal bool Covers(string action, RequestContext context)
    {
        if (!Operations.Any(operation => $"kms:{operation}".Equals(action, StringComparison.OrdinalIgnoreCase)))
            return false;
        var given = context.Under("kms:EncryptionContext:").ToDictionary(pair => pair.Name, pair => pair.Value);
        return (EncryptionContextSubset is null || EncryptionContextSubset.All(given.Contains))
            && (EncryptionContextEquals is null || (EncryptionContextEquals.Count == given.Count && EncryptionContextEquals.All(given.Contains)));
    }
}
