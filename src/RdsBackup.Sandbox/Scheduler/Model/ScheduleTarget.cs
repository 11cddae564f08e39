using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Which state machine a schedule starts, as whom and with what.</summary>
internal sealed record ScheduleTarget
{
    public const int MostRetries = 185;

    public const int LongestAgeSeconds = 86400;

    public required Arn Arn { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>What it is told; null for the usual notification.</summary>
    public string? Input { get; init; }

    public Arn? DeadLetterQueue { get; init; }

    public required int MaximumRetries { get; init; }

    public required TimeSpan MaximumAge { get; init; }

    /// <summary>As it was given.</summary>
    public required JsonObject Given { get; init; }
}
