namespace RdsBackup.Core.Copying;

/// <summary>How many copies at once, and how often a failed one is made again.</summary>
public sealed record CopyOptions
{
    /// <summary>AWS's quota of DB instance snapshot copies in progress to one region. Default: 20.</summary>
    public int InstanceCopiesPerRegion { get; init; } = 20;

    /// <summary>AWS's quota of DB cluster snapshot copies in progress to one region. Default: 5.</summary>
    public int ClusterCopiesPerRegion { get; init; } = 5;

    /// <summary>Whether copies within a region count against the quotas too; AWS does not document it. Default: no.</summary>
    public bool CountSameRegion { get; init; }

    /// <summary>When others fill the quota, the longest pause before the next try. Default: 5 minutes.</summary>
    public TimeSpan QuotaPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a copy that AWS reports as failed is begun in all. Default: 2.</summary>
    public int Attempts { get; init; } = 2;
}
