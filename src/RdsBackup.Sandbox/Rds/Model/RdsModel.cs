using System.Security.Cryptography;
using System.Text;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Everything that RDS holds: what each account has in each region.</summary>
public sealed class RdsModel
{
    private readonly Dictionary<(string AccountId, string Region), RdsRegion> regions = [];
    private int resources;

    /// <summary>What an account has in a region; empty at first.</summary>
    public RdsRegion In(string accountId, string region)
    {
        if (!regions.TryGetValue((accountId, region), out var found))
            regions[(accountId, region)] = found = new RdsRegion(IdSource.Network("vpc", $"{accountId}/{region}"));
        return found;
    }

    /// <summary>A new resource id, e.g. <c>db-ABCDEFGHIJKLMNOPQRSTUVWXYZ</c>; the same in every run.</summary>
    /// <param name="prefix"><c>db</c> or <c>cluster</c>.</param>
    public string NewResourceId(string prefix)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Invariant($"{prefix} {++resources}")));
        return $"{prefix}-{string.Concat(hash.Take(26).Select(one => Letters[one % Letters.Length]))}";
    }

    internal Snapshot? Find(SnapshotKind kind, RdsArn arn) => In(arn.AccountId, arn.Region).Snapshots(kind).GetValueOrDefault(arn.Name);

    /// <summary>The snapshots of a region that others own and an account may see.</summary>
    internal IEnumerable<Snapshot> SharedIn(SnapshotKind kind, string region, string accountId) => regions
        .Where(one => one.Key.Region == region && one.Key.AccountId != accountId)
        .SelectMany(one => one.Value.Snapshots(kind).Values)
        .Where(snapshot => snapshot.IsVisibleTo(accountId));

    internal bool Holds(Snapshot snapshot) =>
        In(snapshot.AccountId, snapshot.Region).Snapshots(snapshot.Kind).GetValueOrDefault(snapshot.Identifier) == snapshot;
}
