using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Keys;

/// <summary>Why a key cannot serve.</summary>
internal static class KeyFailures
{
    public static BackupException KeyPolicyNotUnderstood(string alias, string key, Place place) => Fail(FailureKind.KeyPolicyNotUnderstood, alias,
        $"The policy of {alias} in {place} ({key}) holds what this version cannot read, so it cannot be completed. Nothing was changed.",
        "Let the accounts use the key in its policy by hand (kms:CreateGrant is what is missing most often), or choose another alias.", place);

    public static BackupException KeyDenied(string alias, string account, string sid, Place place) => Fail(FailureKind.KeyNotShared, alias,
        $"The statement '{sid}' in the policy of {alias} in {place} denies account {account} the use of the key through RDS, whatever else allows it. Nothing was changed.",
        "Take the account out of that statement, or choose another alias.", place, KeySide.Target);

    public static BackupException KeyOfWrongRegion(string key, string keyRegion, Place target) => Fail(FailureKind.KeyOfWrongRegion, key,
        $"The key '{key}' is of {keyRegion}; a copy in {target} needs a key of {target.Region}.",
        $"Name a key or alias in {target.Region}, or make one there.", target, KeySide.Target);

    public static BackupException KeyDisabled(string key, string state, Place place, KeySide side) => Fail(FailureKind.KeyDisabled, key,
        $"The {Word(side)} key '{key}' in {place} is '{state}' and cannot be used.",
        state == "PendingDeletion" ? "Cancel its deletion and enable it." : "Enable it.", place, side);

    public static BackupException InvalidAlias(string alias) => Fail(FailureKind.InvalidName, alias,
        $"'{alias}' cannot be a key's alias.", "Use letters, digits, hyphens, underscores and slashes; names under alias/aws/ are AWS's own.");

    public static BackupException KeySharedWithItself(string alias, Place place) => Fail(FailureKind.OwnAccount, alias,
        $"The key {alias} is to be shared with {place.AccountId}, its own account.", "Pass the id of the backup account.", place);

    public static BackupException KeyNotMultiRegion(string alias, string region, Place place) => Fail(FailureKind.KeyNotMultiRegion, alias,
        $"The key {alias} in {place} is of a single region and cannot be replicated to {region}.",
        "A key stays what it was made as: choose another alias for a multi-region key, or make a key of its own in the other region.", place);

    private static string Word(KeySide side) => side == KeySide.Source ? "source's" : "target";
}
