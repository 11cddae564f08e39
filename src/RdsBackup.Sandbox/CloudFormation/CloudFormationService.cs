using System.Collections.Frozen;
using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>AWS CloudFormation: stacks of resources, made by calls to the other services with the permissions of who deploys them.</summary>
internal sealed class CloudFormationService : IQueryService, ITagged
{
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
        Operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal)
        {
            ["CreateStack"] = stacks.Create,
            ["UpdateStack"] = stacks.Update,
            ["DeleteStack"] = stacks.Delete,
            ["UpdateTerminationProtection"] = stacks.SetProtection,
            ["ContinueUpdateRollback"] = stacks.ContinueRollback,
            ["CreateChangeSet"] = changeSets.Create,
            ["DescribeChangeSet"] = changeSets.Describe,
            ["ListChangeSets"] = changeSets.List,
            ["ExecuteChangeSet"] = changeSets.Execute,
            ["DeleteChangeSet"] = changeSets.Delete,
            ["DescribeStacks"] = descriptions.Describe,
            ["ListStacks"] = descriptions.List,
            ["DescribeStackEvents"] = descriptions.Events,
            ["DescribeStackResource"] = descriptions.Resource,
            ["DescribeStackResources"] = descriptions.Resources,
            ["ListStackResources"] = descriptions.ListResources,
            ["GetTemplate"] = templates.Get,
            ["GetTemplateSummary"] = templates.Summarize,
            ["ValidateTemplate"] = templates.Validate,
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Name => "cloudformation";

    public XNamespace Namespace => "http://cloudformation.amazonaws.com/doc/2010-05-15/";

    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }

    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Where(stack => !stack.IsDeleted).Select(stack => new TaggedResource(stack.Id, stack.Input.Tags));
}
