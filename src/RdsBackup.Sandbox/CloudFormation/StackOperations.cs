using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Creating, updating and deleting stacks.</summary>
internal sealed class StackOperations(StackStore store, StackRequest requests, Deployer deployer, StackBegin begin)
{
    public JsonObject Create(Call call, JsonObject input)
    {
        var name = StackNames.Legal(input.Required("StackName"));
        var read = requests.Read(input, existing: null);
        StackAccess.Demand(call, "CreateStack", stack: null, name, StackAccess.Conditions(read));
        var token = input.Text("ClientRequestToken");
        if (store.Find(call, name) is { } there)
        {
            return there.Tokens.Has(token, "CreateStack")
                ? new() { ["StackId"] = there.Id }
                : throw new AwsFault("AlreadyExistsException", $"Stack [{name}] already exists");
        }

        var stack = begin.NewStack(call, name, read);
        stack.TerminationProtection = input.Flag("EnableTerminationProtection") ?? false;
        var operation = begin.Operation(call, stack, read.RoleArn, token);
        stack.Tokens.Demand(token, "CreateStack");
        store.Add(stack);
        deployer.Create(operation, call.Now);
        return new() { ["StackId"] = stack.Id };
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var stack = ToChange(call, input, out var name);
        StackAccess.Demand(call, "UpdateStack", stack, name);
        stack = stack is null || stack.IsDeleted ? throw CloudFormationFault.NoStackToChange(name) : stack;
        var token = input.Text("ClientRequestToken");
        if (stack.Tokens.Has(token, "UpdateStack"))
            return new() { ["StackId"] = stack.Id };

        StackBegin.DemandUpdatable(stack);
        var read = requests.Read(input, stack);
        StackAccess.Demand(call, "UpdateStack", stack, name, StackAccess.Conditions(read));
        var operation = begin.Operation(call, stack, read.RoleArn, token);
        if (!ChangeAnalysis.Differs(stack, read, operation))
            throw CloudFormationFault.Validation("No updates are to be performed.");

        stack.Tokens.Demand(token, "UpdateStack");
        deployer.Update(operation, read, call.Now);
        return new() { ["StackId"] = stack.Id };
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        var stack = ToChange(call, input, out var name);
        StackAccess.Demand(call, "DeleteStack", stack, name);
        var token = input.Text("ClientRequestToken");
        if (stack is null || stack.IsDeleted || stack.Tokens.Has(token, "DeleteStack") || stack.Status == StackStatus.DeleteInProgress)
            return [];

        if (stack.TerminationProtection)
            throw CloudFormationFault.Validation($"Stack [{name}] cannot be deleted while TerminationProtection is enabled");

        if (StackStatus.IsInProgress(stack.Status) && stack.Status != StackStatus.CreateInProgress)
            throw CloudFormationFault.Validation($"Stack [{name}] cannot be deleted while in status {stack.Status}");

        var retained = Retained(input, stack);
        stack.Tokens.Demand(token, "DeleteStack");
        stack.ChangeSets.Clear();
        stack.Generation++;
        var operation = begin.Operation(call, stack, input.Text("RoleARN") ?? stack.Input.RoleArn, token);
        deployer.Delete(operation, retained, call.Now);
        return [];
    }

    public JsonObject SetProtection(Call call, JsonObject input)
    {
        var stack = ToChange(call, input, out var name);
        StackAccess.Demand(call, "UpdateTerminationProtection", stack, name);
        if (stack is null || stack.IsDeleted)
            throw CloudFormationFault.NoStackToChange(name);

        stack.TerminationProtection = input.Flag("EnableTerminationProtection")
            ?? throw CloudFormationFault.Validation("1 validation error detected: Value null at 'enableTerminationProtection' failed to satisfy constraint: Member must not be null");
        return new() { ["StackId"] = stack.Id };
    }

    public JsonObject ContinueRollback(Call call, JsonObject input)
    {
        var stack = ToChange(call, input, out var name);
        StackAccess.Demand(call, "ContinueUpdateRollback", stack, name);
        stack = stack is null || stack.IsDeleted ? throw CloudFormationFault.NoStackToChange(name) : stack;
        var token = input.Text("ClientRequestToken");
        if (stack.Tokens.Has(token, "ContinueUpdateRollback"))
            return [];

        if (stack.Status != StackStatus.UpdateRollbackFailed)
            throw CloudFormationFault.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not continue rollback.");

        var skipped = input.Values("ResourcesToSkip");
        var wrong = skipped.Where(id => stack.Resource(id)?.Status != StackStatus.UpdateFailed).ToList();
        if (wrong.Count > 0)
            throw CloudFormationFault.Validation($"Resources [{string.Join(", ", wrong)}] cannot be skipped: only resources in state UPDATE_FAILED can");

        stack.Tokens.Demand(token, "ContinueUpdateRollback");
        deployer.ContinueRollback(begin.Operation(call, stack, input.Text("RoleARN") ?? stack.Input.RoleArn, token), skipped, call.Now);
        return [];
    }

    private Stack? ToChange(Call call, JsonObject input, out string name)
    {
        name = input.Required("StackName");
        return store.Find(call, name);
    }

    private static IReadOnlyList<string> Retained(JsonObject input, Stack stack)
    {
        var retained = input.Values("RetainResources");
        if (retained.Count > 0 && stack.Status != StackStatus.DeleteFailed)
        {
            throw CloudFormationFault.Validation(
                $"Invalid operation on stack [{stack.Id}]. RetainResources can only be specified when a stack is in the DELETE_FAILED state");
        }

        var unknown = retained.Where(id => stack.Resource(id) is null).ToList();
        return unknown.Count == 0
            ? retained
            : throw CloudFormationFault.Validation($"The specified resources to retain must be in a valid state: [{string.Join(", ", unknown)}] are not in the stack");
    }
}
