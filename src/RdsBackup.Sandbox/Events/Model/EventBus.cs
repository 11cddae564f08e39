using RdsBackup.Sandbox.Identities;

namespace RdsBackup.Sandbox.Events;

/// <summary>An event bus with its rules.</summary>
internal sealed class EventBus
{
    public const string DefaultName = "default";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public string? Description { get; set; }

    public DateTimeOffset? Created { get; init; }

    public ResourcePolicy? Policy { get; set; }

    public SortedDictionary<string, Rule> Rules { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    public string Arn => ArnOf(Region, AccountId, Name);

    public static string ArnOf(string region, string accountId, string name) =>
        Sandbox.Model.Arn.Of("events", region, accountId, $"event-bus/{name}").ToString();

    /// <summary>A rule's ARN, whether the rule is there or not.</summary>
    public string ArnOfRule(string name) =>
        Sandbox.Model.Arn.Of("events", Region, AccountId, Name == DefaultName ? $"rule/{name}" : $"rule/{Name}/{name}").ToString();
}
