using System.Collections.Frozen;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>AWS CloudFormation: stacks of resources, made by calls to the other services with the permissions of who deploys them.</summary>
internal sealed class CloudFormationService : IService, ITagged
{
    private const string Stack =
        "TemplateBody Parameters(ParameterKey ParameterValue UsePreviousValue) Capabilities RoleARN RollbackConfiguration NotificationARNs Tags";

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly StackStore store = new();

    public CloudFormationService(InnerCalls calls, Timeline timeline, IdSource ids)
    {
        var requests = new StackRequest(new TemplateReader(new ResourceTypes()));
        var deployer = new Deployer(timeline);
        var begin = new StackBegin(calls, ids);
        var stacks = new StackOperations(store, requests, deployer, begin);
        var changeSets = new ChangeSetOperations(store, requests, deployer, begin, timeline, ids);
        var descriptions = new StackDescriptions(store);
        var templates = new TemplateOperations(store, requests, changeSets);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateStack"] = new($"StackName {Stack} DisableRollback OnFailure ClientRequestToken EnableTerminationProtection RetainExceptOnCreate", stacks.Create),
            ["UpdateStack"] = new($"StackName {Stack} UsePreviousTemplate DisableRollback ClientRequestToken RetainExceptOnCreate", stacks.Update),
            ["DeleteStack"] = new("StackName RetainResources RoleARN ClientRequestToken", stacks.Delete),
            ["UpdateTerminationProtection"] = new("StackName EnableTerminationProtection", stacks.SetProtection),
            ["ContinueUpdateRollback"] = new("StackName RoleARN ResourcesToSkip ClientRequestToken", stacks.ContinueRollback),
            ["CreateChangeSet"] = new($"StackName {Stack} UsePreviousTemplate ChangeSetName ClientToken Description ChangeSetType OnStackFailure", changeSets.Create),
            ["DescribeChangeSet"] = new("ChangeSetName StackName NextToken IncludePropertyValues", changeSets.Describe),
            ["ListChangeSets"] = new("StackName NextToken", changeSets.List),
            ["ExecuteChangeSet"] = new("ChangeSetName StackName ClientRequestToken DisableRollback RetainExceptOnCreate", changeSets.Execute),
            ["DeleteChangeSet"] = new("ChangeSetName StackName", changeSets.Delete),
            ["DescribeStacks"] = new("StackName NextToken", descriptions.Describe),
            ["ListStacks"] = new("NextToken StackStatusFilter", descriptions.List),
            ["DescribeStackEvents"] = new("StackName NextToken", descriptions.Events),
            ["DescribeStackResource"] = new("StackName LogicalResourceId", descriptions.Resource),
            ["DescribeStackResources"] = new("StackName LogicalResourceId PhysicalResourceId", descriptions.Resources),
            ["ListStackResources"] = new("StackName NextToken", descriptions.ListResources),
            ["GetTemplate"] = new("StackName ChangeSetName TemplateStage", templates.Get),
            ["GetTemplateSummary"] = new("TemplateBody StackName", templates.Summarize),
            ["ValidateTemplate"] = new("TemplateBody", templates.Validate),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("cloudformation");

    Refusals IService.Refusals => Refusals.Query;

    bool IService.HasMilliseconds => true;

    AwsFault IService.InvalidPage(string member, string value) => CloudFormationFault.Validation($"Invalid {member}");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Where(stack => !stack.IsDeleted).Select(stack => new TaggedResource(stack.Id, stack.Input.Tags));
}
