namespace RdsBackup.Sandbox.Rds;

/// <summary>Who takes a snapshot, in AWS's words.</summary>
public static class SnapshotType
{
    /// <summary>Taken by a call; also every copy.</summary>
    public const string Manual = "manual";

    /// <summary>Taken by RDS once a day and kept for the retention period.</summary>
    public const string Automated = "automated";

    /// <summary>Taken by AWS Backup.</summary>
    public const string AwsBackup = "awsbackup";
}
