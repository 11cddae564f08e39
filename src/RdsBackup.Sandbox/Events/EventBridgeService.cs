using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Faults;
using RdsBackup.Sandbox.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Events;

/// <summary>Amazon EventBridge: buses, rules and what they tell whom.</summary>
public sealed class EventBridgeService : IJsonService, ITagged
{
    /// <summary>Who EventBridge is to roles and resource policies.</summary>
    internal const string Principal = "events.amazonaws.com";

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
        happenings.Subscribe(Tell);

        var buses = new BusOperations(store, directory.Exists);
        var rules = new RuleOperations(store);
        var targets = new TargetOperations(store, kinds, calls);
        var connections = new ConnectionOperations(store, ids);
        var destinations = new ApiDestinationOperations(store, ids);
        var tags = new TagOperations(store);
        Operations = new Dictionary<string, Func<Call, JsonObject, JsonObject>>(StringComparer.Ordinal)
        {
            ["CreateEventBus"] = JsonInput.Takes(buses.Create, "Name", "Description", "Tags"),
            ["UpdateEventBus"] = JsonInput.Takes(buses.Update, "Name", "Description"),
            ["DescribeEventBus"] = JsonInput.Takes(buses.Describe, "Name"),
            ["ListEventBuses"] = JsonInput.Takes(buses.List, "NamePrefix", "Limit", "NextToken"),
            ["DeleteEventBus"] = JsonInput.Takes(buses.Delete, "Name"),
            ["PutPermission"] = JsonInput.Takes(buses.PutPermission, "EventBusName", "Policy", "StatementId", "Action", "Principal"),
            ["RemovePermission"] = JsonInput.Takes(buses.RemovePermission, "EventBusName", "StatementId", "RemoveAllPermissions"),
            ["PutEvents"] = JsonInput.Takes(new PutEventsOperation(store, router, ids).Put, "Entries"),
            ["PutRule"] = JsonInput.Takes(rules.Put, "Name", "EventBusName", "EventPattern", "State", "Description", "Tags"),
            ["DescribeRule"] = JsonInput.Takes(rules.Describe, "Name", "EventBusName"),
            ["ListRules"] = JsonInput.Takes(rules.List, "NamePrefix", "EventBusName", "Limit", "NextToken"),
            ["EnableRule"] = JsonInput.Takes(rules.Enable, "Name", "EventBusName"),
            ["DisableRule"] = JsonInput.Takes(rules.Disable, "Name", "EventBusName"),
            ["DeleteRule"] = JsonInput.Takes(rules.Delete, "Name", "EventBusName", "Force"),
            ["PutTargets"] = JsonInput.Takes(targets.Put, "Rule", "EventBusName", "Targets"),
            ["RemoveTargets"] = JsonInput.Takes(targets.Remove, "Rule", "EventBusName", "Ids", "Force"),
            ["ListTargetsByRule"] = JsonInput.Takes(targets.List, "Rule", "EventBusName", "Limit", "NextToken"),
            ["CreateConnection"] = JsonInput.Takes(connections.Create, "Name", "Description", "AuthorizationType", "AuthParameters"),
            ["UpdateConnection"] = JsonInput.Takes(connections.Update, "Name", "Description", "AuthorizationType", "AuthParameters"),
            ["DescribeConnection"] = JsonInput.Takes(connections.Describe, "Name"),
            ["ListConnections"] = JsonInput.Takes(connections.List, "NamePrefix", "Limit", "NextToken"),
            ["DeleteConnection"] = JsonInput.Takes(connections.Delete, "Name"),
            ["CreateApiDestination"] = JsonInput.Takes(destinations.Create, ApiDestinationOperations.Parameters),
            ["UpdateApiDestination"] = JsonInput.Takes(destinations.Update, ApiDestinationOperations.Parameters),
            ["DescribeApiDestination"] = JsonInput.Takes(destinations.Describe, "Name"),
            ["ListApiDestinations"] = JsonInput.Takes(destinations.List, "NamePrefix", "Limit", "NextToken"),
            ["DeleteApiDestination"] = JsonInput.Takes(destinations.Delete, "Name"),
            ["TagResource"] = JsonInput.Takes(tags.Tag, "ResourceARN", "Tags"),
            ["UntagResource"] = JsonInput.Takes(tags.Untag, "ResourceARN", "TagKeys"),
            ["ListTagsForResource"] = JsonInput.Takes(tags.List, "ResourceARN"),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => "events";

    /// <inheritdoc/>
    public string TargetPrefix => "AWSEvents";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<Call, JsonObject, JsonObject>> Operations { get; }

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) => store.In(accountId, region).Buses.Values
        .SelectMany(bus => bus.Rules.Values.Select(rule => new TaggedResource(rule.Arn, rule.Tags)).Prepend(new TaggedResource(bus.Arn, bus.Tags)));

    /// <summary>What API destinations would have been sent: the sandbox calls nobody.</summary>
    public IReadOnlyList<WebhookRequest> WebhookRequests => apiDestinations.Requests;

    /// <summary>What was neither delivered nor kept in a dead-letter queue.</summary>
    public IReadOnlyList<DroppedEvent> DroppedEvents => deliverer.Dropped;

    /// <summary>Whether a rule of the default bus could match events of a detail type, so that making them is worth while.</summary>
    internal bool Hears(string accountId, string region, string detailType)
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
