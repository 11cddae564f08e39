using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Retention;

/// <summary>What can go wrong with keeping and removing copies.</summary>
internal static class RetentionFailures
{
    public static BackupException OutOfRange(string name, int count, int least, int most) => Fail(
        FailureKind.InvalidRetention, null,
        Invariant($"A retention of which '{name}' is {count} cannot be{(least > 0 && count < least ? ": it could leave nothing of a database" : "")}."),
        Invariant($"Nothing was removed. Say a number from {least} to {most}."));

    public static BackupException NotOurs(Snapshot snapshot, IEnumerable<string> why) => Fail(
        FailureKind.CopyNotOurs, snapshot.Arn,
        $"The snapshot '{snapshot.Arn.Id}' in {snapshot.Arn.Place} is called as our copies are, and is none that can be counted: {string.Join("; ", why)}.",
        "It was not touched, and never is. Find out who made it or changed its tags; delete it, or copy it to another name.");

    public static BackupException Shared(SnapshotArn copy, IReadOnlyList<string> accounts) => Fail(
        FailureKind.CopyShared, copy,
        $"The copy '{copy.Id}' in {copy.Place} is kept by no rule, and is shared with {string.Join(", ", accounts)}, so it was not removed.",
        "Find out who shared it and who needs it. Withdraw the share, then run the same again.");

    // RDS API reference, DeleteDBSnapshot and DeleteDBClusterSnapshot: "If the snapshot is being copied, the copy operation is terminated."
    public static BackupException InUse(SnapshotArn copy, Snapshot made) => Fail(
        FailureKind.CopyInUse, copy,
        $"The copy '{copy.Id}' in {copy.Place} is kept by no rule, and '{made.Arn.Id}' is being made of it"
            + $"{(string.IsNullOrEmpty(made.CopiedFrom) ? " or of another one of its database, which AWS does not tell" : "")}. It was not removed, for that would end the other one, too.",
        $"Wait until '{made.Arn.Id}' is available, then run the same again.");

    public static BackupException NotRemovable(SnapshotArn copy, BackupException refused) => new(refused.Failure with
    {
        Message = $"The copy '{copy.Id}' in {copy.Place} is kept by no rule, and AWS does not delete it as it is now: {refused.Message}",
        Advice = "Somebody may be deleting it, or using it. Run the same again later.",
    }, refused);

    public static BackupException Denied(SnapshotArn copy, BackupException denied) => new(denied.Failure with
    {
        Message = $"The copy '{copy.Id}' in {copy.Place} is kept by no rule, and may not be deleted: {denied.Message}",
        Advice = denied.Message.Contains("service control policy", StringComparison.Ordinal)
            ? "A policy of your organization lets only the stacks' own retention delete copies (OnlyRetentionDeletesCopies in docs/policies/organization.json), and the role 'break-glass'. "
                + "Leave it to the stacks: say in the policy file how long copies are kept, and deploy it; they remove what no rule keeps once a day."
            : $"Allow the caller rds:Delete{(copy.Kind == SnapshotKind.Cluster ? "DBClusterSnapshot" : "DBSnapshot")} on copies, as docs/policies/backup-account-remove-failed.json does.",
    }, denied);

    private static BackupException Fail(FailureKind kind, SnapshotArn? copy, string message, string advice) => Failing.Fail(kind, copy?.Id, message, advice, copy?.Place);
}
