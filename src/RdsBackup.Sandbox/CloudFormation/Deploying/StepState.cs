namespace RdsBackup.Sandbox.CloudFormation;

internal enum StepState
{
    Waiting,
    Running,
    Done,
    Failed,
}
