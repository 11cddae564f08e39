using RdsBackup.Core.Errors;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Snapshots;

/// <summary>What can be wrong with names, ARNs, accounts and snapshots by what they are.</summary>
internal static class SnapshotFailures
{
    public static BackupException InvalidSnapshotArn(string text) => Fail(FailureKind.InvalidSnapshotArn, text,
        $"'{text}' is not the ARN of an RDS snapshot.",
        "Pass arn:<partition>:rds:<region>:<account>:snapshot:<name>, or cluster-snapshot for a cluster.");

    public static BackupException InvalidAccountId(string text) => Fail(FailureKind.InvalidAccountId, text,
        $"'{text}' is not an AWS account id.", "An account id has 12 digits; leading zeros count.");

    public static BackupException InvalidName(string name, string rule) => Fail(FailureKind.InvalidName, name,
        $"'{name}' cannot be the name of a snapshot: {rule}.",
        "Use letters, digits and single hyphens, beginning with a letter: up to 255 characters for an instance's snapshot, 63 for a cluster's.");

    public static BackupException UnknownRegion(string region, string? nearest) => Fail(FailureKind.UnknownRegion, region,
        $"There is no AWS region '{region}'.", nearest is null ? "Pass a region's name, e.g. us-east-2." : $"Did you mean {nearest}?");

    public static BackupException OwnAccount(SnapshotArn source) => Fail(FailureKind.OwnAccount, source.Id,
        $"The backup account {source.Place.AccountId} is the account that owns snapshot '{source.Id}'.",
        "Pass the id of another account: a backup in the same account is lost with it.", source.Place);

    public static BackupException SnapshotNotAvailable(SnapshotArn arn, string status) => Fail(FailureKind.SnapshotNotAvailable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} is '{status}', not 'available'.", "Wait until it is available, then try again.", arn.Place);

    public static BackupException EngineNotSupported(SnapshotArn arn, string service) => Fail(FailureKind.EngineNotSupported, arn.Id,
        $"'{arn.Id}' in {arn.Place} is a cluster snapshot of {service}, and RdsBackup copies those of Amazon RDS and Aurora.",
        $"Leave the cluster out of the selection; back it up with {service}'s own commands, or with AWS Backup.", arn.Place);

    public static BackupException MultiAZClusterNotCopyable(SnapshotArn arn, string engine) => Fail(FailureKind.MultiAZClusterNotCopyable, arn.Id,
        $"'{arn.Id}' in {arn.Place} is the snapshot of a Multi-AZ DB cluster ({engine}), and AWS neither copies nor shares those.",
        $"Restore it to a DB instance (aws rds restore-db-instance-from-db-snapshot --db-cluster-snapshot-identifier {arn.Id}) and back up a snapshot of that; "
            + "or export it to Amazon S3, or dump the database.", arn.Place);

    public static BackupException RdsCustomNotCopyable(SnapshotArn arn, string engine, bool crossesRegions) => Fail(FailureKind.RdsCustomNotCopyable, arn.Id,
        $"'{arn.Id}' in {arn.Place} is a snapshot of RDS Custom ({engine}), which no other account can have: AWS copies it "
            + (crossesRegions ? "within its account to another region only." : "not at all."),
        "Back the database up with its engine's own means, to a bucket of the other account.", arn.Place);

    public static BackupException SnapshotNameTooLong(SnapshotArn arn, int longest) => Fail(FailureKind.SnapshotNameTooLong, arn.Id,
        Invariant($"The name of snapshot '{arn.Id}' in {arn.Place} has {arn.Id.Length} characters, and {arn.Id.Length - (arn.ToString().Length - longest)} are the most there: ")
            + Invariant($"a copy's tag holds the ARN of its source, and {longest} characters."),
        $"Copy it in its place under a shorter name (aws rds copy-db-snapshot --source-db-snapshot-identifier {arn.Id} --target-db-snapshot-identifier …) "
            + "and back up that; or take a snapshot with a shorter name.", arn.Place);
}
