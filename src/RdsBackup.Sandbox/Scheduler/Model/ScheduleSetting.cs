namespace RdsBackup.Sandbox.Scheduler;

/// <summary>What a caller says of a schedule.</summary>
internal sealed record ScheduleSetting
{
    public required string ExpressionText { get; init; }

    public required IScheduleExpression Expression { get; init; }

    public required string ZoneName { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>How much later than its time it may come; null when it comes at its time.</summary>
    public TimeSpan? Window { get; init; }

    public required bool IsEnabled { get; init; }

    public string? Description { get; init; }

    public required ScheduleTarget Target { get; init; }
}
