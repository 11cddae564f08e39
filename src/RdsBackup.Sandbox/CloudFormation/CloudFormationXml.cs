using System.Globalization;
using System.Xml.Linq;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>CloudFormation's structures on the wire.</summary>
internal static class CloudFormationXml
{
    private const int PageSize = 100;

    public static XElement? Value(string name, object? value) => value switch
    {
        null => null,
        bool flag => new XElement(name, flag ? "true" : "false"),
        DateTimeOffset time => new XElement(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        _ => new XElement(name, value),
    };

    public static XElement List<T>(string name, IEnumerable<T> items, Func<T, IEnumerable<object?>> content) =>
        new(name, items.Select(item => new XElement("member", content(item))));

    public static XElement Texts(string name, IEnumerable<string> items) => new(name, items.Select(item => new XElement("member", item)));

    /// <summary>A page of a list; the token is where the next one begins.</summary>
    public static IEnumerable<XElement> Page<T>(QueryInput input, string name, IReadOnlyList<T> items, Func<T, IEnumerable<object?>> content)
    {
        if (!int.TryParse(input["NextToken"] ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var start) || start > items.Count)
            throw CloudFormationFault.Validation("Invalid NextToken");

        yield return List(name, items.Skip(start).Take(PageSize), content);
        if (start + PageSize < items.Count)
            yield return new XElement("NextToken", start + PageSize);
    }

    public static XElement Tags(IReadOnlyDictionary<string, string> tags) =>
        List("Tags", tags, tag => [Value("Key", tag.Key), Value("Value", tag.Value)]);

    /// <summary>Parameters with their values; those that are shown to nobody have asterisks.</summary>
    public static XElement Parameters(StackInput input) => List(
        "Parameters",
        input.Template.Parameters.Values.Where(parameter => input.Parameters.ContainsKey(parameter.Name)),
        parameter => [Value("ParameterKey", parameter.Name), Value("ParameterValue", parameter.NoEcho ? "****" : input.Parameters[parameter.Name])]);

    public static IEnumerable<object?> Stack(Stack stack) =>
    [
        Value("StackId", stack.Id),
        Value("StackName", stack.Name),
        Value("ChangeSetId", stack.ChangeSetId),
        Value("Description", stack.Input.Template.Description),
        Parameters(stack.Input),
        Value("CreationTime", stack.Created),
        Value("DeletionTime", stack.Deleted),
        Value("LastUpdatedTime", stack.Updated),
        new XElement("RollbackConfiguration"),
        Value("StackStatus", stack.Status),
        Value("StackStatusReason", stack.StatusReason),
        Value("DisableRollback", stack.Input.OnFailure == OnFailure.DoNothing),
        Texts("NotificationARNs", stack.Input.NotificationArns),
        Texts("Capabilities", stack.Input.Capabilities),
        List("Outputs", stack.Outputs, output =>
            [Value("OutputKey", output.Declared.Key), Value("OutputValue", output.Value), Value("Description", output.Declared.Description)]),
        Value("RoleARN", stack.Input.RoleArn),
        Tags(stack.Input.Tags),
        Value("EnableTerminationProtection", stack.TerminationProtection),
        new XElement("DriftInformation", Value("StackDriftStatus", "NOT_CHECKED")),
        Value("RetainExceptOnCreate", stack.Input.RetainExceptOnCreate ? true : null),
    ];

    public static IEnumerable<object?> Summary(Stack stack) =>
    [
        Value("StackId", stack.Id),
        Value("StackName", stack.Name),
        Value("TemplateDescription", stack.Input.Template.Description),
        Value("CreationTime", stack.Created),
        Value("LastUpdatedTime", stack.Updated),
        Value("DeletionTime", stack.Deleted),
        Value("StackStatus", stack.Status),
        Value("StackStatusReason", stack.StatusReason),
        new XElement("DriftInformation", Value("StackDriftStatus", "NOT_CHECKED")),
    ];

    public static IEnumerable<object?> Event(Stack stack, StackEvent one) =>
    [
        Value("StackId", stack.Id),
        Value("EventId", one.Id),
        Value("StackName", stack.Name),
        Value("LogicalResourceId", one.LogicalId),
        Value("PhysicalResourceId", one.PhysicalId),
        Value("ResourceType", one.ResourceType),
        Value("Timestamp", one.Time),
        Value("ResourceStatus", one.Status),
        Value("ResourceStatusReason", one.Reason),
        Value("ResourceProperties", one.Properties),
        Value("ClientRequestToken", one.ClientRequestToken),
    ];

    /// <param name="resource">The resource.</param>
    /// <param name="time">The name of its time, which differs between the operations.</param>
    public static IEnumerable<object?> Resource(StackResource resource, string time) =>
    [
        Value("LogicalResourceId", resource.LogicalId),
        resource.PhysicalId.Length == 0 ? null : Value("PhysicalResourceId", resource.PhysicalId),
        Value("ResourceType", resource.Type.Name),
        Value(time, resource.Updated),
        Value("ResourceStatus", resource.Status),
        Value("ResourceStatusReason", resource.StatusReason),
        new XElement("DriftInformation", Value("StackResourceDriftStatus", "NOT_CHECKED")),
    ];

    public static IEnumerable<object?> ChangeSet(ChangeSet changeSet) =>
    [
        Value("ChangeSetName", changeSet.Name),
        Value("ChangeSetId", changeSet.Id),
        Value("StackId", changeSet.Stack.Id),
        Value("StackName", changeSet.Stack.Name),
        Value("Description", changeSet.Description),
        Value("CreationTime", changeSet.Created),
        Value("ExecutionStatus", changeSet.ExecutionStatus),
        Value("Status", changeSet.Status),
        Value("StatusReason", changeSet.StatusReason),
        Value("IncludeNestedStacks", value: false),
        Value("ImportExistingResources", value: false),
    ];

    public static IEnumerable<object?> Change(ResourceChange change, bool withValues) =>
    [
        Value("Type", "Resource"),
        new XElement(
            "ResourceChange",
            Value("PolicyAction", change.PolicyAction),
            Value("Action", change.Action),
            Value("LogicalResourceId", change.LogicalId),
            change.PhysicalId.Length == 0 ? null : Value("PhysicalResourceId", change.PhysicalId),
            Value("ResourceType", change.Type),
            Value("Replacement", change.Replacement),
            Texts("Scope", change.Scope),
            List("Details", change.Details, detail => Detail(detail, withValues)),
            withValues ? Value("BeforeContext", change.Before?.ToJsonString()) : null,
            withValues ? Value("AfterContext", change.After?.ToJsonString()) : null),
    ];

    private static IEnumerable<object?> Detail(ChangeDetail detail, bool withValues) =>
    [
        new XElement(
            "Target",
            Value("Attribute", detail.Attribute),
            Value("Name", detail.Name),
            Value("RequiresRecreation", detail.RequiresRecreation),
            withValues ? Value("Path", detail.Name is null ? $"/{detail.Attribute}" : $"/Properties/{detail.Name}") : null,
            withValues ? Value("BeforeValue", detail.Before) : null,
            withValues ? Value("AfterValue", detail.After) : null,
            withValues ? Value("AttributeChangeType", detail.Before is null ? "Add" : detail.After is null ? "Remove" : "Modify") : null),
        Value("Evaluation", detail.IsStatic ? "Static" : "Dynamic"),
        Value("ChangeSource", detail.Source),
        Value("CausingEntity", detail.CausingEntity),
    ];
}
