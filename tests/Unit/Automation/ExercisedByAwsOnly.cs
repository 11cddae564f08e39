namespace RdsBackup.Unit.Automation;

/// <summary>Permissions that only AWS misses when they are taken away, each with the source that asks for it.</summary>
internal static class ExercisedByAwsOnly
{
    private const string SharingKeys =
        "Amazon RDS User Guide, 'Sharing encrypted snapshots': kms:ReEncrypt* stands among what a copy under another account's key needs; the sandbox's copies decrypt and encrypt.";

    /// <summary>Role and value, and where it is written that AWS needs it.</summary>
    public static IReadOnlyDictionary<(string Role, string Value), string> Sources { get; } = new Dictionary<(string, string), string>
    {
        [("rdsbackup-recovery-us-east-2", "kms:ReEncrypt*")] = SharingKeys,
        [("rdsbackup-vault-us-east-2", "kms:ReEncrypt*")] = SharingKeys,
    };
}
