using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Showing stacks, their resources and what happened to them.</summary>
internal sealed class StackDescriptions(StackStore store)
{
    public IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        if (input["StackName"] is not { } name)
        {
            StackAccess.DemandAny(call, "DescribeStacks");
            return CloudFormationXml.Page(input, "Stacks", [.. store.In(call).Where(stack => !stack.IsDeleted).Reverse()], CloudFormationXml.Stack);
        }

        var one = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStacks", one, name);
        return [CloudFormationXml.List("Stacks", [one ?? throw CloudFormationFault.NoStack(name)], CloudFormationXml.Stack)];
    }

    public IEnumerable<XElement> List(Call call, QueryInput input)
    {
        StackAccess.DemandAny(call, "ListStacks");
        var wanted = input.Values("StackStatusFilter");
        return CloudFormationXml.Page(
            input,
            "StackSummaries",
            [.. store.In(call).Where(stack => wanted.Count == 0 || wanted.Contains(stack.Status)).Reverse()],
            CloudFormationXml.Summary);
    }

    public IEnumerable<XElement> Events(Call call, QueryInput input)
    {
        var name = input.Required("StackName");
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStackEvents", stack, name);
        if (stack is null)
            throw CloudFormationFault.NoStackToChange(name);

        return CloudFormationXml.Page(input, "StackEvents", stack.Events.AsEnumerable().Reverse().ToList(), one => CloudFormationXml.Event(stack, one));
    }

    public IEnumerable<XElement> Resource(Call call, QueryInput input)
    {
        var (name, logicalId) = (input.Required("StackName"), input.Required("LogicalResourceId"));
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "DescribeStackResource", stack, name);
        if (stack is null)
            throw CloudFormationFault.NoStack(name);

        var resource = stack.Resources.Find(one => one.LogicalId == logicalId)
            ?? throw CloudFormationFault.Validation($"Resource {logicalId} does not exist for stack {name}");
        return
        [
            new XElement(
                "StackResourceDetail",
                CloudFormationXml.Value("StackName", stack.Name),
                CloudFormationXml.Value("StackId", stack.Id),
                CloudFormationXml.Resource(resource, "LastUpdatedTimestamp")),
        ];
    }

    public IEnumerable<XElement> Resources(Call call, QueryInput input)
    {
        var (name, physicalId) = (input["StackName"], input["PhysicalResourceId"]);
        if (name is null == physicalId is null)
            throw CloudFormationFault.Validation("Exactly one of StackName and PhysicalResourceId must be specified");

        var stack = name is not null
            ? store.Find(call, name)
            : store.In(call).FirstOrDefault(one => !one.IsDeleted && one.Resources.Exists(resource => resource.PhysicalId == physicalId));
        StackAccess.Demand(call, "DescribeStackResources", stack, name ?? "*");
        if (stack is null)
            throw name is null ? CloudFormationFault.Validation($"Stack for {physicalId} does not exist") : CloudFormationFault.NoStack(name);

        var found = stack.Resources.Where(resource => input["LogicalResourceId"] is not { } wanted || resource.LogicalId == wanted);
        return
        [
            CloudFormationXml.List("StackResources", found.Take(100), resource =>
            [
                CloudFormationXml.Value("StackName", stack.Name),
                CloudFormationXml.Value("StackId", stack.Id),
                .. CloudFormationXml.Resource(resource, "Timestamp"),
            ]),
        ];
    }

    public IEnumerable<XElement> ListResources(Call call, QueryInput input)
    {
        var name = input.Required("StackName");
        var stack = store.Find(call, name);
        StackAccess.Demand(call, "ListStackResources", stack, name);
        return CloudFormationXml.Page(
            input,
            "StackResourceSummaries",
            (stack ?? throw CloudFormationFault.NoStack(name)).Resources,
            resource => CloudFormationXml.Resource(resource, "LastUpdatedTimestamp"));
    }
}
