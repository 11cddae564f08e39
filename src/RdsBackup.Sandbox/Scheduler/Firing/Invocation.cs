using System.Globalization;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>A schedule whose time has come, as it was then.</summary>
internal sealed class Invocation(Schedule schedule, DateTimeOffset scheduled)
{
    public Schedule Schedule { get; } = schedule;

    public ScheduleTarget Target { get; } = schedule.Setting.Target;

    /// <summary>The time of the schedule.</summary>
    public DateTimeOffset Scheduled { get; } = scheduled;

    /// <summary>When it was tried first; null until it was.</summary>
    public DateTimeOffset? Begun { get; set; }

    /// <summary>Its id, the same however often it is tried; empty until it was.</summary>
    public string Id { get; set; } = "";

    public int Retries { get; set; }

    /// <summary>The time as context attributes tell it.</summary>
    public string Time => Scheduled.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>What the target is told, with the context attributes filled in (user guide, "Adding context attributes").</summary>
    public string Input => Target.Input is { } input
        ? input
            .Replace("<aws.scheduler.schedule-arn>", Schedule.Arn, StringComparison.Ordinal)
            .Replace("<aws.scheduler.scheduled-time>", Time, StringComparison.Ordinal)
            .Replace("<aws.scheduler.execution-id>", Id, StringComparison.Ordinal)
            .Replace("<aws.scheduler.attempt-number>", Invariant($"{Retries + 1}"), StringComparison.Ordinal)
        : new JsonObject
        {
            ["version"] = "0",
            ["id"] = Id,
            ["detail-type"] = "Scheduled Event",
            ["source"] = "aws.scheduler",
            ["account"] = Target.Arn.AccountId,
            ["time"] = Time,
            ["region"] = Target.Arn.Region,
            ["resources"] = new JsonArray(Schedule.Arn),
            ["detail"] = "{}",
        }.ToJsonString();
}
