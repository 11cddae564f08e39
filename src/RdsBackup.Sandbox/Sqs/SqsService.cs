using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Sqs;

/// <summary>Amazon SQS: standard queues, as far as dead letters need them.</summary>
public sealed class SqsService : IService, ITagged
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    private readonly PerRegion<SortedDictionary<string, Queue>> store = new((_, _) => new(StringComparer.Ordinal));
    private readonly IamDirectory directory;

    internal SqsService(IamDirectory directory)
    {
        this.directory = directory;
        operations = new Dictionary<string, OperationRule>(StringComparer.Ordinal)
        {
            ["CreateQueue"] = new("QueueName Attributes tags", Create),
            ["DeleteQueue"] = new("QueueUrl", Delete),
            ["GetQueueUrl"] = new("QueueName QueueOwnerAWSAccountId", GetUrl),
            ["ListQueues"] = new("QueueNamePrefix MaxResults NextToken", List),
            ["GetQueueAttributes"] = new("QueueUrl AttributeNames", GetAttributes),
            ["SetQueueAttributes"] = new("QueueUrl Attributes", SetAttributes),
            ["SendMessage"] = new("QueueUrl MessageBody DelaySeconds MessageAttributes(DataType StringValue)", Send),
            ["ReceiveMessage"] = new("QueueUrl MaxNumberOfMessages VisibilityTimeout WaitTimeSeconds AttributeNames MessageSystemAttributeNames MessageAttributeNames", Receive),
            ["DeleteMessage"] = new("QueueUrl ReceiptHandle", DeleteMessage),
            ["PurgeQueue"] = new("QueueUrl", Purge),
            ["TagQueue"] = new("QueueUrl Tags", Tag),
            ["UntagQueue"] = new("QueueUrl TagKeys", Untag),
            ["ListQueueTags"] = new("QueueUrl", ListTags),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("sqs");

    QueryNames IService.Names { get; } = new SqsQueryNames();

    Refusals IService.Refusals => Refusals.MissingParameter("InvalidParameterValue");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>A queue; null when there is none.</summary>
    public Queue? Find(string accountId, string region, string name) => store.In(accountId, region).GetValueOrDefault(name);

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region) =>
        store.In(accountId, region).Values.Select(queue => new TaggedResource(queue.Arn, queue.Tags));

    private JsonObject Create(Call call, JsonObject input)
    {
        var name = input.Text("QueueName") ?? throw new AwsFault("MissingParameter", "The request must contain the parameter QueueName.");
        call.Demand("sqs:CreateQueue", ArnOf(call, name));
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
            throw AwsFault.Lacks("FIFO queues");
        if (name.Length is 0 or > 80 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            throw new AwsFault("InvalidParameterValue", "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        var attributes = input.Map("Attributes") ?? new Dictionary<string, string>();
        var queues = store.In(call);
        if (queues.TryGetValue(name, out var existing))
        {
            var other = attributes.Keys.FirstOrDefault(key => key != "Policy" && existing.Settings.GetValueOrDefault(key) != attributes[key]);
            return other is null
                ? new() { ["QueueUrl"] = existing.UrlAt(call.Endpoint) }
                : throw new AwsFault("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {other}");
        }

        var queue = new Queue(call.AccountId, call.Region, name) { Created = call.Now, Modified = call.Now };
        QueueAttributes.SetUsual(queue);
        QueueAttributes.Set(queue, attributes, directory.Exists);
        foreach (var (key, value) in input.Map("tags") ?? new Dictionary<string, string>())
            queue.Tags[key] = value;
        queues.Add(name, queue);
        return new() { ["QueueUrl"] = queue.UrlAt(call.Endpoint) };
    }

    private JsonObject Delete(Call call, JsonObject input)
    {
        store.In(call).Remove(Owned(call, input, "DeleteQueue").Name);
        return [];
    }

    private JsonObject GetUrl(Call call, JsonObject input)
    {
        var (name, owner) = (input.Required("QueueName"), input.Text("QueueOwnerAWSAccountId") ?? call.AccountId);
        var queue = Find(owner, call.Region, name);
        Demand(call, queue?.Policy, "GetQueueUrl", Arn.Of("sqs", call.Region, owner, name).ToString());
        return new() { ["QueueUrl"] = (queue ?? throw NoQueue()).UrlAt(call.Endpoint) };
    }

    private JsonObject List(Call call, JsonObject input)
    {
        call.Demand("sqs:ListQueues", ArnOf(call, "*"));
        var (prefix, after) = (input.Text("QueueNamePrefix") ?? "", input.Text("NextToken") ?? "");
        var most = input.Number("MaxResults", 1000, 1, 1000);
        var found = store.In(call).Values
            .Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(queue.Name, after) > 0).Take(most + 1).ToList();
        return new()
        {
            ["QueueUrls"] = found.Take(most).Select(queue => queue.UrlAt(call.Endpoint)).ToJson(),

            // Without MaxResults there is no token, and what lies beyond a thousand is not told (API reference).
            ["NextToken"] = input["MaxResults"] is not null && found.Count > most ? found[most - 1].Name : null,
        };
    }

    private JsonObject GetAttributes(Call call, JsonObject input)
    {
        var queue = Allowed(call, input, "GetQueueAttributes");
        queue.Expire(call.Now);
        var all = new Dictionary<string, string>(queue.Settings)
        {
            ["QueueArn"] = queue.Arn,
            ["CreatedTimestamp"] = Epoch(queue.Created),
            ["LastModifiedTimestamp"] = Epoch(queue.Modified),
            ["ApproximateNumberOfMessages"] = Count(queue.VisibleAt(call.Now)),
            ["ApproximateNumberOfMessagesNotVisible"] = Count(queue.Messages.Where(message => message.VisibleFrom > call.Now && !message.IsFresh)),
            ["ApproximateNumberOfMessagesDelayed"] = Count(queue.Messages.Where(message => message.VisibleFrom > call.Now && message.IsFresh)),
        };
        if (queue.Policy is { } policy)
            all["Policy"] = policy.Text;
        var wanted = input.Texts("AttributeNames") ?? [];
        if (wanted.FirstOrDefault(name => name != "All" && name != "Policy" && !all.ContainsKey(name)) is { } unknown)
            throw new AwsFault("InvalidAttributeName", $"Unknown Attribute {unknown}.");
        return new()
        {
            ["Attributes"] = new JsonObject(all.Where(one => wanted.Contains("All") || wanted.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        };
    }

    private JsonObject SetAttributes(Call call, JsonObject input)
    {
        var queue = Owned(call, input, "SetQueueAttributes");
        QueueAttributes.Set(queue, input.Map("Attributes") ?? new Dictionary<string, string>(), directory.Exists);
        queue.Modified = call.Now;
        return [];
    }

    private JsonObject Send(Call call, JsonObject input)
    {
        var queue = Allowed(call, input, "SendMessage");
        var body = input.Text("MessageBody") is { Length: > 0 } text
            ? text
            : throw new AwsFault("MissingParameter", "The request must contain the parameter MessageBody.");
        var attributes = MessageAttributes(input);
        var size = Encoding.UTF8.GetByteCount(body) + attributes.Sum(one => Encoding.UTF8.GetByteCount(one.Key + "String" + one.Value));
        var most = int.Parse(queue.Settings["MaximumMessageSize"], CultureInfo.InvariantCulture);
        if (size > most)
            throw new AwsFault("InvalidParameterValue", Invariant($"One or more parameters are invalid. Reason: Message must be shorter than {most} bytes."));
        var delay = input["DelaySeconds"] is null ? queue.Seconds("DelaySeconds") : TimeSpan.FromSeconds(input.Number("DelaySeconds", 0, 0, 900));
        var message = new QueueMessage
        {
            Id = directory.Ids.Uuid(),
            Body = body,
            Attributes = attributes,
            Sent = call.Now,
            SenderId = call.Caller.UserId,
            VisibleFrom = call.Now + delay,
        };
        queue.Add(message);
        return new() { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = Md5(body), ["MD5OfMessageAttributes"] = Md5(attributes) };
    }

    // Nobody waits here: long polling answers at once.
    private JsonObject Receive(Call call, JsonObject input)
    {
        var queue = Allowed(call, input, "ReceiveMessage");
        queue.Expire(call.Now);
        var hidden = input["VisibilityTimeout"] is null
            ? queue.Seconds("VisibilityTimeout")
            : TimeSpan.FromSeconds(input.Number("VisibilityTimeout", 0, 0, 43_200));
        input.Number("WaitTimeSeconds", 0, 0, 20);
        var received = queue.VisibleAt(call.Now).Take(input.Number("MaxNumberOfMessages", 1, 1, 10)).ToList();
        foreach (var message in received)
        {
            message.VisibleFrom = call.Now + hidden;
            message.ReceiptHandle = Convert.ToBase64String(directory.Ids.Bytes(48));
            message.FirstReceived ??= call.Now;
            message.Receives++;
        }

        var systemNames = (input.Texts("AttributeNames") ?? []).Concat(input.Texts("MessageSystemAttributeNames") ?? []).ToList();
        var names = input.Texts("MessageAttributeNames") ?? [];
        return received.Count == 0 ? [] : new() { ["Messages"] = new JsonArray([.. received.Select(message => Show(message, systemNames, names))]) };
    }

    private JsonObject DeleteMessage(Call call, JsonObject input)
    {
        var queue = Allowed(call, input, "DeleteMessage");
        var handle = input.Required("ReceiptHandle");
        if (queue.Messages.FirstOrDefault(message => message.ReceiptHandle == handle) is { } found)
            queue.Remove(found);
        return [];
    }

    private JsonObject Purge(Call call, JsonObject input)
    {
        Allowed(call, input, "PurgeQueue").Purge();
        return [];
    }

    private JsonObject Tag(Call call, JsonObject input)
    {
        var queue = Owned(call, input, "TagQueue");
        foreach (var (key, value) in input.Map("Tags") ?? new Dictionary<string, string>())
            queue.Tags[key] = value;
        return [];
    }

    private JsonObject Untag(Call call, JsonObject input)
    {
        var queue = Owned(call, input, "UntagQueue");
        foreach (var key in input.Texts("TagKeys") ?? [])
            queue.Tags.Remove(key);
        return [];
    }

    private JsonObject ListTags(Call call, JsonObject input) => new() { ["Tags"] = ((IReadOnlyDictionary<string, string>)Owned(call, input, "ListQueueTags").Tags).ToJson() };

    /// <summary>A queue that other accounts may use, when its policy says so.</summary>
    private Queue Allowed(Call call, JsonObject input, string operation)
    {
        var arn = Named(call, input);
        var queue = Find(arn.AccountId, arn.Region, arn.Resource);
        Demand(call, queue?.Policy, operation, arn.ToString());
        return queue ?? throw NoQueue();
    }

    /// <summary>A queue for what only its own account may do.</summary>
    private Queue Owned(Call call, JsonObject input, string operation)
    {
        var arn = Named(call, input);
        if (arn.AccountId != call.AccountId)
            throw new AwsFault("AccessDenied", $"Access to the resource {input.Text("QueueUrl")} is denied.", 403);
        call.Demand($"sqs:{operation}", arn.ToString());
        return Find(arn.AccountId, arn.Region, arn.Resource) ?? throw NoQueue();
    }

    private static Arn Named(Call call, JsonObject input)
    {
        var url = input.Text("QueueUrl") ?? throw new AwsFault("MissingParameter", "The request must contain the parameter QueueUrl.");
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.AbsolutePath.Split('/') is ["", { Length: 12 } account, { Length: > 0 } name]
            ? Arn.Of("sqs", call.Region, account, name)
            : throw new AwsFault("InvalidAddress", $"The address {url} is not valid for this endpoint.", 404);
    }

    private static void Demand(Call call, ResourcePolicy? policy, string operation, string arn)
    {
        var decision = ResourcePolicy.Decide(policy, call, $"sqs:{operation}", arn);
        if (!decision.IsAllowed)
            throw new AwsFault("AccessDenied", decision.Message, 403);
    }

    private static Dictionary<string, string> MessageAttributes(JsonObject input)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in input.Structure("MessageAttributes")?.Select(pair => pair.Key) ?? [])
        {
            var given = input.Structure("MessageAttributes")!.Structure(name) ?? [];
            if (given.Text("DataType") != "String")
                throw AwsFault.Lacks($"message attributes of type {given.Text("DataType")}");
            attributes[name] = given.Required("StringValue");
        }

        return attributes;
    }

    private static JsonObject Show(QueueMessage message, List<string> systemNames, IReadOnlyList<string> names)
    {
        var shown = new JsonObject
        {
            ["MessageId"] = message.Id,
            ["ReceiptHandle"] = message.ReceiptHandle,
            ["MD5OfBody"] = Md5(message.Body),
            ["Body"] = message.Body,
        };
        var system = new Dictionary<string, string>
        {
            ["SenderId"] = message.SenderId,
            ["SentTimestamp"] = Milliseconds(message.Sent),
            ["ApproximateReceiveCount"] = message.Receives.ToString(CultureInfo.InvariantCulture),
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceived!.Value),
        };
        if (systemNames.Count > 0)
        {
            shown["Attributes"] = new JsonObject(system.Where(one => systemNames.Contains("All") || systemNames.Contains(one.Key))
                .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        }

        var wanted = message.Attributes.Where(one => names.Contains("All") || names.Contains(".*") || names.Contains(one.Key)).ToList();
        if (wanted.Count > 0)
        {
            shown["MD5OfMessageAttributes"] = Md5(wanted);
            shown["MessageAttributes"] = new JsonObject(wanted.Select(one => KeyValuePair.Create(
                one.Key, (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = one.Value })));
        }

        return shown;
    }

    private static AwsFault NoQueue() => new("QueueDoesNotExist", "The specified queue does not exist.");

    private static string ArnOf(Call call, string name) => Arn.Of("sqs", call.Region, call.AccountId, name).ToString();

    private static string Count(IEnumerable<QueueMessage> messages) => messages.Count().ToString(CultureInfo.InvariantCulture);

    private static string Epoch(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string Md5(string text) => Md5(Encoding.UTF8.GetBytes(text));

    // Name, type and value of each, with their lengths, by name ("Calculating the MD5 message digest for message attributes", SQS developer guide); null for none.
    private static string? Md5(IReadOnlyCollection<KeyValuePair<string, string>> attributes)
    {
        using var bytes = new MemoryStream();
        foreach (var (name, value) in attributes.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Append(name);
            Append("String");
            bytes.WriteByte(1);
            Append(value);
        }

        return attributes.Count == 0 ? null : Md5(bytes.ToArray());

        void Append(string text)
        {
            Span<byte> length = stackalloc byte[4];
            var encoded = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, encoded.Length);
            bytes.Write(length);
            bytes.Write(encoded);
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "SQS tells checksums of this kind, and clients compare them.")]
    private static string Md5(byte[] content) => Convert.ToHexString(MD5.HashData(content)).ToLowerInvariant();
}
