using System.Runtime.CompilerServices;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls CloudFormation: one account and region, faults as failures.</summary>
internal sealed class CloudFormationGateway(Target target) : IGateway<CloudFormationGateway>
{
    private readonly Lazy<AmazonCloudFormationClient> client = new(() => target.Access.Watched(new AmazonCloudFormationClient(
        target.Credentials, target.Access.Configure(new AmazonCloudFormationConfig(), target.Region))));

    public static CloudFormationGateway To(Target target) => new(target);

    /// <summary>A stack by name, or by id also after its deletion; null when there is none.</summary>
    public async Task<StackState?> FindAsync(string stack, CancellationToken cancellation)
    {
        try
        {
            var answer = await CallAsync(stack, () => client.Value.DescribeStacksAsync(new DescribeStacksRequest { StackName = stack }, cancellation), cancellation)
                .ConfigureAwait(false);
            return answer.Stacks?.Select(State).FirstOrDefault();
        }
        catch (BackupException missing) when (missing.Kind == FailureKind.StackNotFound)
        {
            return null;
        }
    }

    /// <summary>All stacks that are there, page by page.</summary>
    public async IAsyncEnumerable<StackState> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var asked = token;
            var page = await CallAsync("stacks", () => client.Value.DescribeStacksAsync(new DescribeStacksRequest { NextToken = asked }, cancellation), cancellation)
                .ConfigureAwait(false);
            foreach (var stack in page.Stacks ?? [])
                yield return State(stack);
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    /// <summary>What a template asks for.</summary>
    /// <param name="template">Its text.</param>
    /// <param name="subject">Its name, for errors.</param>
    /// <param name="cancellation">Stops the call.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidTemplate"/>: it cannot be read.</exception>
    public async Task<TemplateFacts> SummarizeAsync(string template, string subject, CancellationToken cancellation)
    {
        var answer = await CallAsync(subject,
            () => client.Value.GetTemplateSummaryAsync(new GetTemplateSummaryRequest { TemplateBody = template }, cancellation), cancellation).ConfigureAwait(false);
        return new TemplateFacts(
            [.. (answer.Parameters ?? []).Select(parameter => new DeclaredParameter(
                parameter.ParameterKey!, parameter.DefaultValue, parameter.ParameterConstraints?.AllowedValues ?? [], parameter.NoEcho ?? false, parameter.Description))],
            [.. (answer.Capabilities ?? []).Select(capability => capability.Value)],
            [.. answer.ResourceTypes ?? []]);
    }

