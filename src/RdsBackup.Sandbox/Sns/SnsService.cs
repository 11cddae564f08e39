using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sns;

/// <summary>Amazon SNS: standard topics, whose policy and key are evaluated whenever somebody publishes.</summary>
public sealed class SnsService : IService, ITagged
{
    private const string Principal = "sns.amazonaws.com";
    private static readonly Dictionary<string, string> Nothing = [];
    private const int MostBytes = 256 * 1024;

    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly PerRegion<SortedDictionary<string, Topic>> store = new((_, _) => new(StringComparer.Ordinal));
    private readonly InnerCalls calls;
    private readonly IamDirectory directory;
    private readonly IKeys keys;

    internal SnsService(InnerCalls calls, IamDirectory directory, IKeys keys)
    {
        (this.calls, this.directory, this.keys) = (calls, directory, keys);
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateTopic"] = new("Name Attributes Tags", Create),
            ["DeleteTopic"] = new("TopicArn", Delete),
            ["ListTopics"] = new("NextToken", List),
            ["GetTopicAttributes"] = new("TopicArn", GetAttributes),
            ["SetTopicAttributes"] = new("TopicArn AttributeName AttributeValue", SetAttributes),
            ["Subscribe"] = new("TopicArn Protocol Endpoint ReturnSubscriptionArn Attributes", Subscribe),
            ["ConfirmSubscription"] = new("TopicArn Token AuthenticateOnUnsubscribe", Confirm),
            ["Unsubscribe"] = new("SubscriptionArn", Unsubscribe),
            ["GetSubscriptionAttributes"] = new("SubscriptionArn", GetSubscription),
            ["SetSubscriptionAttributes"] = new("SubscriptionArn AttributeName AttributeValue", SetSubscription),
            ["ListSubscriptionsByTopic"] = new("TopicArn NextToken", ListSubscriptions),
            ["Publish"] = new("TopicArn TargetArn Subject Message MessageAttributes(DataType StringValue)", Publish),
            ["TagResource"] = new("ResourceArn Tags", Tag),
            ["UntagResource"] = new("ResourceArn TagKeys", Untag),
            ["ListTagsForResource"] = new("ResourceArn", ListTags),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("sns");

    Refusals IService.Refusals => Refusals.MissingParameter("InvalidParameter");

    bool IService.HasMilliseconds => true;

    AwsFault IService.InvalidPage(string member, string value) => TopicAttributes.Invalid(member);

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>A topic; null when there is none.</summary>
    public Topic? Find(string accountId, string region, string name) => store.In(accountId, region).GetValueOrDefault(name);

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Values.Select(topic => new TaggedResource(topic.Arn, topic.Tags));

    private JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Required("Name");
        call.Demand("sns:CreateTopic", Topic.ArnOf(call.AccountId, call.Region, name));
        if (name.Length > 256 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw TopicAttributes.Invalid("Topic Name");
        var topics = store.In(call);
        if (topics.TryGetValue(name, out var topic))
        {
            return (input.Map("Attributes") ?? Nothing).All(given => TopicAttributes.Get(topic, given.Key) == given.Value)
                ? new() { ["TopicArn"] = topic.Arn }
                : throw TopicAttributes.Invalid("Attributes Reason: Topic already exists with different attributes");
        }

        topic = new Topic(call.AccountId, call.Region, name, TopicAttributes.UsualPolicy(call.AccountId, call.Region, name));
        foreach (var (attribute, value) in input.Map("Attributes") ?? Nothing)
            TopicAttributes.Set(topic, attribute, value, directory.Exists);
        foreach (var tag in input.Structures("Tags"))
            topic.Tags[tag.Required("Key")] = tag.Text("Value") ?? "";
        topics[name] = topic;
        return new() { ["TopicArn"] = topic.Arn };
    }

    // Deleting what is not there is no error.
    private JsonObject Delete(Call call, JsonObject input)
    {
        var arn = Named(input.Required("TopicArn"));
        var topic = Find(arn.AccountId, arn.Region, arn.Resource);
        Demand(call, topic?.Policy, "DeleteTopic", arn.ToString());
        store.In(arn.AccountId, arn.Region).Remove(arn.Resource);
        return [];
    }

    private JsonObject List(Call call, JsonObject input)
    {
        call.Demand("sns:ListTopics", Topic.ArnOf(call.AccountId, call.Region, "*"));
        return call.Page(store.In(call).Values, topic => new JsonObject { ["TopicArn"] = topic.Arn });
    }

    private JsonObject GetAttributes(Call call, JsonObject input)
    {
        var topic = Allowed(call, input.Required("TopicArn"), "GetTopicAttributes");
        var attributes = new Dictionary<string, string>
        {
            ["TopicArn"] = topic.Arn,
            ["Owner"] = topic.AccountId,
            ["DisplayName"] = topic.DisplayName,
            ["Policy"] = topic.Policy.Text,
            ["SubscriptionsConfirmed"] = Count(topic.Subscriptions.Where(one => one.IsConfirmed)),
            ["SubscriptionsPending"] = Count(topic.Subscriptions.Where(one => !one.IsConfirmed)),
            ["SubscriptionsDeleted"] = "0",
            ["EffectiveDeliveryPolicy"] = TopicAttributes.UsualDelivery,
        };
        if (topic.KeyId is { } key)
            attributes["KmsMasterKeyId"] = key;
        return new() { ["Attributes"] = attributes.ToJson() };
    }

    private JsonObject SetAttributes(Call call, JsonObject input)
    {
        var topic = Allowed(call, input.Required("TopicArn"), "SetTopicAttributes");
        TopicAttributes.Set(topic, input.Required("AttributeName"), input.Text("AttributeValue") ?? "", directory.Exists);
        return [];
    }

    private JsonObject Subscribe(Call call, JsonObject input)
    {
        var topic = Allowed(call, input.Required("TopicArn"), "Subscribe");
        var (protocol, endpoint) = (input.Required("Protocol"), input.Text("Endpoint") ?? "");
        var isSound = protocol switch
        {
            "email" or "email-json" => endpoint.Split('@') is [{ Length: > 0 }, { Length: > 0 }],
            "https" => endpoint.StartsWith("https://", StringComparison.Ordinal),
            "sqs" => Arn.TryParse(endpoint) is { Service: "sqs" },
            _ => throw AwsFault.Lacks($"subscriptions of protocol '{protocol}'"),
        };
        if (!isSound)
            throw TopicAttributes.Invalid($"Endpoint Reason: '{endpoint}' is not one of protocol {protocol}");

        var subscription = topic.Subscribers.Find(one => one.Protocol == protocol && one.Endpoint == endpoint);
        if (subscription is null)
        {
            subscription = new Subscription
            {
                Arn = $"{topic.Arn}:{directory.Ids.Uuid()}",
                Protocol = protocol,
                Endpoint = endpoint,
                Owner = call.AccountId,
                Token = Convert.ToHexString(directory.Ids.Bytes(32)).ToLowerInvariant(),
                // A queue of the subscriber's own account is his to give.
                IsConfirmed = protocol == "sqs" && Arn.TryParse(endpoint)!.AccountId == call.AccountId,
            };
            topic.Subscribers.Add(subscription);
        }

        foreach (var (attribute, value) in input.Map("Attributes") ?? Nothing)
            Set(subscription, attribute, value);

        var shown = subscription.IsConfirmed || input.Flag("ReturnSubscriptionArn") == true ? subscription.Arn : "pending confirmation";
        return new() { ["SubscriptionArn"] = shown };
    }

    // Who has the token has got the message: it takes no permission.
    private JsonObject Confirm(Call call, JsonObject input)
    {
        var arn = Named(input.Required("TopicArn"));
        var topic = Find(arn.AccountId, arn.Region, arn.Resource) ?? throw NotFound("Topic does not exist");
        var token = input.Required("Token");
        var subscription = topic.Subscribers.Find(one => one.Token == token) ?? throw TopicAttributes.Invalid("Token");
        subscription.IsConfirmed = true;
        return new() { ["SubscriptionArn"] = subscription.Arn };
    }

    private JsonObject Unsubscribe(Call call, JsonObject input)
    {
        var (topic, subscription) = FindSubscription(call, input, "Unsubscribe");
        topic?.Subscribers.Remove(subscription!);
        return [];
    }

    private JsonObject GetSubscription(Call call, JsonObject input)
    {
        var (topic, subscription) = FindSubscription(call, input, "GetSubscriptionAttributes");
        if (topic is null || subscription is null)
            throw NotFound("Subscription does not exist");
        return new()
        {
            ["Attributes"] = new JsonObject
            {
                ["SubscriptionArn"] = subscription.Arn,
                ["TopicArn"] = topic.Arn,
                ["Protocol"] = subscription.Protocol,
                ["Endpoint"] = subscription.Endpoint,
                ["Owner"] = subscription.Owner,
                ["PendingConfirmation"] = subscription.IsConfirmed ? "false" : "true",
                ["RawMessageDelivery"] = subscription.IsRaw ? "true" : "false",
            },
        };
    }

    private JsonObject SetSubscription(Call call, JsonObject input)
    {
        var (_, subscription) = FindSubscription(call, input, "SetSubscriptionAttributes");
        Set(subscription ?? throw NotFound("Subscription does not exist"), input.Required("AttributeName"), input.Text("AttributeValue") ?? "");
        return [];
    }

    private static void Set(Subscription subscription, string attribute, string value) => subscription.IsRaw = attribute == "RawMessageDelivery"
        ? value == "true"
        : throw AwsFault.Lacks($"subscription attribute '{attribute}'");

    private JsonObject ListSubscriptions(Call call, JsonObject input)
    {
        var topic = Allowed(call, input.Required("TopicArn"), "ListSubscriptionsByTopic");
        return call.Page(topic.Subscriptions, one => new JsonObject
        {
            ["SubscriptionArn"] = one.IsConfirmed ? one.Arn : "PendingConfirmation",
            ["Owner"] = one.Owner,
            ["Protocol"] = one.Protocol,
            ["Endpoint"] = one.Endpoint,
            ["TopicArn"] = topic.Arn,
        });
    }

    private JsonObject Publish(Call call, JsonObject input)
    {
        var topic = Allowed(call, input.Text("TopicArn") ?? input.Required("TargetArn"), "Publish");
        var body = input.Text("Message") is { Length: > 0 } text ? text : throw TopicAttributes.Invalid("Empty message");
        if (System.Text.Encoding.UTF8.GetByteCount(body) > MostBytes)
            throw TopicAttributes.Invalid("Message too long");
        if (input.Text("Subject") is { } subject && (subject.Length is 0 or > 100 || subject.Any(letter => char.IsControl(letter) || letter > '~')))
            throw TopicAttributes.Invalid("Subject");
        DemandKey(call, topic);

        var message = new TopicMessage(call.Now, directory.Ids.Uuid(), call.Caller.Arn, input.Text("Subject"), body, MessageAttributes(input));
        topic.Add(message);
        foreach (var subscription in topic.Subscriptions.Where(one => one.IsConfirmed))
            Hand(subscription, topic, message);
        return new() { ["MessageId"] = message.Id };
    }

    // Who publishes uses the topic's key; a service does so by the key's policy alone, which AWS's own key cannot have.
    private void DemandKey(Call call, Topic topic)
    {
        if (topic.KeyId is not { } id)
            return;
        var key = id == "alias/aws/sns" ? keys.AwsManaged("sns", topic.AccountId, topic.Region) : keys.Find(id, topic.AccountId, topic.Region);
        if (key is null)
            throw new AwsFault("KMSNotFound", $"The request was rejected because the specified entity or resource {id} can't be found.");
        if (!keys.IsUsable(key.Arn))
            throw new AwsFault("KMSDisabled", $"{key.Arn} is disabled.");
        var via = Partitions.Endpoint("sns", topic.Region);
        if ((key.IsAwsManaged && call.Authorizer is ServiceIdentity)
            || !keys.Allows(call, key.Arn, "GenerateDataKey", via) || !keys.Allows(call, key.Arn, "Decrypt", via))
        {
            throw new AwsFault(
                "KMSAccessDenied",
                $"User: {call.Caller.Arn} is not authorized to perform: kms:GenerateDataKey and kms:Decrypt on resource: {key.Arn}");
        }
    }

    private void Hand(Subscription subscription, Topic topic, TopicMessage message)
    {
        if (subscription.Protocol == "sqs")
        {
            try
            {
                var body = subscription.IsRaw ? message.Body : Envelope(topic, message);
                var attributes = subscription.IsRaw ? message.Attributes : new Dictionary<string, string>();
                calls.SendMessage(InnerCalls.AsService(Principal, topic.Arn), Arn.TryParse(subscription.Endpoint)!, body, attributes, message.Time);
            }
            catch (AwsFault)
            {
                // A queue that does not let the topic in gets nothing, and nobody is told.
                return;
            }
        }

        subscription.Receive(message);
    }

    private static string Envelope(Topic topic, TopicMessage message)
    {
        var envelope = new JsonObject
        {
            ["Type"] = "Notification",
            ["MessageId"] = message.Id,
            ["TopicArn"] = topic.Arn,
        };
        if (message.Subject is not null)
            envelope["Subject"] = message.Subject;
        envelope["Message"] = message.Body;
        envelope["Timestamp"] = message.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return envelope.ToJsonString();
    }

    private JsonObject Tag(Call call, JsonObject input)
    {
        var topic = Owned(call, input, "TagResource");
        foreach (var tag in input.Structures("Tags"))
            topic.Tags[tag.Required("Key")] = tag.Text("Value") ?? "";
        return [];
    }

    private JsonObject Untag(Call call, JsonObject input)
    {
        var topic = Owned(call, input, "UntagResource");
        foreach (var key in input.Values("TagKeys"))
            topic.Tags.Remove(key);
        return [];
    }

    private JsonObject ListTags(Call call, JsonObject input) => new()
    {
        ["Tags"] = new JsonArray([.. Owned(call, input, "ListTagsForResource").Tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]),
    };

    private Topic Allowed(Call call, string named, string operation)
    {
        var arn = Named(named);
        if (arn.Region != call.Region)
            throw TopicAttributes.Invalid("TopicArn");
        var topic = Find(arn.AccountId, arn.Region, arn.Resource);
        Demand(call, topic?.Policy, operation, arn.ToString());
        return topic ?? throw NotFound("Topic does not exist");
    }

    private Topic Owned(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("ResourceArn");
        call.Demand($"sns:{operation}", arn);
        return store.In(call).Values.FirstOrDefault(topic => topic.Arn == arn)
            ?? throw new AwsFault("ResourceNotFound", "Resource does not exist", 404);
    }

    private (Topic? Topic, Subscription? Subscription) FindSubscription(Call call, JsonObject input, string operation)
    {
        var arn = input.Required("SubscriptionArn");
        call.Demand($"sns:{operation}", arn);
        foreach (var topic in store.All.SelectMany(topics => topics.Values))
        {
            if (topic.Subscribers.Find(one => one.Arn == arn && (one.Owner == call.AccountId || topic.AccountId == call.AccountId)) is { } found)
                return (topic, found);
        }

        return (null, null);
    }

    // The condition key of the usual policy, which services send beside EventBridge: that one a topic's policy has to name.
    private static void Demand(Call call, ResourcePolicy? policy, string operation, string arn)
    {
        var context = call.Authorizer is ServiceIdentity && call.Caller.Arn != "events.amazonaws.com"
            ? new Dictionary<string, IReadOnlyList<string>> { ["AWS:SourceOwner"] = [call.AccountId] }
            : null;
        var decision = ResourcePolicy.Decide(policy, call, $"SNS:{operation}", arn, context);
        if (!decision.IsAllowed)
            throw new AwsFault("AuthorizationError", decision.Message, 403);
    }

    private static Arn Named(string arn) =>
        Arn.TryParse(arn) is { Service: "sns" } topic && !topic.Resource.Contains(':', StringComparison.Ordinal)
            ? topic
            : throw TopicAttributes.Invalid("TopicArn");

    private static Dictionary<string, string> MessageAttributes(JsonObject input) => (input.Structure("MessageAttributes") ?? [])
        .ToDictionary(one => one.Key, one => one.Value!.AsObject().Required("StringValue"), StringComparer.Ordinal);

    private static AwsFault NotFound(string message) => new("NotFound", message, 404);

    private static string Count(IEnumerable<Subscription> subscriptions) => subscriptions.Count().ToString(CultureInfo.InvariantCulture);
}
