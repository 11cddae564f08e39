namespace RdsBackup.Core.Copying;

/// <summary>How much of a quota is used in an account and region.</summary>
/// <param name="Used">What is there.</param>
/// <param name="Most">What may be there.</param>
internal sealed record Quota(long Used, long Most)
{
    /// <summary>How many more may come.</summary>
    public long Room => Most - Used;
}
