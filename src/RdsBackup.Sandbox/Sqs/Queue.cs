using System.Globalization;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Sqs;

/// <summary>A standard queue.</summary>
public sealed class Queue
{
    private readonly List<QueueMessage> messages = [];
    private readonly string accountId;

    internal Queue(string accountId, string region, string name)
    {
        Name = name;
        this.accountId = accountId;
        Arn = Sandbox.Model.Arn.Of("sqs", region, accountId, name).ToString();
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>What is in it, whether somebody is at it or not.</summary>
    public IReadOnlyList<QueueMessage> Messages => messages;

    internal DateTimeOffset Created { get; init; }

    internal DateTimeOffset Modified { get; set; }

    internal ResourcePolicy? Policy { get; set; }

    /// <summary>The attributes that can be set, beside the policy, as text.</summary>
    internal SortedDictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The URL that calls name it by: it names the endpoint that was called, for clients follow it.</summary>
    public string UrlAt(Uri endpoint) => QueueUrl.Of(endpoint, accountId, Name);

    internal void Add(QueueMessage message) => messages.Add(message);

    internal void Remove(QueueMessage message) => messages.Remove(message);

    internal void Purge() => messages.Clear();

    /// <summary>Forgets what is older than the queue keeps messages.</summary>
    internal void Expire(DateTimeOffset now)
    {
        var oldest = now - Seconds("MessageRetentionPeriod");
        messages.RemoveAll(message => message.Sent < oldest);
    }

    internal TimeSpan Seconds(string attribute) => TimeSpan.FromSeconds(int.Parse(Settings[attribute], CultureInfo.InvariantCulture));

    /// <summary>The messages that a receiver would get.</summary>
    internal IEnumerable<QueueMessage> VisibleAt(DateTimeOffset now) => messages.Where(message => message.VisibleFrom <= now);
}

/// <summary>A message in a queue.</summary>
public sealed class QueueMessage
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>The message attributes; all of them are texts.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset Sent { get; init; }

    /// <summary>Who sent it, as <c>SenderId</c> tells.</summary>
    internal string SenderId { get; init; } = "";

    internal DateTimeOffset VisibleFrom { get; set; }

    internal string? ReceiptHandle { get; set; }

    internal DateTimeOffset? FirstReceived { get; set; }

    internal int Receives { get; set; }

    /// <summary>Whether nobody has received it yet, so that it is still delayed when it is not visible.</summary>
    internal bool IsFresh => Receives == 0;
}
