using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Errors;

/// <summary>Every failure the engine words itself: one place, one line of cause, one of advice.</summary>
internal static class Failures
{
    /// <summary>What to do when a region holds as many manual snapshots as it may.</summary>
    public const string MakeRoom = "Delete manual snapshots nobody needs, or ask AWS for a higher quota (Service Quotas, Manual DB snapshots).";

    /// <summary>What nobody foresaw: a defect, told as a failure so that the others go on.</summary>
    public static BackupException Unexpected(Exception defect) => Fail(FailureKind.Unexpected, null,
        $"This should not have happened: {defect.GetType().Name}: {defect.Message}",
        "Run the same again: what was begun is found, and nothing is copied twice. If it stays so, report it with what $Error[0].Exception.ToString() shows.", cause: defect);

    public const string CheckTheWay = "Something between here and AWS may change or cut answers, a proxy or an endpoint that is not AWS's: check both, then run the same again.";

    public static BackupException AnswerLacks(string member) => Fail(FailureKind.AnswerDamaged, null, $"An answer of AWS has no {member}.", CheckTheWay);

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

    public static BackupException UnknownProfile(string profile, string where) => Fail(FailureKind.UnknownProfile, profile,
        $"The profile '{profile}' was not found in {where}.", "Check the name (aws configure list-profiles), or pass the folder or file it is in.");

    public static BackupException CredentialsMissing(Exception cause) => Fail(FailureKind.CredentialsMissing, null,
        "No AWS credentials were found.", "Pass a profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.", cause: cause);

    public static BackupException ProfileIncomplete(string profile, Exception cause) => Fail(FailureKind.CredentialsMissing, profile,
        $"The profile '{profile}' gives no credentials: {cause.Message}", "Complete the profile: keys, a role with its source profile, SSO, or a process.",
        cause: cause);

    public static BackupException MfaRequired(string role, string serial) => Fail(FailureKind.MfaRequired, role,
        $"The role {role} wants the code of the MFA device {serial}, and nobody is there to be asked for it.",
        "Run it at a prompt, where the code is asked for; or pass credentials that need none, e.g. of a session that was opened with the code (aws sts get-session-token).");

    public static BackupException TokenUnread(string file, Exception cause) => Fail(FailureKind.CredentialsMissing, file,
        $"The web identity token {file} cannot be read: {cause.Message}",
        "Check web_identity_token_file, or AWS_WEB_IDENTITY_TOKEN_FILE: whoever runs this machine (EKS, a CI service) writes the file.", cause: cause);

    public const string GiveRole = "Give this machine a role (an EC2 instance profile, an ECS task role), or pass a profile with credentials of its own.";

    public static BackupException NoRoleHere(string profile, string source, Exception cause) => Fail(FailureKind.CredentialsMissing, profile,
        $"The profile '{profile}' takes its credentials from {source}, and this machine has none there: {cause.Message}", GiveRole, cause: cause);

    public static BackupException LoginUnsupported(string profile, Exception cause) => Fail(FailureKind.CredentialsMissing, profile,
        $"The profile '{profile}' signs in by 'aws login', whose session only the AWS CLI can use here: {cause.Message}",
        $"Add a profile that asks the AWS CLI for it (credential_process = aws configure export-credentials --profile {profile} --format process), and pass that one. "
            + $"When the session is over: aws login --profile {profile}.", cause: cause);

    public static BackupException CaBundleUnusable(string file, Exception cause) => Fail(FailureKind.CaBundleUnusable, file,
        $"The certificates to trust cannot be read from {file}: {cause.Message}",
        "Let ca_bundle of the profile, or AWS_CA_BUNDLE, name a file of certificates in PEM format.", cause: cause);

    public static BackupException SignedOut(string profile, BackupException failed) => new(failed.Failure with
    {
        Kind = FailureKind.CredentialsExpired,
        Message = $"The profile '{profile}' is not signed in to SSO, or not any more: {failed.Message}",
        Advice = $"Sign in, then run the same again, which goes on where it stopped: aws sso login --profile {profile}",
        Subject = profile,
    }, failed);

