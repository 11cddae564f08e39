namespace RdsBackup.Sandbox.Scheduler;

/// <summary>A schedule: when, whom, and how often it has been planned anew.</summary>
internal sealed class Schedule(ScheduleGroup group, string name, DateTimeOffset created)
{
    public string Name { get; } = name;

    public ScheduleGroup Group { get; } = group;

    public string Arn => Group.ArnOfSchedule(Name);

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Modified { get; set; } = created;

    /// <summary>What it is now; an update replaces all of it.</summary>
    public required ScheduleSetting Setting { get; set; }

    /// <summary>What a rate without a start date counts from: when it was given.</summary>
    public DateTimeOffset CountsFrom { get; set; } = created;

    /// <summary>Counts the plans: what an earlier one planned does not happen.</summary>
    public int Plan { get; set; }

    /// <summary>The first time after a moment; null when there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) =>
        Setting.Expression.Next(after, Setting.Start ?? CountsFrom, Setting.Zone) is { } next && !(next > Setting.End) ? next : null;
}
