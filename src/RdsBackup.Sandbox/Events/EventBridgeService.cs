using System.Collections.Frozen;
using System.Text.Json;
using RdsBackup.Models;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>Amazon EventBridge: buses, rules and what they tell whom.</summary>
public sealed class EventBridgeService : IService, ITagged
{
    /// <summary>Who EventBridge is to roles and resource policies.</summary>
    internal const string Principal = "events.amazonaws.com";

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly PerRegion<EventsRegion> store = new((accountId, region) => new EventsRegion(accountId, region));
    private readonly EventRouter router;
    private readonly Deliverer deliverer;
    private readonly ApiDestinationTarget apiDestinations;
    private readonly IdSource ids;

    internal EventBridgeService(InnerCalls calls, IamDirectory directory, Timeline timeline, FaultScript faults, ServiceEvents happenings)
    {
        ids = directory.Ids;
        router = new EventRouter(timeline, faults, () => deliverer!);
        apiDestinations = new ApiDestinationTarget(calls, store);
        var kinds = new TargetKinds(
            new StateMachineTarget(calls, ids), new TopicTarget(calls), new QueueTarget(calls), new BusTarget(calls, store, router), apiDestinations);
        deliverer = new Deliverer(calls, timeline, kinds);
        happenings.Subscribe(Tell, Hears);

        var buses = new BusOperations(store, directory.Exists);
        var rules = new RuleOperations(store);
        var targets = new TargetOperations(store, kinds, calls);
        var connections = new ConnectionOperations(store, ids);
        var destinations = new ApiDestinationOperations(store, ids);
        var tags = new TagOperations(store);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateEventBus"] = new("Name Description Tags", buses.Create),
            ["UpdateEventBus"] = new("Name Description", buses.Update),
            ["DescribeEventBus"] = new("Name", buses.Describe),
            ["ListEventBuses"] = new("NamePrefix Limit NextToken", buses.List),
            ["DeleteEventBus"] = new("Name", buses.Delete),
            ["PutPermission"] = new("EventBusName Policy StatementId Action Principal", buses.PutPermission),
            ["RemovePermission"] = new("EventBusName StatementId RemoveAllPermissions", buses.RemovePermission),
            ["PutEvents"] = new("Entries(Time Source Resources DetailType Detail EventBusName)", new PutEventsOperation(store, router, ids).Put),
            ["PutRule"] = new("Name EventBusName EventPattern State Description Tags", rules.Put),
            ["DescribeRule"] = new("Name EventBusName", rules.Describe),
            ["ListRules"] = new("NamePrefix EventBusName Limit NextToken", rules.List),
            ["EnableRule"] = new("Name EventBusName", rules.Enable),
            ["DisableRule"] = new("Name EventBusName", rules.Disable),
            ["DeleteRule"] = new("Name EventBusName Force", rules.Delete),
            ["PutTargets"] = new("Rule EventBusName Targets(Id Arn RoleArn Input InputPath InputTransformer DeadLetterConfig RetryPolicy)", targets.Put),
            ["RemoveTargets"] = new("Rule EventBusName Ids Force", targets.Remove),
            ["ListTargetsByRule"] = new("Rule EventBusName Limit NextToken", targets.List),
            ["CreateConnection"] = new("Name Description AuthorizationType AuthParameters(ApiKeyAuthParameters BasicAuthParameters)", connections.Create),
            ["UpdateConnection"] = new("Name Description AuthorizationType AuthParameters(ApiKeyAuthParameters BasicAuthParameters)", connections.Update),
            ["DescribeConnection"] = new("Name", connections.Describe),
            ["ListConnections"] = new("NamePrefix Limit NextToken", connections.List),
            ["DeleteConnection"] = new("Name", connections.Delete),
            ["CreateApiDestination"] = new(ApiDestinationOperations.Parameters, destinations.Create),
            ["UpdateApiDestination"] = new(ApiDestinationOperations.Parameters, destinations.Update),
            ["DescribeApiDestination"] = new("Name", destinations.Describe),
            ["ListApiDestinations"] = new("NamePrefix Limit NextToken", destinations.List),
            ["DeleteApiDestination"] = new("Name", destinations.Delete),
            ["TagResource"] = new("ResourceARN Tags", tags.Tag),
            ["UntagResource"] = new("ResourceARN TagKeys", tags.Untag),
            ["ListTagsForResource"] = new("ResourceARN", tags.List),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("events");

    Refusals IService.Refusals => Refusals.Json;

    AwsFault IService.InvalidPage(string member, string value) => EventsFault.Invalid($"Invalid {member}");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) => store.In(accountId, region).Buses.Values
        .SelectMany(bus => bus.Rules.Values.Select(rule => new TaggedResource(rule.Arn, rule.Tags)).Prepend(new TaggedResource(bus.Arn, bus.Tags)));

    /// <summary>What API destinations would have been sent: the sandbox calls nobody.</summary>
    public IReadOnlyList<WebhookRequest> WebhookRequests => apiDestinations.Requests;

    /// <summary>What was neither delivered nor kept in a dead-letter queue.</summary>
    public IReadOnlyList<DroppedEvent> DroppedEvents => deliverer.Dropped;

    /// <summary>Whether a rule of the default bus could match events of a detail type, so that making them is worth while.</summary>
    private bool Hears(string accountId, string region, string detailType)
    {
        var rules = store.In(accountId, region).DefaultBus.Rules;
        if (rules.Count == 0)
            return false;

        var value = JsonSerializer.SerializeToElement(detailType);
        return rules.Values.Any(rule => rule.IsEnabled && rule.Pattern.Admits("detail-type", value));
    }

    // Services tell the default bus of the account and region it happened in.
    private void Tell(ServiceEvent happened)
    {
        var bus = store.In(happened.AccountId, happened.Region).DefaultBus;
        if (bus.Rules.Count > 0)
        {
            router.Arrive(
                bus,
                BusEvent.Make(
                    ids.Uuid(), happened.Source, happened.DetailType, happened.AccountId, happened.Region, happened.Time, happened.Resources, happened.Detail),
                happened.Time);
        }
    }
}
