using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>Starts what a schedule is for, as its role, again while that fails for a passing reason.</summary>
internal sealed class Invoker(InnerCalls calls, Timeline timeline, IdSource ids)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(8);
    private static readonly string[] Passing = ["Throttling", "ThrottlingException", "TooManyRequestsException"];

    private readonly List<DroppedInvocation> dropped = [];

    public IReadOnlyList<DroppedInvocation> Dropped => dropped;

    public void Attempt(Invocation invocation, DateTimeOffset now)
    {
        if (invocation.Begun is null)
            (invocation.Begun, invocation.Id) = (now, ids.Uuid());

        try
        {
            calls.Send(Role(invocation, now), invocation.Target.Arn.Region, now, "states", "StartExecution", new JsonObject
            {
                ["stateMachineArn"] = invocation.Target.Arn.ToString(),
                ["name"] = invocation.Id,
                ["input"] = invocation.Input,
            });
        }
        catch (AwsFault fault)
        {
            Fail(invocation, fault, now);
        }
    }

    private Caller Role(Invocation invocation, DateTimeOffset now) =>
        calls.AsRole(SchedulerService.Principal, invocation.Target.RoleArn, invocation.Schedule.Name, invocation.Schedule.Group.Arn, now);

    private void Fail(Invocation invocation, AwsFault fault, DateTimeOffset now)
    {
        var target = invocation.Target;
        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, invocation.Retries)));
        var exhausted = !(Passing.Contains(fault.Code) || fault.Status is 0 or >= 500) ? ""
            : invocation.Retries >= target.MaximumRetries ? "MaximumRetryAttempts"
            : now + pause > invocation.Begun + target.MaximumAge ? "MaximumEventAgeInSeconds"
            : null;
        if (exhausted is null)
        {
            invocation.Retries++;
            timeline.At(now + pause, at => Attempt(invocation, at));
        }
        else
        {
            Bury(invocation, fault, exhausted, now);
        }
    }

    private void Bury(Invocation invocation, AwsFault fault, string exhausted, DateTimeOffset now)
    {
        var reason = fault.Message;
        try
        {
            if (invocation.Target.DeadLetterQueue is { } queue)
            {
                calls.SendMessage(Role(invocation, now), queue, invocation.Input, Letter(invocation, fault, exhausted), now);
                return;
            }
        }
        catch (AwsFault lost)
        {
            reason = $"{reason} The dead-letter queue did not take it either: {lost.Message}";
        }

        dropped.Add(new(now, invocation.Schedule.Arn, invocation.Target.Arn.ToString(), fault.Code, reason));
    }

    private static Dictionary<string, string> Letter(Invocation invocation, AwsFault fault, string exhausted)
    {
        var letter = new Dictionary<string, string>
        {
            ["ERROR_CODE"] = fault.Code,
            ["ERROR_MESSAGE"] = fault.Message,
            ["EXECUTION_ID"] = invocation.Id,
            ["IS_PAYLOAD_TRUNCATED"] = "false",
            ["RETRY_ATTEMPTS"] = invocation.Retries.ToString(CultureInfo.InvariantCulture),
            ["SCHEDULED_TIME"] = invocation.Time,
            ["SCHEDULE_ARN"] = invocation.Schedule.Arn,
            ["TARGET_ARN"] = invocation.Target.Arn.ToString(),
        };
        if (exhausted.Length > 0)
            letter["EXHAUSTED_RETRY_CONDITION"] = exhausted;
        return letter;
    }
}

/// <summary>A time of a schedule that came to nothing, and that no dead-letter queue keeps.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="ScheduleArn">The schedule.</param>
/// <param name="TargetArn">The target.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">What the target said.</param>
public sealed record DroppedInvocation(DateTimeOffset Time, string ScheduleArn, string TargetArn, string Code, string Message);
