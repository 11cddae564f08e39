using RdsBackup.Iam;

namespace RdsBackup.Sandbox.Kms;

/// <summary>A grant on a key.</summary>
internal sealed record Grant
{
    /// <summary>What it allows, and to whom.</summary>
    public required KeyGrant Permission { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Under whose account it was made.</summary>
    public required string IssuingAccount { get; init; }

    public string? Name { get; init; }

    public string? RetiringPrincipal { get; init; }

    public required string Token { get; init; }

    public string Id => Permission.GrantId;
}
