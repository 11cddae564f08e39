using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Sharing;

/// <summary>Shares snapshots with other accounts and withdraws shares.</summary>
public static class SnapshotSharer
{
    /// <summary>The accounts a snapshot is shared with; <c>all</c> means that it is public.</summary>
    public static Task<IReadOnlyList<string>> SharesAsync(Target owner, SnapshotArn snapshot, CancellationToken cancellation) =>
        owner.Rds.SharesAsync(snapshot, cancellation);

    /// <summary>Refuses what cannot be shared, before AWS does and with the reason.</summary>
    /// <exception cref="BackupException">The snapshot is not manual, not available, or under the default key.</exception>
    public static async Task CheckAsync(Target owner, Snapshot snapshot, CancellationToken cancellation)
    {
        var key = snapshot.KmsKeyArn is { } arn
            ? await owner.Kms.FindAsync(arn, cancellation).ConfigureAwait(false) ?? throw Failures.KeyNotFound(arn, owner.Place, KeySide.Source)
            : null;
        if (SharingRules.WhyNot(snapshot, key) is { } reason)
            throw reason;
    }

    /// <summary>Shares a snapshot with an account. Sharing it again changes nothing.</summary>
    /// <exception cref="BackupException">AWS refuses; nothing is shared then.</exception>
    public static async Task GrantAsync(Target owner, SnapshotArn snapshot, string account, CancellationToken cancellation)
    {
        if (account == owner.AccountId)
            throw Failures.OwnAccount(snapshot);
        var shares = await owner.Rds.ModifySharesAsync(snapshot, [AccountId.Parse(account)], [], cancellation).ConfigureAwait(false);
        if (!shares.Contains(account, StringComparer.Ordinal))
            throw Failures.ShareNotKept(snapshot, account);
    }

    /// <summary>Withdraws a share. Withdrawing one that is not there changes nothing.</summary>
    public static Task RevokeAsync(Target owner, SnapshotArn snapshot, string account, CancellationToken cancellation) =>
        owner.Rds.ModifySharesAsync(snapshot, [], [AccountId.Parse(account)], cancellation);
}