    /// <summary>Begins to work out what would change; returns the stack's id.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="name">The change set's name, also the token by which a second call of the same is no second one.</param>
    /// <param name="isNew">Whether the stack is to be made.</param>
    /// <param name="template">The template's text.</param>
    /// <param name="parameters">Values; null for the value the stack has.</param>
    /// <param name="capabilities">What the template asks for.</param>
    /// <param name="cancellation">Stops the call.</param>
    public async Task<string> CreateChangeSetAsync(
        string stack,
        string name,
        bool isNew,
        string template,
        IReadOnlyDictionary<string, string?> parameters,
        IReadOnlyList<string> capabilities,
        CancellationToken cancellation)
    {
        var answer = await CallAsync(stack, () => client.Value.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = stack,
            ChangeSetName = name,
            ClientToken = name,
            ChangeSetType = isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE,
            TemplateBody = template,
            Parameters =
            [
                .. parameters.Select(parameter => new Parameter
                {
                    ParameterKey = parameter.Key,
                    ParameterValue = parameter.Value,
                    UsePreviousValue = parameter.Value is null ? true : null,
                }),
            ],
            Capabilities = [.. capabilities.Select(capability => new Capability(capability))],
        }, cancellation), cancellation).ConfigureAwait(false);
        return answer.StackId!;
    }

    /// <summary>A change set as it is now, with all its changes once they are known.</summary>
    public async Task<ChangeSetState> ChangeSetAsync(string stack, string changeSet, CancellationToken cancellation)
    {
        var changes = new List<StackChange>();
        string? token = null;
        DescribeChangeSetResponse page;
        do
        {
            var asked = token;
            page = await CallAsync(stack, () => client.Value.DescribeChangeSetAsync(
                new DescribeChangeSetRequest { ChangeSetName = changeSet, StackName = stack, NextToken = asked, IncludePropertyValues = true }, cancellation), cancellation)
                .ConfigureAwait(false);
            changes.AddRange((page.Changes ?? []).Select(change => change.ResourceChange).OfType<ResourceChange>().Select(Change));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return new ChangeSetState(page.Status?.Value ?? "", page.StatusReason ?? "", changes);
    }

    /// <summary>Has a change set done.</summary>
    public Task ExecuteAsync(string stack, string changeSet, CancellationToken cancellation) => CallAsync(stack, () =>
        client.Value.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { ChangeSetName = changeSet, StackName = stack, ClientRequestToken = $"{changeSet}-done" }, cancellation),
        cancellation);

    /// <summary>Removes a change set that is not to be done.</summary>
    public Task DeleteChangeSetAsync(string stack, string changeSet, CancellationToken cancellation) => CallAsync(stack, () =>
        client.Value.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = changeSet, StackName = stack }, cancellation), cancellation);

    /// <summary>Begins to delete a stack.</summary>
    public Task DeleteAsync(string stack, CancellationToken cancellation) =>
        CallAsync(stack, () => client.Value.DeleteStackAsync(new DeleteStackRequest { StackName = stack }, cancellation), cancellation);

    /// <summary>Begins to bring a stack back whose rollback failed.</summary>
    public Task ContinueRollbackAsync(string stack, CancellationToken cancellation) => CallAsync(stack, () =>
        client.Value.ContinueUpdateRollbackAsync(new ContinueUpdateRollbackRequest { StackName = stack }, cancellation), cancellation);

    /// <summary>Turns the protection from deletion on or off.</summary>
    public Task ProtectAsync(string stack, bool on, CancellationToken cancellation) => CallAsync(stack, () => client.Value.UpdateTerminationProtectionAsync(
        new UpdateTerminationProtectionRequest { StackName = stack, EnableTerminationProtection = on }, cancellation), cancellation);

    /// <summary>The template that a stack was last deployed from, as it was written.</summary>
    public async Task<string> TemplateAsync(string stack, CancellationToken cancellation) => (await CallAsync(stack,
        () => client.Value.GetTemplateAsync(new GetTemplateRequest { StackName = stack }, cancellation), cancellation).ConfigureAwait(false)).TemplateBody ?? "";

    /// <summary>The physical ids of a stack's resources of a type.</summary>
    public async Task<IReadOnlyList<string>> ResourcesAsync(string stack, string type, CancellationToken cancellation)
    {
        var found = new List<string>();
        string? token = null;
        do
        {
            var asked = token;
            var page = await CallAsync(stack, () => client.Value.ListStackResourcesAsync(
                new ListStackResourcesRequest { StackName = stack, NextToken = asked }, cancellation), cancellation).ConfigureAwait(false);
            found.AddRange((page.StackResourceSummaries ?? [])
                .Where(resource => resource.ResourceType == type && resource.ResourceStatus?.Value != "DELETE_COMPLETE")
                .Select(resource => resource.PhysicalResourceId).OfType<string>().Where(id => id.Length > 0));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
        return found;
    }

    /// <summary>What happened to a stack, newest first, page by page.</summary>
    public async IAsyncEnumerable<StackHappening> EventsAsync(string stack, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var asked = token;
            var page = await CallAsync(stack, () => client.Value.DescribeStackEventsAsync(
                new DescribeStackEventsRequest { StackName = stack, NextToken = asked }, cancellation), cancellation).ConfigureAwait(false);
            foreach (var one in page.StackEvents ?? [])
            {
                yield return new StackHappening(
                    one.EventId!, one.LogicalResourceId ?? "", one.ResourceType ?? "", one.ResourceStatus?.Value ?? "", one.ResourceStatusReason ?? "");
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private StackState State(Stack stack) => new()
    {
        Name = stack.StackName!,
        Id = stack.StackId ?? "",
        Place = target.Place,
        Status = stack.StackStatus?.Value ?? "",
        StatusReason = stack.StackStatusReason ?? "",
        Description = stack.Description ?? "",
        Parameters = (stack.Parameters ?? []).ToDictionary(parameter => parameter.ParameterKey!, parameter => parameter.ParameterValue ?? "", StringComparer.Ordinal),
        Outputs = (stack.Outputs ?? []).ToDictionary(output => output.OutputKey!, output => output.OutputValue ?? "", StringComparer.Ordinal),
        Created = Time(stack.CreationTime),
        Updated = Time(stack.LastUpdatedTime),
        IsProtected = stack.EnableTerminationProtection ?? false,
    };

    private static StackChange Change(ResourceChange change) => new(
        change.Action?.Value ?? "",
        change.LogicalResourceId ?? "",
        change.ResourceType ?? "",
        change.Replacement?.Value switch { "True" => Replaced.Yes, "Conditional" => Replaced.Perhaps, _ => Replaced.No },
        [.. (change.Details ?? []).Select(detail => detail.Target?.Name ?? detail.Target?.Attribute?.Value).OfType<string>().Distinct(StringComparer.Ordinal)],
        UnknownValues.In(change.AfterContext));

    private static DateTimeOffset? Time(DateTime? time) => time is { } known ? new DateTimeOffset(known.ToUniversalTime()) : null;

    private Task<T> CallAsync<T>(string subject, Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(Service.CloudFormation, target.Place, subject), call, cancellation);
}