    public static BackupException RegionMissing(string? profile) => Fail(FailureKind.UnknownRegion, profile,
        profile is null ? "No region is set." : $"No region is set, and the profile '{profile}' has none.", "Pass a region, or set AWS_REGION.");

    public static BackupException WrongAccount(string expected, string actual) => Fail(FailureKind.WrongAccount, expected,
        $"The credentials belong to account {actual}, not to {expected}.", $"Pass credentials or a profile of account {expected}.");

    public static BackupException PartitionMismatch(SnapshotArn source, string region) => Fail(FailureKind.PartitionMismatch, source.Id,
        $"Snapshot '{source.Id}' lies in the partition '{source.Partition}', and {region} in '{Place.PartitionOf(region)}'.",
        "Snapshots cannot leave their partition: choose a region of the same one.", source.Place);

    public static BackupException CrossRegionUnsupported(SnapshotArn source, string region) => Fail(FailureKind.CrossRegionUnsupported, source.Id,
        $"AWS does not copy snapshots from {source.Place.Region} to {region}.",
        "China regions copy within a region only, GovCloud regions between themselves only: choose the source's own region.", source.Place);

    public static BackupException OwnAccount(SnapshotArn source) => Fail(FailureKind.OwnAccount, source.Id,
        $"The backup account {source.Place.AccountId} is the account that owns snapshot '{source.Id}'.",
        "Pass the id of another account: a backup in the same account is lost with it.", source.Place);

    public static BackupException NotShared(SnapshotArn source) => Fail(FailureKind.OwnAccount, source.Id,
        $"The credentials belong to account {source.Place.AccountId}, which owns snapshot '{source.Id}'; a shared snapshot is copied by another account.",
        "Pass credentials or a profile of the backup account: a backup in the same account is lost with it.", source.Place);

    public static BackupException OwnAccount(Place source) => Fail(FailureKind.OwnAccount, source.AccountId,
        $"The backup account {source.AccountId} is the account that holds the databases.",
        "Pass credentials of another account: a backup in the same account is lost with it.", source);

    public static BackupException SnapshotNotFound(SnapshotArn arn) => SnapshotNotFound(arn.Id, arn.Place);

    public static BackupException SnapshotNotFound(string id, Place place) => Fail(FailureKind.SnapshotNotFound, id,
        $"Snapshot '{id}' does not exist in {place}.", "List what is there; an automated snapshot ends with its retention period.", place);

    // AWS answers from where the copy is made, and the source is not there that is missed.
    public static BackupException SourceGone(SnapshotArn source, BackupException gone) => new(gone.Failure with
    {
        Message = $"The source '{source.Id}' does not exist in {source.Place}, or not any more; asked in {gone.Failure.Region}: {gone.Failure.Message}",
        AccountId = source.Place.AccountId,
        Region = source.Place.Region,
    }, gone);

    public static BackupException DatabaseNotFound(string id, Place place) => Fail(FailureKind.DatabaseNotFound, id,
        $"Database '{id}' does not exist in {place}.", "Check name, region and account.", place);

    public static BackupException ClusterMember(string id, string cluster, Place place) => Fail(FailureKind.ClusterMember, id,
        $"'{id}' in {place} is a member of the DB cluster '{cluster}': AWS takes and keeps snapshots of the cluster, not of its members.",
        $"Pass the cluster's name: {cluster}.", place);

    public static BackupException NoSnapshot(Database database, string? type) => Fail(FailureKind.NoSnapshot, database.Id,
        $"Database '{database.Id}' in {database.Place} has no available snapshot{(type is null ? "" : $" of type '{type}'")}.",
        "Take one, or turn automated backups on (a backup retention period of at least one day).", database.Place);

