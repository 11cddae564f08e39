using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.KeyKeeping;

/// <summary>What finding, making and naming keys can meet.</summary>
internal static class KeyKeepingFailures
{
    public static BackupException KeyNotFound(string key, Place place, KeySide? side = null, string? nearest = null) => Fail(FailureKind.KeyNotFound, key,
        $"The key '{key}' does not exist in {place}.",
        nearest is not null ? $"Did you mean {nearest}?"
            : side == KeySide.Source && key.StartsWith("arn:", StringComparison.Ordinal) ? "The snapshot's own key is gone or another region's: without it nobody can read or copy the snapshot."
            : $"Check the key's name and region, or make one in {place.Region}.", place, side);

    public static BackupException KeyPerhapsMade(BackupException lost, string alias) => new(lost.Failure with
    {
        Advice = $"AWS may have made a key for {alias} whose answer was lost, and the caller may not list keys (kms:ListKeys): look in the KMS console for a key without an alias, "
            + "and name it or schedule its deletion; then run the same again.",
    }, lost);

    public static BackupException AliasDiffersByCase(string alias, string other, Place place) => Fail(FailureKind.InvalidName, alias,
        $"{alias} does not exist in {place}, and {other} does, which differs by case only. Nothing was changed.",
        $"Pass {other}; or choose a name that nobody takes for it.", place);

    public static BackupException NoReplicaThere(string alias, string region, Place place) => Fail(FailureKind.KeyOfWrongRegion, alias,
        $"The key {alias} of {place.Region} cannot have a replica in {region}. Nothing was changed.",
        "Pass another region of the same partition.", place);

    public static BackupException AliasTaken(string alias, string key, string named, Place place) => Fail(FailureKind.AliasTaken, alias,
        $"{alias} in {place} names key {named}, not {key} that was made for it.",
        $"Use {named} by running it again, or point the alias at {key}; schedule the deletion of a key that serves nothing.", place);

    public static BackupException KeyNotShared(string key, string account, Place place, string? sid) => Fail(FailureKind.KeyNotShared, key,
        $"The policy of key '{key}' in {place} does not let account {account} use it through RDS and create grants{(sid is null ? "" : $": the statement '{sid}' denies it")}.",
        $"Add account {account} to the key's policy; kms:CreateGrant is what is missing most often.", place, KeySide.Source);
}
