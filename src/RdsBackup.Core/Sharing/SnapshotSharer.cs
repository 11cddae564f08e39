using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Sharing;

/// <summary>Shares snapshots with other accounts and withdraws shares.</summary>
public static class SnapshotSharer
{
    /// <summary>The accounts a snapshot is shared with; <c>all</c> means that it is public.</summary>
    public static Task<IReadOnlyList<string>> SharesAsync(Target owner, SnapshotArn snapshot, CancellationToken cancellation) =>
        owner.Of<RdsGateway>().SharesAsync(snapshot, cancellation);

    /// <summary>Refuses what the account could not read when it is shared, before AWS does and with the reason.</summary>
    /// <param name="owner">The snapshot's account.</param>
    /// <param name="snapshot">The snapshot, as its owner sees it.</param>
    /// <param name="account">The account it is to be shared with.</param>
    /// <param name="keys">The keys that are known already.</param>
    /// <param name="cancellation">Ends the questions.</param>
    /// <returns>A sentence for when only AWS can tell whether the account may use the key; null when it is certain.</returns>
    /// <exception cref="BackupException">
    /// The account is the owner itself; the snapshot is not manual, not available, or under the default key; or its key's policy leaves the account out.
    /// </exception>
    public static async Task<string?> CheckAsync(Target owner, Snapshot snapshot, string account, KnownKeys keys, CancellationToken cancellation)
    {
        if (AccountId.Parse(account) == owner.AccountId)
            throw SnapshotFailures.OwnAccount(snapshot.Arn);
        var key = await keys.SourceAsync(owner, snapshot, cancellation).ConfigureAwait(false);
        if (SharingRules.WhyNot(snapshot, key) is { } reason)
            throw reason;
        return key is null ? null : await keys.CheckSharedAsync(owner, key, account, cancellation).ConfigureAwait(false);
    }

    /// <summary>Shares a snapshot with an account. Sharing it again changes nothing.</summary>
    /// <returns>The accounts it is shared with now.</returns>
    /// <exception cref="BackupException">AWS refuses; nothing is shared then.</exception>
    public static async Task<IReadOnlyList<string>> GrantAsync(Target owner, SnapshotArn snapshot, string account, CancellationToken cancellation)
    {
        if (account == owner.AccountId)
            throw SnapshotFailures.OwnAccount(snapshot);
        var shares = await owner.Of<RdsGateway>().ModifySharesAsync(snapshot, [AccountId.Parse(account)], [], cancellation).ConfigureAwait(false);
        if (!shares.Contains(account, StringComparer.Ordinal))
            throw ShareFailures.ShareNotKept(snapshot, account);
        return shares;
    }

    /// <summary>Withdraws a share. Withdrawing one that is not there changes nothing.</summary>
    /// <param name="owner">The snapshot's account.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="account">The account, or <see cref="ShareAudit.Everybody"/> to make a public snapshot private.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The accounts it is still shared with.</returns>
    public static Task<IReadOnlyList<string>> RevokeAsync(Target owner, SnapshotArn snapshot, string account, CancellationToken cancellation) =>
        owner.Of<RdsGateway>().ModifySharesAsync(snapshot, [], [account == ShareAudit.Everybody ? account : AccountId.Parse(account)], cancellation);
}
