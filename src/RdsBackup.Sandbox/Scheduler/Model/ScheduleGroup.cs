namespace RdsBackup.Sandbox.Scheduler;

/// <summary>A group of schedules. Roles and policies know a schedule's service by its group.</summary>
internal sealed class ScheduleGroup(string accountId, string region, string name, DateTimeOffset created)
{
    public const string DefaultName = "default";

    public string Name { get; } = name;

    public string Arn { get; } = ArnOf(accountId, region, name);

    public DateTimeOffset Created { get; } = created;

    public SortedDictionary<string, Schedule> Schedules { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public static string ArnOf(string accountId, string region, string name) =>
        Sandbox.Model.Arn.Of("scheduler", region, accountId, $"schedule-group/{name}").ToString();

    public string ArnOfSchedule(string schedule) => Sandbox.Model.Arn.Of("scheduler", region, accountId, $"schedule/{Name}/{schedule}").ToString();
}
