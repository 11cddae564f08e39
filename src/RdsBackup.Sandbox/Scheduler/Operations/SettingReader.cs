using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Reads what CreateSchedule and UpdateSchedule say of a schedule.</summary>
internal sealed class SettingReader(InnerCalls calls)
{
    private const int MostInputBytes = 256 * 1024;

    /// <exception cref="AwsFault"><c>ValidationException</c>; <c>AccessDenied</c>: the role may not be passed.</exception>
    public ScheduleSetting Read(Call call, ScheduleGroup group, JsonObject input)
    {
        var text = input.Required("ScheduleExpression");
        var expression = (IScheduleExpression?)RateExpression.TryParse(text) ?? CronExpression.TryParse(text)
            ?? throw AwsFault.Lacks($"schedule expression {text}, only rate(...) and cron(...), with ?, *, L and # for days");
        var zoneName = input.Text("ScheduleExpressionTimezone") ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var zone))
            throw SchedulerFault.Invalid($"Provided ScheduleExpressionTimezone '{zoneName}' is not valid.");
        return new ScheduleSetting
        {
            ExpressionText = text,
            Expression = expression,
            ZoneName = zoneName,
            Zone = zone,
            Start = Moment(input, "StartDate"),
            End = Moment(input, "EndDate"),
            Window = Window(input),
            IsEnabled = input.OneOf("State", "ENABLED", "ENABLED", "DISABLED") == "ENABLED",
            Description = input.Text("Description"),
            Target = Target(call, group, input.Structure("Target") ?? throw JsonInput.Broken("Target", null, "Member must not be null")),
        };
    }

    private ScheduleTarget Target(Call call, ScheduleGroup group, JsonObject given)
    {
        var retry = given.Structure("RetryPolicy");
        var arn = Arn.TryParse(given.Required("Arn"));
        if (arn is not { Service: "states" } || !arn.Resource.StartsWith("stateMachine:", StringComparison.Ordinal))
            throw AwsFault.Lacks($"targets of the kind of {given.Text("Arn")}: a schedule starts a state machine");

        return new ScheduleTarget
        {
            Arn = arn.AccountId == call.AccountId && arn.Region == call.Region
                ? arn
                : throw SchedulerFault.Invalid($"Target {arn} is not in the account and region of the schedule."),
            RoleArn = Role(call, group, given.Required("RoleArn")),
            Input = Input(given),
            DeadLetterQueue = DeadLetterQueue(call, given),
            MaximumRetries = retry?.Number("MaximumRetryAttempts", ScheduleTarget.MostRetries, 0, ScheduleTarget.MostRetries) ?? ScheduleTarget.MostRetries,
            MaximumAge = TimeSpan.FromSeconds(
                retry?.Number("MaximumEventAgeInSeconds", ScheduleTarget.LongestAgeSeconds, 60, ScheduleTarget.LongestAgeSeconds)
                ?? ScheduleTarget.LongestAgeSeconds),
            Given = given.DeepClone().AsObject(),
        };
    }

    // Who gives a role to a service must be allowed to, and the role must trust the service.
    private string Role(Call call, ScheduleGroup group, string roleArn)
    {
        call.Demand("iam:PassRole", roleArn, new Dictionary<string, string> { ["iam:PassedToService"] = SchedulerService.Principal });
        try
        {
            calls.AsRole(SchedulerService.Principal, roleArn, "check", group.Arn, call.Now);
            return roleArn;
        }
        catch (AwsFault)
        {
            throw SchedulerFault.Invalid("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.");
        }
    }

    private static string? Input(JsonObject given)
    {
        if (given.Text("Input") is not { } input)
            return null;

        try
        {
            using var document = JsonDocument.Parse(input);
            return System.Text.Encoding.UTF8.GetByteCount(input) <= MostInputBytes ? input : throw SchedulerFault.Invalid("Input is too large.");
        }
        catch (JsonException)
        {
            throw SchedulerFault.Invalid("Invalid Input: a state machine takes well-formed JSON.");
        }
    }

    private static Arn? DeadLetterQueue(Call call, JsonObject given)
    {
        if (given.Structure("DeadLetterConfig") is not { } config)
            return null;

        return Arn.TryParse(config.Required("Arn")) is { Service: "sqs" } queue && queue.Region == call.Region
            ? queue
            : throw SchedulerFault.Invalid("The dead-letter queue is no SQS queue of the schedule's region.");
    }

    private static TimeSpan? Window(JsonObject input)
    {
        var window = input.Structure("FlexibleTimeWindow") ?? throw JsonInput.Broken("FlexibleTimeWindow", null, "Member must not be null");
        var isFlexible = window.OneOf("Mode", "", "OFF", "FLEXIBLE") == "FLEXIBLE";
        return isFlexible == window["MaximumWindowInMinutes"] is not null
            ? isFlexible ? TimeSpan.FromMinutes(window.Number("MaximumWindowInMinutes", 1, 1, 1440)) : null
            : throw SchedulerFault.Invalid("Mode FLEXIBLE takes MaximumWindowInMinutes, and mode OFF does not.");
    }

    private static DateTimeOffset? Moment(JsonObject input, string name) => input[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<double>(out var seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => throw SchedulerFault.Invalid($"{name} is not a time, in seconds since 1970."),
    };
}
