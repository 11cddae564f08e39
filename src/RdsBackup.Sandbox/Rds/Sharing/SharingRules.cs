using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What may be shared, and with whom (RDS user guide, "Sharing a DB snapshot").</summary>
internal sealed class SharingRules(KeyRules keys, RdsSettings settings)
{
    /// <summary>Refuses a snapshot that cannot be shared with these accounts.</summary>
    internal void Demand(Snapshot snapshot, IReadOnlyCollection<string> accounts)
    {
        if (accounts.FirstOrDefault(account => !IsAccount(account)) is { } wrong)
            throw Faults.InvalidParameterValue($"Invalid value {wrong} for ValuesToAdd. Specify 12-digit account IDs, or all.");
        Immovable.DemandShare(snapshot);
        if (snapshot.Image.Encrypted && accounts.Contains("all", StringComparer.Ordinal))
            throw snapshot.Kind.InvalidState("Encrypted snapshots cannot be shared publicly.");
        if (keys.IsUnderDefaultKey(snapshot))
            throw snapshot.Kind.InvalidState("Sharing snapshots encrypted with the default service key for RDS is currently not supported.");
        if (snapshot.Image is { HasPersistentOptions: true, HasSharableOptions: false })
            throw snapshot.Kind.InvalidState("Snapshots with an option group that has persistent or permanent options cannot be shared.");
        if (snapshot.SharedWith.Union(accounts, StringComparer.Ordinal).Count(account => account != "all") > settings.Quotas.SharedAccounts)
        {
            throw new AwsFault(
                "SharedSnapshotQuotaExceeded",
                Invariant($"You have exceeded the maximum number of accounts ({settings.Quotas.SharedAccounts}) that you can share a manual DB snapshot with."));
        }
    }

    private static bool IsAccount(string value) => value == "all" || (value.Length == 12 && value.All(char.IsAsciiDigit));
}
