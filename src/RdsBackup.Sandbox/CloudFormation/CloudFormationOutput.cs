using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Stacks, resources and change sets as CloudFormation shows them.</summary>
internal static class CloudFormationOutput
{
    public static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> show) => new([.. items.Select(show)]);

    public static JsonArray Tags(IReadOnlyDictionary<string, string> tags) => List(tags, tag => new() { ["Key"] = tag.Key, ["Value"] = tag.Value });

    /// <summary>Parameters with their values; those that are shown to nobody have asterisks.</summary>
    public static JsonArray Parameters(StackInput input) => List(
        input.Template.Parameters.Values.Where(parameter => input.Parameters.ContainsKey(parameter.Name)),
        parameter => new() { ["ParameterKey"] = parameter.Name, ["ParameterValue"] = parameter.NoEcho ? "****" : input.Parameters[parameter.Name] });

    public static JsonObject Stack(Stack stack) => new()
    {
        ["StackId"] = stack.Id,
        ["StackName"] = stack.Name,
        ["ChangeSetId"] = stack.ChangeSetId,
        ["Description"] = stack.Input.Template.Description,
        ["Parameters"] = Parameters(stack.Input),
        ["CreationTime"] = stack.Created,
        ["DeletionTime"] = stack.Deleted,
        ["LastUpdatedTime"] = stack.Updated,
        ["RollbackConfiguration"] = new JsonObject(),
        ["StackStatus"] = stack.Status,
        ["StackStatusReason"] = stack.StatusReason,
        ["DisableRollback"] = stack.Input.OnFailure == OnFailure.DoNothing,
        ["NotificationARNs"] = stack.Input.NotificationArns.ToJson(),
        ["Capabilities"] = stack.Input.Capabilities.ToJson(),
        ["Outputs"] = List(stack.Outputs, output => new()
        {
            ["OutputKey"] = output.Declared.Key,
            ["OutputValue"] = output.Value,
            ["Description"] = output.Declared.Description,
        }),
        ["RoleARN"] = stack.Input.RoleArn,
        ["Tags"] = Tags(stack.Input.Tags),
        ["EnableTerminationProtection"] = stack.TerminationProtection,
        ["DriftInformation"] = new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" },
        ["RetainExceptOnCreate"] = stack.Input.RetainExceptOnCreate ? true : null,
    };

    public static JsonObject Summary(Stack stack) => new()
    {
        ["StackId"] = stack.Id,
        ["StackName"] = stack.Name,
        ["TemplateDescription"] = stack.Input.Template.Description,
        ["CreationTime"] = stack.Created,
        ["LastUpdatedTime"] = stack.Updated,
        ["DeletionTime"] = stack.Deleted,
        ["StackStatus"] = stack.Status,
        ["StackStatusReason"] = stack.StatusReason,
        ["DriftInformation"] = new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" },
    };

    public static JsonObject Event(Stack stack, StackEvent one) => new()
    {
        ["StackId"] = stack.Id,
        ["EventId"] = one.Id,
        ["StackName"] = stack.Name,
        ["LogicalResourceId"] = one.LogicalId,
        ["PhysicalResourceId"] = one.PhysicalId,
        ["ResourceType"] = one.ResourceType,
        ["Timestamp"] = one.Time,
        ["ResourceStatus"] = one.Status,
        ["ResourceStatusReason"] = one.Reason,
        ["ResourceProperties"] = one.Properties,
        ["ClientRequestToken"] = one.ClientRequestToken,
    };

    /// <param name="resource">The resource.</param>
    /// <param name="time">The name of its time, which differs between the operations.</param>
    public static JsonObject Resource(StackResource resource, string time) => new()
    {
        ["LogicalResourceId"] = resource.LogicalId,
        ["PhysicalResourceId"] = resource.PhysicalId.Length == 0 ? null : resource.PhysicalId,
        ["ResourceType"] = resource.Type.Name,
        [time] = resource.Updated,
        ["ResourceStatus"] = resource.Status,
        ["ResourceStatusReason"] = resource.StatusReason,
        ["DriftInformation"] = new JsonObject { ["StackResourceDriftStatus"] = "NOT_CHECKED" },
    };

    public static JsonObject ChangeSet(ChangeSet changeSet) => new()
    {
        ["ChangeSetName"] = changeSet.Name,
        ["ChangeSetId"] = changeSet.Id,
        ["StackId"] = changeSet.Stack.Id,
        ["StackName"] = changeSet.Stack.Name,
        ["Description"] = changeSet.Description,
        ["CreationTime"] = changeSet.Created,
        ["ExecutionStatus"] = changeSet.ExecutionStatus,
        ["Status"] = changeSet.Status,
        ["StatusReason"] = changeSet.StatusReason,
        ["IncludeNestedStacks"] = false,
        ["ImportExistingResources"] = false,
    };

    public static JsonObject Change(ResourceChange change, bool withValues) => new()
    {
        ["Type"] = "Resource",
        ["ResourceChange"] = new JsonObject
        {
            ["PolicyAction"] = change.PolicyAction,
            ["Action"] = change.Action,
            ["LogicalResourceId"] = change.LogicalId,
            ["PhysicalResourceId"] = change.PhysicalId.Length == 0 ? null : change.PhysicalId,
            ["ResourceType"] = change.Type,
            ["Replacement"] = change.Replacement,
            ["Scope"] = change.Scope.ToJson(),
            ["Details"] = List(change.Details, detail => Detail(detail, withValues)),
            ["BeforeContext"] = withValues ? change.Before?.ToJsonString() : null,
            ["AfterContext"] = withValues ? change.After?.ToJsonString() : null,
        },
    };

    private static JsonObject Detail(ChangeDetail detail, bool withValues) => new()
    {
        ["Target"] = new JsonObject
        {
            ["Attribute"] = detail.Attribute,
            ["Name"] = detail.Name,
            ["RequiresRecreation"] = detail.RequiresRecreation,
            ["Path"] = withValues ? detail.Name is null ? $"/{detail.Attribute}" : $"/Properties/{detail.Name}" : null,
            ["BeforeValue"] = withValues ? detail.Before : null,
            ["AfterValue"] = withValues ? detail.After : null,
            ["AttributeChangeType"] = withValues ? detail.Before is null ? "Add" : detail.After is null ? "Remove" : "Modify" : null,
        },
        ["Evaluation"] = detail.IsStatic ? "Static" : "Dynamic",
        ["ChangeSource"] = detail.Source,
        ["CausingEntity"] = detail.CausingEntity,
    };
}
