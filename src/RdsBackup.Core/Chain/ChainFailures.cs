using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Chain;

/// <summary>Why a chain is not begun.</summary>
internal static class ChainFailures
{
    public static BackupException OwnAccount(Place source) => Fail(FailureKind.OwnAccount, source.AccountId,
        $"The backup account {source.AccountId} is the account that holds the databases.",
        "Pass credentials of another account: a backup in the same account is lost with it.", source);

    public static BackupException KeyOfWrongAccount(string key, string owner, Place vault) => Fail(FailureKind.KeyOfWrongAccount, key,
        $"The key '{key}' belongs to account {owner}; vault copies in {vault} must be under a key of the backup account's own.",
        "Name a key or alias of the backup account, or make one there: under another account's key a copy is lost with that account.",
        vault, KeySide.Target);
}
