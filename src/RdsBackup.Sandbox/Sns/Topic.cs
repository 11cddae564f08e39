using RdsBackup.Sandbox.Identities;

namespace RdsBackup.Sandbox.Sns;

/// <summary>A topic with its subscriptions, and what was published.</summary>
public sealed class Topic
{
    private readonly List<TopicMessage> messages = [];

    internal Topic(string accountId, string region, string name, ResourcePolicy policy)
    {
        (AccountId, Region, Name, Policy) = (accountId, region, name, policy);
        Arn = ArnOf(accountId, region, name);
    }

    /// <summary>The owner.</summary>
    public string AccountId { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The ARN.</summary>
    public string Arn { get; }

    /// <summary>All that was published, oldest first.</summary>
    public IReadOnlyList<TopicMessage> Messages => messages;

    /// <summary>Who subscribed, oldest first.</summary>
    public IReadOnlyList<Subscription> Subscriptions => Subscribers;

    internal List<Subscription> Subscribers { get; } = [];

    internal string DisplayName { get; set; } = "";

    /// <summary>The key its messages are kept under, as it was named; null for none.</summary>
    internal string? KeyId { get; set; }

    internal ResourcePolicy Policy { get; set; }

    internal SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    internal static string ArnOf(string accountId, string region, string name) => Sandbox.Model.Arn.Of("sns", region, accountId, name).ToString();

    internal void Add(TopicMessage message) => messages.Add(message);
}

/// <summary>A message that was published.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Publisher">The ARN of who published it, for a service its name.</param>
/// <param name="Subject">The subject; null when there is none.</param>
/// <param name="Body">The message.</param>
/// <param name="Attributes">Message attributes; all of them are texts.</param>
public sealed record TopicMessage(
    DateTimeOffset Time, string Id, string Publisher, string? Subject, string Body, IReadOnlyDictionary<string, string> Attributes);

/// <summary>Somebody who gets what is published. What goes to addresses is kept in <see cref="Received"/>: the sandbox calls and writes to nobody.</summary>
public sealed class Subscription
{
    private readonly List<TopicMessage> received = [];

    /// <summary>The ARN.</summary>
    public required string Arn { get; init; }

    /// <summary><c>email</c>, <c>email-json</c>, <c>https</c> or <c>sqs</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The address, or the queue's ARN.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The account that subscribed.</summary>
    public required string Owner { get; init; }

    /// <summary>What confirms it.</summary>
    public required string Token { get; init; }

    /// <summary>Whether it was confirmed; until then it gets nothing.</summary>
    public bool IsConfirmed { get; internal set; }

    /// <summary>What it got, oldest first.</summary>
    public IReadOnlyList<TopicMessage> Received => received;

    internal bool IsRaw { get; set; }

    internal void Receive(TopicMessage message) => received.Add(message);
}
