namespace RdsBackup.Core.Copying;

/// <summary>The defaults, named once: the build writes them into the state machines too (<c>@CopyDefaults.Attempts@</c>).</summary>
public static class CopyDefaults
{
    /// <summary>AWS's quota of DB instance snapshot copies in progress to one region.</summary>
    public const int InstanceCopiesPerRegion = 20;

    /// <summary>AWS's quota of DB cluster snapshot copies in progress to one region.</summary>
    public const int ClusterCopiesPerRegion = 5;

    /// <summary>How often a copy that AWS reports as failed is begun in all.</summary>
    public const int Attempts = 3;

    /// <summary>5 minutes.</summary>
    public static readonly TimeSpan QuotaPause = TimeSpan.FromMinutes(5);
}
