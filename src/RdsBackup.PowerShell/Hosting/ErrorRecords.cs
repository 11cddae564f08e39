using System.Management.Automation;
using RdsBackup.Core.Errors;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>Every failure as an error record: one table for id, category and what to type next.</summary>
internal static class ErrorRecords
{
    /// <summary>Whether it is a failure of the call, the engine or AWS; everything else is a defect.</summary>
    public static bool Knows(Exception thrown) => thrown is BackupException or CommandException;

    /// <summary>A failure with an id, also of a defect.</summary>
    public static Exception Known(Exception thrown) => Knows(thrown) ? thrown : BackupException.Of(thrown);

    /// <summary>The record of a failure.</summary>
    /// <param name="failed">What went wrong.</param>
    /// <param name="item">What it is about; what the failure itself names when null.</param>
    /// <param name="profileOf">The profile by which this call reached an account; null for none.</param>
    public static ErrorRecord Of(Exception failed, object? item, Func<string, string?>? profileOf = null) => failed switch
    {
        BackupException { Failure: var failure } => Make(
            failed, failure.Kind.ToString(), Category(failure.Kind), Shown(item) ?? failure.Subject,
            Advice(failure, failure.AccountId is { } account ? profileOf?.Invoke(account) : null), failure.AwsCode ?? failure.Kind.ToString()),
        CommandException call => Make(call, call.Id, call.Category, Shown(item) ?? call.Subject, call.Advice, call.Id),
        _ => throw new ArgumentException($"A {failed.GetType()} is a defect, not a failure.", nameof(failed)),
    };

    private static object? Shown(object? item) => item is string text ? Secrets.Out(text) : item;

    private static ErrorRecord Make(Exception failed, string id, ErrorCategory category, object? target, string advice, string reason) => new(failed, id, category, target)
    {
        ErrorDetails = new ErrorDetails(failed.Message) { RecommendedAction = advice },
        CategoryInfo = { TargetName = target?.ToString() ?? "", Reason = reason },
    };

    /// <summary>What PowerShell calls a kind of failure.</summary>
    public static ErrorCategory Category(FailureKind kind) => kind switch
    {
        FailureKind.InvalidSnapshotArn or FailureKind.InvalidAccountId or FailureKind.InvalidName or FailureKind.SnapshotNameTooLong or FailureKind.UnknownRegion
            or FailureKind.UnknownProfile or FailureKind.KeyMissing or FailureKind.DefaultKeyForCopy or FailureKind.KeyOfWrongRegion or FailureKind.KeyOfWrongAccount or FailureKind.OwnAccount
            or FailureKind.PartitionMismatch or FailureKind.CrossRegionUnsupported or FailureKind.KeyNotMultiRegion
            or FailureKind.InvalidPolicy or FailureKind.InvalidRetention or FailureKind.InvalidTemplate or FailureKind.InvalidStackParameter or FailureKind.CaBundleUnusable => ErrorCategory.InvalidArgument,
        FailureKind.CredentialsMissing or FailureKind.CredentialsExpired or FailureKind.CredentialsRefused or FailureKind.MfaRequired => ErrorCategory.AuthenticationError,
        FailureKind.AccessDenied or FailureKind.KeyNotShared or FailureKind.KeyPolicyNotUnderstood or FailureKind.KeyNotAccessible or FailureKind.WrongAccount => ErrorCategory.PermissionDenied,
        FailureKind.SnapshotNotFound or FailureKind.DatabaseNotFound or FailureKind.ClusterMember or FailureKind.NoCopy or FailureKind.NothingSelected or FailureKind.KeyNotFound or FailureKind.NoSnapshot
            or FailureKind.OptionGroupNotFound or FailureKind.StackNotFound or FailureKind.ServiceLinkedRoleMissing => ErrorCategory.ObjectNotFound,
        FailureKind.TargetNameTaken or FailureKind.AliasTaken or FailureKind.StackNotOurs or FailureKind.StackOfOtherPolicy or FailureKind.CopyNotOurs => ErrorCategory.ResourceExists,
        FailureKind.SnapshotNotAvailable or FailureKind.DatabaseNotAvailable or FailureKind.KeyDisabled or FailureKind.CopyFailed or FailureKind.SnapshotFailed or FailureKind.NotProven or FailureKind.NotCovered or FailureKind.SnapshotReplaced
            or FailureKind.LineageUnknown or FailureKind.StackFailed => ErrorCategory.InvalidResult,
        FailureKind.SnapshotNotShareable or FailureKind.DefaultKeyNotShareable or FailureKind.ClusterNotEncrypted or FailureKind.MultiAZClusterNotCopyable
            or FailureKind.RdsCustomNotCopyable or FailureKind.EngineNotSupported or FailureKind.StackStuck or FailureKind.CopyShared => ErrorCategory.InvalidOperation,
        FailureKind.StackBusy or FailureKind.ExecutionsRunning or FailureKind.CopyInUse => ErrorCategory.ResourceBusy,
        FailureKind.CopyQuotaExceeded or FailureKind.SnapshotQuotaExceeded or FailureKind.ShareQuotaExceeded => ErrorCategory.QuotaExceeded,
        FailureKind.TimedOut => ErrorCategory.OperationTimeout,
        FailureKind.Throttled => ErrorCategory.LimitsExceeded,
        FailureKind.EndpointUnreachable => ErrorCategory.ConnectionError,
        FailureKind.ServiceUnavailable => ErrorCategory.ResourceUnavailable,
        FailureKind.AnswerDamaged => ErrorCategory.InvalidData,
        FailureKind.Unexpected => ErrorCategory.OperationStopped,
        _ => ErrorCategory.NotSpecified,
    };

