namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Removes a resource, or leaves it alone when its policy says so.</summary>
/// <param name="operation">The operation.</param>
/// <param name="resource">What is removed.</param>
/// <param name="policy">Its policy for this case.</param>
/// <param name="after">What has to be gone first.</param>
internal sealed class DeleteStep(StackOperation operation, StackResource resource, string policy, IEnumerable<string> after)
    : Step(operation, resource.LogicalId, after)
{
    public StackResource Resource => resource;

    public override TimeSpan Takes => resource.Type.DeleteTakes;

    // What replaced it may be the stack's resource of that name by now, which this must not touch.
    private bool IsTheStacks => Operation.Stack.Resource(LogicalId)?.PhysicalId == resource.PhysicalId;

    public override bool Begin(DateTimeOffset now)
    {
        if (policy == "Retain")
        {
            Tell(now, StackStatus.DeleteSkipped);
            return false;
        }

        Tell(now, StackStatus.DeleteInProgress);
        return true;
    }

    public override void Act(DateTimeOffset now)
    {
        if (resource.PhysicalId.Length > 0)
            resource.Type.Delete(Operation.CallFor(resource, before: null, now, takesSnapshot: policy == "Snapshot"));
    }

    public override bool IsSettled(DateTimeOffset now) =>
        resource.PhysicalId.Length == 0 || resource.Type.IsGone(Operation.CallFor(resource, before: null, now));

    public override void Succeed(DateTimeOffset now) => Tell(now, StackStatus.DeleteComplete);

    public override void Fail(DateTimeOffset now, string reason) => Tell(now, StackStatus.DeleteFailed, reason);

    private void Tell(DateTimeOffset now, string status, string? reason = null)
    {
        if (IsTheStacks)
            Operation.Tell(now, resource, status, reason);
        else
            Operation.TellOnly(now, resource, status, reason);
    }
}
