using Amazon;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>Where something lies: an account and a region.</summary>
/// <param name="AccountId">The 12-digit account id.</param>
/// <param name="Region">The region, e.g. <c>us-east-2</c>.</param>
public sealed record Place(string AccountId, string Region)
{
    /// <summary>The partition of the region, e.g. <c>aws</c> or <c>aws-us-gov</c>.</summary>
    public string Partition => PartitionOf(Region);

    /// <summary>The regions that the SDK knows, without what it lists beside them for endpoints of single services (us-east-1-regional).</summary>
    public static IEnumerable<RegionEndpoint> Regions => RegionEndpoint.EnumerableAllRegions
        // Whatever name somebody asked the SDK for is among them from then on, "Unknown".
        .Where(region => char.IsAsciiDigit(region.SystemName[^1]) && region.DisplayName != "Unknown");

    /// <summary>The partition of a region.</summary>
    public static string PartitionOf(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;

    /// <summary>The DNS suffix of a region's service endpoints, e.g. <c>amazonaws.com</c>.</summary>
    public static string DnsSuffixOf(string region) => RegionEndpoint.GetBySystemName(region).PartitionDnsSuffix;

    /// <summary>Returns the region, or refuses one that the SDK does not know.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.UnknownRegion"/>.</exception>
    public static string ParseRegion(string text)
    {
        var known = Regions.Select(region => region.SystemName);
        return known.Contains(text, StringComparer.Ordinal) ? text : throw SnapshotFailures.UnknownRegion(text, Spelling.Nearest(text, known));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Region} (account {AccountId})";
}
