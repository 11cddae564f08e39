namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Puts a resource back to what it was before a failed update.</summary>
/// <param name="operation">The operation.</param>
/// <param name="before">What it was.</param>
/// <param name="current">What the update left.</param>
/// <param name="isSkipped">Whether it is only said to be what it was.</param>
internal sealed class RestoreStep(StackOperation operation, StackResource before, StackResource current, bool isSkipped)
    : Step(operation, before.LogicalId, before.Declared.DependsOn)
{
    // A replacement is undone by going back to the old one; the new one is removed afterwards.
    private readonly bool calls = !isSkipped && before.PhysicalId == current.PhysicalId;

    public override TimeSpan Takes => calls ? before.Type.UpdateTakes : TimeSpan.Zero;

    public override bool Begin(DateTimeOffset now)
    {
        if (isSkipped)
        {
            Operation.Tell(now, before, StackStatus.UpdateComplete, "Resource skipped in the rollback");
            return false;
        }

        Operation.Tell(now, current, StackStatus.UpdateInProgress);
        return true;
    }

    public override void Act(DateTimeOffset now)
    {
        if (calls)
            before.Type.Update(Operation.CallFor(before, current, now));
    }

    public override bool IsSettled(DateTimeOffset now) => !calls || before.Type.IsSettled(Operation.CallFor(before, before: null, now));

    public override void Succeed(DateTimeOffset now) => Operation.Tell(now, before, StackStatus.UpdateComplete);

    public override void Fail(DateTimeOffset now, string reason) => Operation.Tell(now, current, StackStatus.UpdateFailed, reason);

    public override void Cancel(DateTimeOffset now) => Fail(now, "Resource update cancelled");
}