    public static BackupException NoCopy(string database, Place place, bool vault, bool available) => Fail(FailureKind.NoCopy, database,
        $"No {(available ? "available " : "")}{(vault ? "vault copy" : "copy")} of a database '{database}' is in {place}.",
        "Check name, region and account: vault copies lie in the backup account, recovery copies in the recovery region of the database's own.", place);

    public static BackupException SnapshotNotAvailable(SnapshotArn arn, string status) => Fail(FailureKind.SnapshotNotAvailable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} is '{status}', not 'available'.", "Wait until it is available, then try again.", arn.Place);

    public static BackupException SnapshotNotShareable(SnapshotArn arn, string type) => Fail(FailureKind.SnapshotNotShareable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be shared: it is of type '{type}', and only manual snapshots can.",
        "Copy it to a manual snapshot first, then share the copy.", arn.Place);

    public static BackupException DefaultKeyNotShareable(SnapshotArn arn) => Fail(FailureKind.DefaultKeyNotShareable, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be shared: it is encrypted under the default key aws/rds, which no other account can use.",
        "Copy it under a customer key first, then share the copy.", arn.Place);

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

    public static BackupException ShareNotKept(SnapshotArn arn, string account) => Fail(FailureKind.Refused, arn.Id,
        $"AWS accepted the share of '{arn.Id}' in {arn.Place} with account {account}, and does not list it.",
        "Run it again; if it stays so, look at the snapshot's attributes.", arn.Place);

    public static BackupException KeyMissing(SnapshotArn arn, Place target) => Fail(FailureKind.KeyMissing, arn.Id,
        $"Snapshot '{arn.Id}' is encrypted and cannot be copied to {target} without a key of that region.",
        $"Name a key or alias in {target.Region}, or make one there.", target, KeySide.Target);

