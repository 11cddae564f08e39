using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>Whom a rule tells, what exactly, and what happens when it cannot.</summary>
internal sealed record RuleTarget
{
    public static readonly TimeSpan LongestAge = TimeSpan.FromHours(24);

    public const int MostRetries = 185;

    public required string Id { get; init; }

    public required Arn Arn { get; init; }

    public string? RoleArn { get; init; }

    /// <summary>What is sent.</summary>
    public required ITargetInput Input { get; init; }

    public Arn? DeadLetterQueue { get; init; }

    public TimeSpan MaximumAge { get; init; } = LongestAge;

    public int MaximumRetries { get; init; } = MostRetries;

    /// <summary>As it was given.</summary>
    public required JsonObject Given { get; init; }
}
