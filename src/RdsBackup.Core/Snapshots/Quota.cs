namespace RdsBackup.Core.Snapshots;

/// <summary>How much of a quota is used in an account and region.</summary>
/// <param name="Used">What is there.</param>
/// <param name="Most">What may be there.</param>
internal sealed record Quota(long Used, long Most)
{
    /// <summary>What to do when a region holds as many manual snapshots as it may.</summary>
    public const string MakeRoom = "Delete manual snapshots nobody needs, or ask AWS for a higher quota (Service Quotas, Manual DB snapshots).";

    /// <summary>How many more may come.</summary>
    public long Room => Most - Used;
}
