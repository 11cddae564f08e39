using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using static RdsBackup.Core.Snapshots.Failing;

namespace RdsBackup.Core.Aws;

/// <summary>What can be wrong with the way to AWS: credentials, profiles, regions, and answers.</summary>
internal static class AwsFailures
{
    public const string CheckTheWay = "Something between here and AWS may change or cut answers, a proxy or an endpoint that is not AWS's: check both, then run the same again.";

    public static BackupException AnswerLacks(string member) => Fail(FailureKind.AnswerDamaged, null, $"An answer of AWS has no {member}.", CheckTheWay);

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

    // AWS answers from where the copy is made, and the source is not there that is missed.
    public static BackupException SourceGone(SnapshotArn source, BackupException gone) => new(gone.Failure with
    {
        Message = $"The source '{source.Id}' does not exist in {source.Place}, or not any more; asked in {gone.Failure.Region}: {gone.Failure.Message}",
        AccountId = source.Place.AccountId,
        Region = source.Place.Region,
    }, gone);

    public static BackupException ClusterMember(string id, string cluster, Place place) => Fail(FailureKind.ClusterMember, id,
        $"'{id}' in {place} is a member of the DB cluster '{cluster}': AWS takes and keeps snapshots of the cluster, not of its members.",
        $"Pass the cluster's name: {cluster}.", place);
}
