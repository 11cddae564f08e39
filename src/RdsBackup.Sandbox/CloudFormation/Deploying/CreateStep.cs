namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Makes a resource that its stack does not have yet.</summary>
internal sealed class CreateStep(StackOperation operation, TemplateResource declared, Evaluator evaluator)
    : Step(operation, declared.LogicalId, declared.DependsOn)
{
    private StackResource resource = new(declared);
    private ResourceCall? call;

    public override TimeSpan Takes => declared.Type.CreateTakes;

    public override bool Begin(DateTimeOffset now)
    {
        Operation.Tell(now, resource, StackStatus.CreateInProgress);
        resource = ResourceValues.Of(declared, evaluator, Operation.Stack.Input);
        return true;
    }

    public override void Act(DateTimeOffset now)
    {
        call = Operation.CallFor(resource, before: null, now);
        try
        {
            declared.Type.Create(call);
        }
        finally
        {
            resource = resource with { PhysicalId = call.PhysicalId, Attributes = call.Attributes };
        }

        Operation.Tell(now, resource, StackStatus.CreateInProgress, "Resource creation Initiated");
    }

    public override bool IsSettled(DateTimeOffset now)
    {
        call = Operation.CallFor(resource, before: null, now);
        var isSettled = declared.Type.IsSettled(call);
        resource = resource with { Attributes = call.Attributes };
        return isSettled;
    }

    public override void Succeed(DateTimeOffset now) => Operation.Tell(now, resource, StackStatus.CreateComplete);

    public override void Fail(DateTimeOffset now, string reason) => Operation.Tell(now, resource, StackStatus.CreateFailed, reason);
}
