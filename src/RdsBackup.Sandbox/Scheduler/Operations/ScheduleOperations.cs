using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>The Scheduler's operations on schedules.</summary>
internal sealed class ScheduleOperations(PerRegion<SortedDictionary<string, ScheduleGroup>> store, SettingReader reader, SchedulePlanner planner)
{
    public const string Parameters =
        "Name GroupName ScheduleExpression ScheduleExpressionTimezone StartDate EndDate FlexibleTimeWindow State Description Target(Arn RoleArn Input DeadLetterConfig RetryPolicy) ClientToken";

    public JsonObject Create(Call call, JsonObject input)
    {
        var name = Schedules.Name(input);
        var group = Allowed(call, input, name, "CreateSchedule");
        if (group.Schedules.ContainsKey(name))
            throw SchedulerFault.Conflict("Schedule", name);

        var schedule = new Schedule(group, name, call.Now) { Setting = reader.Read(call, group, input) };
        group.Schedules.Add(name, schedule);
        planner.Begin(schedule, call.Now);
        return Answer(schedule);
    }

    public JsonObject Update(Call call, JsonObject input)
    {
        var schedule = Find(call, input, "UpdateSchedule");
        var setting = reader.Read(call, schedule.Group, input);
        if (setting.ExpressionText != schedule.Setting.ExpressionText)
            schedule.CountsFrom = call.Now;
        schedule.Setting = setting;
        schedule.Modified = call.Now;
        planner.Change(schedule, call.Now);
        return Answer(schedule);
    }

    public JsonObject Delete(Call call, JsonObject input)
    {
        var schedule = Find(call, input, "DeleteSchedule");
        schedule.Group.Schedules.Remove(schedule.Name);
        SchedulePlanner.Stop(schedule);
        return [];
    }

    public JsonObject Get(Call call, JsonObject input)
    {
        var schedule = Find(call, input, "GetSchedule");
        var setting = schedule.Setting;
        var shown = Summary(schedule);
        shown["ScheduleExpression"] = setting.ExpressionText;
        shown["ScheduleExpressionTimezone"] = setting.ZoneName;
        shown["FlexibleTimeWindow"] = setting.Window is { } window
            ? new JsonObject { ["Mode"] = "FLEXIBLE", ["MaximumWindowInMinutes"] = (int)window.TotalMinutes }
            : new JsonObject { ["Mode"] = "OFF" };
        shown["ActionAfterCompletion"] = "NONE";
        var target = setting.Target.Given.DeepClone().AsObject();
        target["RetryPolicy"] = new JsonObject
        {
            ["MaximumEventAgeInSeconds"] = (int)setting.Target.MaximumAge.TotalSeconds,
            ["MaximumRetryAttempts"] = setting.Target.MaximumRetries,
        };
        shown["Target"] = target;
        if (setting.Description is { } description)
            shown["Description"] = description;
        if (setting.Start is { } start)
            shown["StartDate"] = start.ToEpoch();
        if (setting.End is { } end)
            shown["EndDate"] = end.ToEpoch();
        return shown;
    }

    public JsonObject List(Call call, JsonObject input)
    {
        var name = input.Text("GroupName");
        call.Demand("scheduler:ListSchedules", Arn.Of("scheduler", call.Region, call.AccountId, $"schedule/{name ?? "*"}/*").ToString());
        var groups = name is null ? store.In(call).Values : (IEnumerable<ScheduleGroup>)[store.Group(call, name)];
        var (prefix, state) = (input.Text("NamePrefix") ?? "", input.Text("State"));
        var found = groups.SelectMany(group => group.Schedules.Values)
            .Where(schedule => schedule.Name.StartsWith(prefix, StringComparison.Ordinal) && (state is null || state == State(schedule)));
        return call.Page(found, schedule =>
        {
            var shown = Summary(schedule);
            shown["Target"] = new JsonObject { ["Arn"] = schedule.Setting.Target.Arn.ToString() };
            return shown;
        });
    }

    private static JsonObject Summary(Schedule schedule) => new()
    {
        ["Arn"] = schedule.Arn,
        ["Name"] = schedule.Name,
        ["GroupName"] = schedule.Group.Name,
        ["State"] = State(schedule),
        ["CreationDate"] = schedule.Created.ToEpoch(),
        ["LastModificationDate"] = schedule.Modified.ToEpoch(),
    };

    private static string State(Schedule schedule) => schedule.Setting.IsEnabled ? "ENABLED" : "DISABLED";

    private static JsonObject Answer(Schedule schedule) => new() { ["ScheduleArn"] = schedule.Arn };

    private ScheduleGroup Allowed(Call call, JsonObject input, string name, string operation)
    {
        var group = input.Text("GroupName") ?? ScheduleGroup.DefaultName;
        call.Demand($"scheduler:{operation}", Arn.Of("scheduler", call.Region, call.AccountId, $"schedule/{group}/{name}").ToString());
        return store.Group(call, group);
    }

    private Schedule Find(Call call, JsonObject input, string operation)
    {
        var name = input.Required("Name");
        return Allowed(call, input, name, operation).Schedules.GetValueOrDefault(name) ?? throw SchedulerFault.NotFound("Schedule", name);
    }
}
