using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Copying;

/// <summary>How many copies at once, and how often a failed one is made again.</summary>
public sealed record CopyOptions
{
    /// <summary>AWS's quota of DB instance snapshot copies in progress to one region. Default: 20.</summary>
    public int InstanceCopiesPerRegion { get; init => field = Demand.AtLeastOne(value, nameof(InstanceCopiesPerRegion)); } = CopyDefaults.InstanceCopiesPerRegion;

    /// <summary>AWS's quota of DB cluster snapshot copies in progress to one region. Default: 5.</summary>
    public int ClusterCopiesPerRegion { get; init => field = Demand.AtLeastOne(value, nameof(ClusterCopiesPerRegion)); } = CopyDefaults.ClusterCopiesPerRegion;

    /// <summary>Whether copies within a region count against the quotas too; AWS does not document it. Default: no.</summary>
    public bool CountSameRegion { get; init; }

    /// <summary>When others fill the quota, the longest pause before the next try. Default: 5 minutes.</summary>
    public TimeSpan QuotaPause { get; init => field = Demand.Positive(value, nameof(QuotaPause)); } = CopyDefaults.QuotaPause;

    /// <summary>How often a copy that AWS reports as failed is begun in all. Default: 2.</summary>
    public int Attempts { get; init => field = Demand.AtLeastOne(value, nameof(Attempts)); } = CopyDefaults.Attempts;
}
