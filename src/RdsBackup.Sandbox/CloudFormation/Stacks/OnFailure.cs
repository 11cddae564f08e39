namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What becomes of a stack whose operation failed.</summary>
internal enum OnFailure
{
    Rollback,
    DoNothing,
    Delete,
}
