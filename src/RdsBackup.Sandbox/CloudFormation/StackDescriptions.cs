using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Showing stacks, their resources and what happened to them.</summary>
internal sealed class StackDescriptions(StackStore store)
{
    public JsonObject Describe(Call call, JsonObject input)
    {
        if (input.Text("StackName") is not { } name)
        {
            StackAccess.DemandAny(call, "DescribeStacks");
            return call.Page(store.In(call).Where(stack => !stack.IsDeleted).Reverse(), CloudFormationOutput.Stack);
        }

        var one = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStacks", one, name);
        return new() { ["Stacks"] = new JsonArray(CloudFormationOutput.Stack(one ?? throw CloudFormationFault.NoStack(name))) };
    }

    public JsonObject List(Call call, JsonObject input)
    {
        StackAccess.DemandAny(call, "ListStacks");
        var wanted = input.Values("StackStatusFilter");
        return call.Page(store.In(call).Where(stack => wanted.Count == 0 || wanted.Contains(stack.Status)).Reverse(), CloudFormationOutput.Summary);
    }

    public JsonObject Events(Call call, JsonObject input)
    {
        var name = input.Required("StackName");
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStackEvents", stack, name);
        if (stack is null)
            throw CloudFormationFault.NoStackToChange(name);

        return call.Page(stack.Events.AsEnumerable().Reverse(), one => CloudFormationOutput.Event(stack, one));
    }

    public JsonObject Resource(Call call, JsonObject input)
    {
        var (name, logicalId) = (input.Required("StackName"), input.Required("LogicalResourceId"));
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStackResource", stack, name);
        if (stack is null)
            throw CloudFormationFault.NoStack(name);

        var resource = stack.Resources.Find(one => one.LogicalId == logicalId)
            ?? throw CloudFormationFault.Validation($"Resource {logicalId} does not exist for stack {name}");
        return new() { ["StackResourceDetail"] = OfStack(stack, CloudFormationOutput.Resource(resource, "LastUpdatedTimestamp")) };
    }

    public JsonObject Resources(Call call, JsonObject input)
    {
        var (name, physicalId) = (input.Text("StackName"), input.Text("PhysicalResourceId"));
        if (name is null == physicalId is null)
            throw CloudFormationFault.Validation("Exactly one of StackName and PhysicalResourceId must be specified");

        var stack = name is not null
            ? store.Find(call, name)
            : store.In(call).FirstOrDefault(one => !one.IsDeleted && one.Resources.Exists(resource => resource.PhysicalId == physicalId));
        StackAccess.Demand(call, "DescribeStackResources", stack, name ?? "*");
        if (stack is null)
            throw name is null ? CloudFormationFault.Validation($"Stack for {physicalId} does not exist") : CloudFormationFault.NoStack(name);

        var found = stack.Resources.Where(resource => input.Text("LogicalResourceId") is not { } wanted || resource.LogicalId == wanted);
        return new() { ["StackResources"] = CloudFormationOutput.List(found.Take(100), resource => OfStack(stack, CloudFormationOutput.Resource(resource, "Timestamp"))) };
    }

    private static JsonObject OfStack(Stack stack, JsonObject resource)
    {
        (resource["StackName"], resource["StackId"]) = (stack.Name, stack.Id);
        return resource;
    }

    public JsonObject ListResources(Call call, JsonObject input)
    {
        var name = input.Required("StackName");
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "ListStackResources", stack, name);
        return call.Page((stack ?? throw CloudFormationFault.NoStack(name)).Resources, resource => CloudFormationOutput.Resource(resource, "LastUpdatedTimestamp"));
    }
}
