namespace RdsBackup.Iam;

/// <summary>What a statement does when it applies.</summary>
public enum Effect
{
    /// <summary>It allows, unless something denies.</summary>
    Allow,

    /// <summary>It denies, whatever allows.</summary>
    Deny,
}
