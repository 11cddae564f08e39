using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What begins an operation: the stack, and with whose permissions it works.</summary>
internal sealed class StackBegin(InnerCalls calls, IdSource ids)
{
    private const string Service = "cloudformation.amazonaws.com";

    public Stack NewStack(Call call, string name, StackInput input) => new()
    {
        Name = name,
        Id = StackAccess.ArnOf(call, name, ids.Uuid()),
        AccountId = call.AccountId,
        Region = call.Region,
        Created = call.Now,
        Input = input,
    };

    /// <summary>An operation with a role's permissions, or with the caller's own.</summary>
    /// <exception cref="AwsFault"><c>AccessDenied</c>: the caller may not pass the role. <c>ValidationError</c>: CloudFormation cannot assume it.</exception>
    public StackOperation Operation(Call call, Stack stack, string? roleArn, string? token)
    {
        if (roleArn is null)
            return new StackOperation(stack, new Caller(call.Caller, call.Authorizer) { InvokedBy = Service }, token, calls, ids);

        call.Demand("iam:PassRole", roleArn, new Dictionary<string, string> { ["iam:PassedToService"] = Service });
        try
        {
            return new StackOperation(stack, calls.AsRole(Service, roleArn, "AWSCloudFormation", stack.Id, call.Now) with { InvokedBy = Service }, token, calls, ids);
        }
        catch (AwsFault)
        {
            throw CloudFormationFault.Validation($"Role {roleArn} is invalid or cannot be assumed");
        }
    }

    /// <exception cref="AwsFault"><c>ValidationError</c>: the stack's state lets nobody update it.</exception>
    public static void DemandUpdatable(Stack stack)
    {
        if (stack.Status is not (StackStatus.CreateComplete or StackStatus.UpdateComplete or StackStatus.UpdateRollbackComplete or StackStatus.UpdateFailed))
            throw CloudFormationFault.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
    }
}
