using RdsBackup.Iam;

namespace RdsBackup.Sandbox.Identities;

/// <summary>A role.</summary>
internal sealed class IamRole : PolicyHolder
{
    public string? Description { get; set; }

    /// <summary>The longest session it gives, in seconds: 3600 to 43200.</summary>
    public required int MaxSessionDuration { get; set; }

    /// <summary>When and where somebody last became it; null when nobody has.</summary>
    public (DateTimeOffset At, string Region)? LastUsed { get; set; }

    /// <summary>The trust policy as it was written.</summary>
    public required string TrustPolicy { get; set; }

    public PolicyDocument Trust => PolicyDocument.Parse(TrustPolicy, PolicyKind.Trust);
}
