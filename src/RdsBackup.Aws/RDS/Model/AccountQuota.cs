namespace Amazon.RDS.Model;

/// <summary>A quota of the account in the region: its name, what is used, and its limit.</summary>
public class AccountQuota
{
    public string? AccountQuotaName { get; set; }
    public long? Used { get; set; }
    public long? Max { get; set; }
}
