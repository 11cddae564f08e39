namespace RdsBackup.Sandbox.Model;

/// <summary>The ARN of any resource.</summary>
/// <param name="Resource">All after the account, e.g. <c>rule/nightly</c>.</param>
internal sealed record Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    /// <summary>A resource's ARN, in the partition of its region.</summary>
    public static Arn Of(string service, string region, string accountId, string resource) =>
        new(Partitions.Of(region), service, region, accountId, resource);

    /// <summary>Reads an ARN; null when it is none.</summary>
    public static Arn? TryParse(string text) =>
        text.Split(':', 6) is ["arn", var partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            ? new Arn(partition, service, region, account, resource)
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
