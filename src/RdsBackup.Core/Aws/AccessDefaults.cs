namespace RdsBackup.Core.Aws;

/// <summary>The defaults, named once.</summary>
public static class AccessDefaults
{
    /// <summary>The SDK's own.</summary>
    public const int MaxErrorRetry = 2;

    /// <summary>5 minutes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
}