    /// <summary>What to type next; where there is no cmdlet for it, the engine's own advice.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="profile">The profile of the account in which it did, when this call names it.</param>
    public static string Advice(Failure failure, string? profile = null)
    {
        var there = Options(profile, failure.Region);
        return failure.Kind switch
        {
            FailureKind.UnknownRegion => $"{failure.Advice} -Region and -DestinationRegion complete with Tab.",
            FailureKind.UnknownProfile =>
                $"{failure.Advice} -ProfileName completes with Tab, -ProfileLocation says where else to look. To rehearse, Start-RdsBackupSandbox first: primary and secondary are its profiles.",
            FailureKind.CredentialsMissing when failure.Subject is null => "Pass -ProfileName, -Credential, or -AccessKey and -SecretKey; or Start-RdsBackupSandbox to rehearse without any.",
            FailureKind.SnapshotNotAvailable => $"Add -Wait to the command that makes the snapshot, or pipe it to Wait-RdsBackupSnapshot. {failure.Advice}",
            FailureKind.SnapshotNotFound => $"See what is there: Get-RdsBackupSnapshot{there}. An automated snapshot ends with its retention period.",
            FailureKind.DatabaseNotFound => $"{Guess(failure)}See what is there: Get-RdsBackupDatabase{there}.",
            FailureKind.NoSnapshot => "Take one: New-RdsBackupSnapshot; or turn automated backups on (a retention period of at least one day).",
            FailureKind.SnapshotNotShareable or FailureKind.DefaultKeyNotShareable =>
                "Copy it under a customer key first: Copy-RdsSnapshotCrossRegion to another region, Protect-RdsSnapshot in its own; then share the copy.",
            FailureKind.KeyMissing or FailureKind.DefaultKeyForCopy =>
                $"Pass -KmsKeyId with a key or alias{Of(failure)}, or make one: New-RdsBackupKey{there} -Alias rds-backup; rds-vault in the backup account.",
            FailureKind.KeyNotFound when Guess(failure) is { Length: > 0 } guess =>
                $"{guess}See which keys are there: Get-RdsBackupKey{there}.",
            FailureKind.KeyNotFound or FailureKind.KeyOfWrongRegion => $"See which keys are there: Get-RdsBackupKey{there}; or make one: New-RdsBackupKey{there} -Alias {Typed.Word(AliasOf(failure))}.",
            FailureKind.KeyNotShared when failure.Key == KeySide.Source =>
                $"{failure.Advice} New-RdsBackupKey{there} -Alias … -ShareWithAccount … does that; Get-RdsBackupKey{there} | Format-List shows the key's alias.",
            FailureKind.CopyShared => $"{failure.Advice} Revoke-RdsSnapshotShare {Typed.Word(failure.Subject ?? "…")}{there} withdraws it.",
            FailureKind.LineageUnknown => "Pipe the record that Grant-RdsSnapshotShare or Copy-RdsSnapshotCrossRegion returned.",
            FailureKind.StackNotFound => $"See what is there: Get-RdsBackupStack{there}; or deploy it: Deploy-RdsBackupStack.",
            FailureKind.StackStuck or FailureKind.ServiceLinkedRoleMissing => $"{failure.Advice} -Force agrees without a question.",
            FailureKind.ExecutionsRunning => "Nothing was changed. Wait until they are done (Get-RdsBackupActivity shows them), or pass -Drain.",
            FailureKind.EndpointUnreachable => $"{failure.Advice} What a sandbox told is of no use once it is stopped: find it again.",
            FailureKind.TimedOut => $"{failure.Advice} -Timeout says how long to wait.",
            _ => failure.Advice,
        };
    }

    /// <summary>The parameters that lead to a profile's account and to a region, to be typed after a cmdlet; each may be null.</summary>
    public static string Options(string? profile, string? region) =>
        (profile is null ? "" : $" -ProfileName {Typed.Word(profile)}") + (region is null ? "" : $" -Region {Typed.Word(region)}");

    /// <summary>What an advice begins with when something near was found: "Did you mean …? "; else nothing.</summary>
    public static string Guess(Failure failure) =>
        failure.Advice.StartsWith("Did you mean", StringComparison.Ordinal) ? failure.Advice[..(failure.Advice.IndexOf('?', StringComparison.Ordinal) + 1)] + " " : "";

    // The alias that was asked for; an id or ARN is none.
    private static string AliasOf(Failure failure) =>
        failure.Subject is { } name && name.StartsWith("alias/", StringComparison.Ordinal) && !name.StartsWith("alias/aws/", StringComparison.Ordinal)
            ? name["alias/".Length..]
            : "rds-backup";

    private static string Of(Failure failure) => failure.Region is { } region ? $" of {region}" : "";
}
