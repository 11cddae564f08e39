using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Change sets: making, showing, executing and deleting them.</summary>
internal sealed class ChangeSetOperations(StackStore store, StackRequest requests, Deployer deployer, StackBegin begin, Timeline timeline, IdSource ids)
{
    private static readonly TimeSpan AnalysisTakes = TimeSpan.FromSeconds(5);

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("StackName");
        var title = input.Required("ChangeSetName");
        var creates = (input.Text("ChangeSetType") ?? "UPDATE") switch
        {
            "CREATE" => true,
            "UPDATE" => false,
            var other => throw CloudFormationFault.NotHere($"change set type {other}"),
        };
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "CreateChangeSet", stack, name, new Dictionary<string, string> { ["cloudformation:ChangeSetName"] = title });
        stack = Existing(stack, name, title, creates);
        if (stack?.ChangeSets.Find(one => one.Name == title) is { } there)
        {
            return stack.Tokens.Has(input.Text("ClientToken"), $"CreateChangeSet {title}")
                ? Ids(there)
                : throw new AwsFault("AlreadyExistsException", $"ChangeSet {title} already exists");
        }

        var read = requests.Read(input, creates ? null : stack);
        StackAccess.Demand(call, "CreateChangeSet", stack, name, StackAccess.Conditions(read, title));
        if (stack is null)
        {
            stack = begin.NewStack(call, StackNames.Legal(name), read);
            begin.Operation(call, stack, read.RoleArn, token: null).Tell(call.Now, StackStatus.ReviewInProgress, "User Initiated");
            store.Add(stack);
        }

        stack.Tokens.Demand(input.Text("ClientToken"), $"CreateChangeSet {title}");
        var changeSet = new ChangeSet
        {
            Name = title,
            Id = $"arn:{Partitions.Of(call.Region)}:cloudformation:{call.Region}:{call.AccountId}:changeSet/{title}/{ids.Uuid()}",
            Stack = stack,
            Input = read,
            Creates = creates,
            Created = call.Now,
            Description = input.Text("Description"),
            OnStackFailure = input.Text("OnStackFailure"),
        };
        stack.ChangeSets.Add(changeSet);
        var operation = begin.Operation(call, stack, read.RoleArn, token: null);
        changeSet.Status = "CREATE_IN_PROGRESS";
        timeline.At(call.Now + AnalysisTakes, _ => Analyse(changeSet, operation));
        return Ids(changeSet);
    }

    public JsonObject Describe(Call call, JsonObject input)
    {
        var changeSet = Find(call, input, "DescribeChangeSet");
        var shown = CloudFormationOutput.ChangeSet(changeSet);
        shown["Parameters"] = CloudFormationOutput.Parameters(changeSet.Input);
        shown["NotificationARNs"] = changeSet.Input.NotificationArns.ToJson();
        shown["RollbackConfiguration"] = new JsonObject();
        shown["Capabilities"] = changeSet.Input.Capabilities.ToJson();
        shown["Tags"] = CloudFormationOutput.Tags(changeSet.Input.Tags);
        shown["OnStackFailure"] = changeSet.OnStackFailure;
        var page = call.Page(changeSet.Changes, change => CloudFormationOutput.Change(change, input.Flag("IncludePropertyValues") ?? false));
        foreach (var (name, value) in page)
            shown[name] = value?.DeepClone();
        return shown;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var name = input.Required("StackName");
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "ListChangeSets", stack, name);
        return call.Page(stack?.ChangeSets ?? throw CloudFormationFault.NoStackToChange(name), CloudFormationOutput.ChangeSet);
    }

    public JsonObject Execute(Call call, JsonObject input)
    {
        var changeSet = Find(call, input, "ExecuteChangeSet");
        var (stack, token) = (changeSet.Stack, input.Text("ClientRequestToken"));
        if (stack.Tokens.Has(token, "ExecuteChangeSet"))
            return [];

        if (changeSet.ExecutionStatus != "AVAILABLE")
            throw Unfit(changeSet, $"cannot be executed in its current execution status of [{changeSet.ExecutionStatus}]");

        if (!changeSet.Creates)
            StackBegin.DemandUpdatable(stack);

        stack.Tokens.Demand(token, "ExecuteChangeSet");
        var operation = begin.Operation(call, stack, changeSet.Input.RoleArn, token);
        var asked = changeSet.Input with
        {
            OnFailure = input.Flag("DisableRollback") == true ? OnFailure.DoNothing : changeSet.Input.OnFailure,
            RetainExceptOnCreate = input.Flag("RetainExceptOnCreate") ?? changeSet.Input.RetainExceptOnCreate,
        };

        // The others were worked out for the stack as it was.
        stack.ChangeSets.RemoveAll(other => other != changeSet);
        stack.ChangeSetId = changeSet.Id;
        changeSet.ExecutionStatus = "EXECUTE_COMPLETE";
        if (changeSet.Creates)
        {
            stack.Input = asked;
            deployer.Create(operation, call.Now);
        }
        else
        {
            deployer.Update(operation, asked, call.Now);
        }

        return [];
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        var (name, stack) = Place(call, input, "DeleteChangeSet");
        if (stack?.ChangeSets.Find(one => one.Id == name || one.Name == name) is not { } changeSet)
            return [];

        if (changeSet.Status is "CREATE_IN_PROGRESS" or "CREATE_PENDING")
            throw Unfit(changeSet, $"cannot be deleted in its current status of [{changeSet.Status}]");

        stack.ChangeSets.Remove(changeSet);
        return [];
    }

    /// <summary>A change set by name and stack, or by ARN.</summary>
    /// <exception cref="AwsFault"><c>ChangeSetNotFound</c>, <c>ValidationError</c>.</exception>
    public ChangeSet Find(Call call, JsonObject input, string operation)
    {
        var (name, stack) = Place(call, input, operation);
        return stack?.ChangeSets.Find(one => one.Id == name || one.Name == name) ?? throw CloudFormationFault.NoChangeSet(name);
    }

    private (string Name, Stack? Stack) Place(Call call, JsonObject input, string operation)
    {
        var name = input.Required("ChangeSetName");
        var byArn = name.StartsWith("arn:", StringComparison.Ordinal);
        var stackName = input.Text("StackName");
        if (stackName is null && !byArn)
            throw CloudFormationFault.Validation("StackName must be specified if ChangeSetName is not specified as an ARN.");

        var stack = stackName is null ? store.In(call).FirstOrDefault(one => one.ChangeSets.Exists(set => set.Id == name)) : store.Find(call, stackName);
        StackAccess.Demand(call, operation, stack, stackName ?? "*", new Dictionary<string, string>
        {
            ["cloudformation:ChangeSetName"] = byArn && name.Split('/') is [_, var title, ..] ? title : name,
        });
        return stackName is not null && stack is null ? throw CloudFormationFault.NoStackToChange(stackName) : (name, stack);
    }

    private static Stack? Existing(Stack? stack, string name, string title, bool creates)
    {
        if (creates)
        {
            return stack is null or { IsDeleted: true } ? null
                : stack.Status == StackStatus.ReviewInProgress ? stack
                : throw CloudFormationFault.Validation($"Stack [{stack.Name}] already exists and cannot be created again with the changeSet [{title}].");
        }

        if (stack is null or { IsDeleted: true })
            throw CloudFormationFault.NoStackToChange(name);

        StackBegin.DemandUpdatable(stack);
        return stack;
    }

    private static void Analyse(ChangeSet changeSet, StackOperation operation)
    {
        try
        {
            changeSet.Changes = ChangeAnalysis.Of(changeSet.Stack, changeSet.Input, operation);
            if (!changeSet.Creates && changeSet.Changes.Count == 0 && !ChangeAnalysis.Differs(changeSet.Stack, changeSet.Input, operation))
                throw CloudFormationFault.Validation("The submitted information didn't contain changes. Submit different information to create a change set.");

            changeSet.Status = "CREATE_COMPLETE";
            changeSet.ExecutionStatus = "AVAILABLE";
        }
        catch (AwsFault fault)
        {
            changeSet.Status = "FAILED";
            changeSet.StatusReason = fault.Message;
        }
    }

    private static AwsFault Unfit(ChangeSet changeSet, string why) => new("InvalidChangeSetStatus", $"ChangeSet [{changeSet.Id}] {why}");

    private static JsonObject Ids(ChangeSet changeSet) => new() { ["Id"] = changeSet.Id, ["StackId"] = changeSet.Stack.Id };
}