    public static BackupException CustomerKeyMissing(SnapshotArn arn) => Fail(FailureKind.KeyMissing, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} cannot be re-encrypted without a customer key of that region.",
        $"Name a key or alias in {arn.Place.Region}, or make one there.", arn.Place, KeySide.Target);

    public static BackupException KeyNotFound(string key, Place place, KeySide? side = null, string? nearest = null) => Fail(FailureKind.KeyNotFound, key,
        $"The key '{key}' does not exist in {place}.",
        nearest is not null ? $"Did you mean {nearest}?"
            : side == KeySide.Source && key.StartsWith("arn:", StringComparison.Ordinal) ? "The snapshot's own key is gone or another region's: without it nobody can read or copy the snapshot."
            : $"Check the key's name and region, or make one in {place.Region}.", place, side);

    public static BackupException DefaultKeyForCopy(KeyDescription key, Place place) => Fail(FailureKind.DefaultKeyForCopy, key.Arn,
        $"A copy in {place} cannot be a backup under {key.Words}: it is a default key of AWS's, which no other account can use, and whose policy nobody can change.",
        "Name a customer key or alias of that region, or make one there.", place, KeySide.Target);

    public static BackupException KeyPerhapsMade(BackupException lost, string alias) => new(lost.Failure with
    {
        Advice = $"AWS may have made a key for {alias} whose answer was lost, and the caller may not list keys (kms:ListKeys): look in the KMS console for a key without an alias, "
            + "and name it or schedule its deletion; then run the same again.",
    }, lost);

    public static BackupException KeyPolicyNotUnderstood(string alias, string key, Place place) => Fail(FailureKind.KeyPolicyNotUnderstood, alias,
        $"The policy of {alias} in {place} ({key}) holds what this version cannot read, so it cannot be completed. Nothing was changed.",
        "Let the accounts use the key in its policy by hand (kms:CreateGrant is what is missing most often), or choose another alias.", place);

    public static BackupException KeyDenied(string alias, string account, string sid, Place place) => Fail(FailureKind.KeyNotShared, alias,
        $"The statement '{sid}' in the policy of {alias} in {place} denies account {account} the use of the key through RDS, whatever else allows it. Nothing was changed.",
        "Take the account out of that statement, or choose another alias.", place, KeySide.Target);

    public static BackupException AliasDiffersByCase(string alias, string other, Place place) => Fail(FailureKind.InvalidName, alias,
        $"{alias} does not exist in {place}, and {other} does, which differs by case only. Nothing was changed.",
        $"Pass {other}; or choose a name that nobody takes for it.", place);

    public static BackupException NoReplicaThere(string alias, string region, Place place) => Fail(FailureKind.KeyOfWrongRegion, alias,
        $"The key {alias} of {place.Region} cannot have a replica in {region}. Nothing was changed.",
        "Pass another region of the same partition.", place);

    public static BackupException KeyOfWrongRegion(string key, string keyRegion, Place target) => Fail(FailureKind.KeyOfWrongRegion, key,
        $"The key '{key}' is of {keyRegion}; a copy in {target} needs a key of {target.Region}.",
        $"Name a key or alias in {target.Region}, or make one there.", target, KeySide.Target);

    public static BackupException KeyOfWrongAccount(string key, string owner, Place vault) => Fail(FailureKind.KeyOfWrongAccount, key,
        $"The key '{key}' belongs to account {owner}; vault copies in {vault} must be under a key of the backup account's own.",
        "Name a key or alias of the backup account, or make one there: under another account's key a copy is lost with that account.",
        vault, KeySide.Target);

    public static BackupException AliasTaken(string alias, string key, string named, Place place) => Fail(FailureKind.AliasTaken, alias,
        $"{alias} in {place} names key {named}, not {key} that was made for it.",
        $"Use {named} by running it again, or point the alias at {key}; schedule the deletion of a key that serves nothing.", place);

    public static BackupException KeyDisabled(string key, string state, Place place, KeySide side) => Fail(FailureKind.KeyDisabled, key,
        $"The {Word(side)} key '{key}' in {place} is '{state}' and cannot be used.",
        state == "PendingDeletion" ? "Cancel its deletion and enable it." : "Enable it.", place, side);

    public static BackupException KeyNotShared(string key, string account, Place place, string? sid) => Fail(FailureKind.KeyNotShared, key,
        $"The policy of key '{key}' in {place} does not let account {account} use it through RDS and create grants{(sid is null ? "" : $": the statement '{sid}' denies it")}.",
        $"Add account {account} to the key's policy; kms:CreateGrant is what is missing most often.", place, KeySide.Source);

    public static BackupException InvalidAlias(string alias) => Fail(FailureKind.InvalidName, alias,
        $"'{alias}' cannot be a key's alias.", "Use letters, digits, hyphens, underscores and slashes; names under alias/aws/ are AWS's own.");

    public static BackupException KeySharedWithItself(string alias, Place place) => Fail(FailureKind.OwnAccount, alias,
        $"The key {alias} is to be shared with {place.AccountId}, its own account.", "Pass the id of the backup account.", place);

    public static BackupException KeyNotMultiRegion(string alias, string region, Place place) => Fail(FailureKind.KeyNotMultiRegion, alias,
        $"The key {alias} in {place} is of a single region and cannot be replicated to {region}.",
        "A key stays what it was made as: choose another alias for a multi-region key, or make a key of its own in the other region.", place);

    public static BackupException ClusterNotEncrypted(SnapshotArn arn, Place target) => Fail(FailureKind.ClusterNotEncrypted, arn.Id,
        $"Cluster snapshot '{arn.Id}' is not encrypted, and copying cannot encrypt a cluster snapshot.",
        "Copy it without a key, or restore it into an encrypted cluster.", target, KeySide.Target);

    public static BackupException TargetNameTaken(SnapshotArn target) => Fail(FailureKind.TargetNameTaken, target.Id,
        $"A snapshot named '{target.Id}' is already in {target.Place}, and it is not our copy of this source.",
        $"Nothing was changed. Look at it: Get-RdsBackupSnapshot -Snapshot {target} | Format-List; if nobody needs it, delete it (aws rds {Deletion(target)} "
            + $"--region {target.Place.Region}), and run the same again.", target.Place);

    public static BackupException FailedCopyInTheWay(BackupException denied, SnapshotArn copy) => new(denied.Failure with
    {
        Message = $"The failed copy '{copy.Id}' in {copy.Place} is in the way of a new one, and may not be removed: {denied.Failure.Message}",
        Advice = $"Let somebody with that right remove it (aws rds {Deletion(copy)} --region {copy.Place.Region}), then run the same again.",
    }, denied);

    private static string Deletion(SnapshotArn arn) => arn.Kind == SnapshotKind.Cluster
        ? $"delete-db-cluster-snapshot --db-cluster-snapshot-identifier {arn.Id}"
        : $"delete-db-snapshot --db-snapshot-identifier {arn.Id}";

    public static BackupException SnapshotReplaced(Lineage lineage, DateTimeOffset? found) => Fail(FailureKind.SnapshotReplaced, lineage.Source.Id,
        $"The snapshot '{lineage.Source.Id}' in {lineage.Source.Place} of {Snapshots.CopyName.Format(lineage.SourceTime)} was deleted, and another one{(found is { } time ? $" of {Snapshots.CopyName.Format(time)}" : "")} has its name.",
        "Nothing was copied under the old time. Back up the new snapshot: run it again.", lineage.Source.Place);

    public static BackupException NotCopyOf(Lineage lineage, SnapshotArn copy, IReadOnlyList<Check> failed) => failed is [{ Name: "time" } time]
        ? Fail(FailureKind.SnapshotReplaced, copy.Id,
            $"The copy '{copy.Id}' in {copy.Place} holds data of {time.Found} and not of {time.Expected}: its source '{lineage.Source.Id}' was deleted and taken again under its name.",
            "Do not rely on this copy, and delete it when nobody needs it. Back up the new snapshot: run it again.", copy.Place)
        : Fail(FailureKind.TargetNameTaken, copy.Id,
            $"A snapshot named '{copy.Id}' is already in {copy.Place} with the tags of our copy, and AWS tells that it is none: {string.Join("; ", failed)}.",
            "Nothing was changed. Find out who made it; delete it, or copy it to another name, and run it again.", copy.Place);

    public static BackupException SnapshotNameTaken(string name, Place place) => Fail(FailureKind.TargetNameTaken, name,
        $"A snapshot named '{name}' is already in {place}.", "Nothing was changed. Choose another name, or none: then the name says database and time. If it is the one that was begun before, wait for it by that name.", place);

    public static BackupException CopyUnderOtherKey(SnapshotArn copy, string? found, string? wanted) => Fail(FailureKind.TargetNameTaken, copy.Id,
        $"The copy '{copy.Id}' is already in {copy.Place}, {(found is null ? "unencrypted" : $"under {found}")}, and not {(wanted is null or ProofExpectation.NoKey ? "unencrypted" : $"under {wanted}")}.",
        "An account and region hold one copy of a snapshot. Use the copy as it is, with the key it has; or, when nobody needs it, let somebody with "
            + $"that right delete it (aws rds {Deletion(copy)} --region {copy.Place.Region}), and run the same again.", copy.Place, KeySide.Target);

    public static BackupException SnapshotFailed(SnapshotArn arn, string status) => Fail(FailureKind.SnapshotFailed, arn.Id,
        $"Snapshot '{arn.Id}' in {arn.Place} ended as '{status}'.", "Look at the RDS events of that region for the reason, then make it again.", arn.Place);

    public static BackupException CopyFailed(SnapshotArn target, string status) => Fail(FailureKind.CopyFailed, target.Id,
        $"The copy '{target.Id}' in {target.Place} ended as '{status}'.",
        "Look at the RDS events of that region for the reason, and check that source and both keys were there all the time; then run it again.",
        target.Place);

    public static BackupException OneStepRefused(BackupException refused, string region) => new(refused.Failure with
    {
        Advice = $"{refused.Failure.Advice} This is AWS's one-step copy into another account and region; where that is refused, choose {region} as the "
            + "recovery region too: the copy then crosses the region first and the account second.",
    }, refused);

    public static BackupException OptionGroupNeeded(BackupException missing, BackupException insists) => new(missing.Failure with
    {
        Message = $"{missing.Failure.Message} Without it: {insists.Failure.Message}",
    }, insists);

    public static BackupException OptionGroupNotCopied(BackupException refused, BackupException again) => new(refused.Failure with
    {
        Message = $"{refused.Failure.Message} With a copy of its option group: {again.Failure.Message}",
        Advice = "If AWS asks for an option group, make one with the same options where the copy goes and name it: Copy-RdsSharedSnapshot -OptionGroupName.",
    }, again);

    public static BackupException RegionFull(BackupException full, Quota? quota) => quota is null ? full : new(full.Failure with
    {
        Message = Invariant($"{full.Failure.Message} {quota.Used} of {quota.Most} manual snapshots are there."),
    }, full);

    public static BackupException NoRoom(SnapshotArn snapshot, Quota quota, int coming = 0) => Fail(FailureKind.SnapshotQuotaExceeded, snapshot.Id,
        Invariant($"There is no room for '{snapshot.Id}' in {snapshot.Place}: {quota.Used} of {quota.Most} manual snapshots of {(snapshot.Kind == SnapshotKind.Cluster ? "clusters" : "instances")} are there")
            + (coming == 0 ? "." : Invariant($", and {coming} come in this run.")), MakeRoom, snapshot.Place);

    public static BackupException NotProven(SnapshotArn copy, IEnumerable<string> failed) => Fail(FailureKind.NotProven, copy.Id,
        $"The copy '{copy.Id}' in {copy.Place} is not proven: {string.Join("; ", failed)}.",
        "Do not rely on this copy. Mend what the check names, then run it again.", copy.Place);

    public static BackupException LineageUnknown(SnapshotArn shared) => Fail(FailureKind.LineageUnknown, shared.Id,
        $"The shared snapshot '{shared.Id}' is one of our copies, and another account cannot see the tags that tell its source.",
        "Pass the record that the copy returned, or the source snapshot's ARN and time.", shared.Place);

    // One call looked for many: each of them is told under its own name.
    public static BackupException About(SnapshotArn arn, BackupException met) => new(met.Failure with
    {
        Subject = arn.Id,
        Message = $"'{arn.Id}': {met.Failure.Message}",
    }, met);

    public static BackupException TimedOut(string subject, Place place, TimeSpan limit) => Fail(FailureKind.TimedOut, subject,
        $"'{subject}' in {place} was not ready within {limit}.",
        "The work goes on inside AWS: run the same again to go on waiting. Nothing is copied twice.", place);

    private static string Word(KeySide side) => side == KeySide.Source ? "source's" : "target";

    public static BackupException InvalidPolicy(string file, IReadOnlyList<PolicyProblem> problems) => Fail(FailureKind.InvalidPolicy, file,
        $"The policy {file} cannot be used:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}",
        "Change what is named. backup-policy.schema.json lists every setting: with \"$schema\" in the file, editors complete and check it.");

    public static BackupException TemplateTooLong(string file, int length, int most) => Fail(FailureKind.InvalidTemplate, file,
        Invariant($"The template {file} has {length:N0} bytes; CloudFormation takes {most:N0} in a call."), "Shorten it, or deploy it from S3 with AWS's own tools.");

    public static BackupException InvalidStackParameters(string stack, Place place, IReadOnlyList<string> problems) => Fail(
        FailureKind.InvalidStackParameter, stack,
        $"The parameters for the stack '{stack}' in {place} do not fit its template:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}",
        "Nothing was changed. Pass what is missing, and take away or correct what the template does not have.", place);

    public static BackupException InvalidParameterFile(string file, string reason, Exception? cause = null) => Fail(FailureKind.InvalidStackParameter, file,
        $"{file} is no parameters file: {reason}",
        """Write it as CloudFormation's own tools take it: [{ "ParameterKey": "Prefix", "ParameterValue": "rdsbackup" }].""", cause: cause);

    public static BackupException StackNotFound(string stack, Place place) => Fail(FailureKind.StackNotFound, stack,
        $"The stack '{stack}' does not exist in {place}.", "Check name, region and account, or deploy it first.", place);

    public static BackupException NoMachines(string prefix, Place place, int others) => Fail(FailureKind.StackNotFound, prefix,
        $"No stack with state machines '{prefix}-…' is in {place}{(others == 0 ? "" : " or in the policy's other places")}, so there is no activity to tell of.",
        "Check prefix, region and account, or deploy the stacks first.", place);

    public static BackupException StackStuck(string stack, Place place, string message, string advice) =>
        Fail(FailureKind.StackStuck, stack, message, advice, place);

    public static BackupException StackNotOurs(string stack, Place place, string why) => Fail(FailureKind.StackNotOurs, stack,
        $"The stack '{stack}' in {place} is not what it would have to be: {why}. It was not touched.",
        "Choose another name or prefix; or, when nobody needs that stack, remove it as it was made (aws cloudformation delete-stack).", place);

    public static BackupException StackOfOtherPolicy(string stack, Place place, string policy, string other, IReadOnlyList<string> lost) => Fail(FailureKind.StackOfOtherPolicy, stack,
        $"The stack '{stack}' in {place} is the policy '{policy}'s, not '{other}'s"
            + $"{(lost.Count == 0 ? "" : $", and these databases would lose their backup: {string.Join(", ", lost.Take(10))}{(lost.Count > 10 ? " …" : "")}")}. It was not touched.",
        $"Give the policy '{other}' a prefix of its own; or, when it takes the place of '{policy}', remove the stacks of that one first (Remove-RdsBackupStack), or call it '{policy}'.", place);

    public static BackupException ChangesRefused(string stack, Place place, string reason)
    {
        var (kind, advice) = FaultMap.Stack(reason) ?? (FailureKind.Refused, "Read AWS's own words above.");
        return Fail(kind, stack, $"CloudFormation refuses the changes to the stack '{stack}' in {place}: {reason}", $"Nothing was changed. {advice}", place);
    }

    public static BackupException StackFailed(string stack, Place place, string message, string advice) =>
        Fail(FailureKind.StackFailed, stack, message, advice, place);

    public static BackupException ExecutionsRunning(string stack, Place place, IReadOnlyList<string> running) => Fail(FailureKind.ExecutionsRunning, stack,
        $"State machines of the stack '{stack}' in {place} are at work: {string.Join(", ", running)}.",
        "Nothing was changed. Wait until they are done, or drain: that lets nothing new begin, and waits.", place);

    public static BackupException ServiceLinkedRoleMissing(string role, Place place) => Fail(FailureKind.ServiceLinkedRoleMissing, role,
        $"Account {place.AccountId} has no role {role}, without which RDS makes nothing there.",
        "Agree to making it, or have an administrator do it once: aws iam create-service-linked-role --aws-service-name rds.amazonaws.com", place);

    private static BackupException Fail(
        FailureKind kind, string? subject, string message, string advice, Place? place = null, KeySide? key = null, Exception? cause = null) => new(new Failure
        {
            Kind = kind,
            Subject = subject,
            Message = message,
            Advice = advice,
            AccountId = place?.AccountId,
            Region = place?.Region,
            Key = key,
        }, cause);
}
