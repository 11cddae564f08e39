using System.Globalization;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>
/// Tells targets, again where that may help ("How EventBridge retries delivering events"), and puts what could not be delivered into the dead-letter queue.
/// </summary>
internal sealed class Deliverer(InnerCalls calls, Timeline timeline, TargetKinds kinds)
{
    /// <summary>EventBridge backs off exponentially; 185 attempts within 24 hours leave at most this long between two.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(480);

    private readonly List<DroppedEvent> dropped = [];

    /// <summary>What was neither delivered nor kept in a dead-letter queue.</summary>
    public IReadOnlyList<DroppedEvent> Dropped => dropped;

    /// <summary>Tries to deliver.</summary>
    public void Attempt(Delivery delivery, DateTimeOffset now)
    {
        try
        {
            kinds.Find(delivery.Target.Arn)!.Invoke(delivery, now);
        }
        catch (AwsFault fault)
        {
            Fail(delivery, DeliveryError.Of(fault), now);
        }
        catch (DeliveryException failure)
        {
            Fail(delivery, failure.Error, now);
        }
    }

    private void Fail(Delivery delivery, DeliveryError error, DateTimeOffset now)
    {
        if (!error.IsRetryable)
        {
            Bury(delivery, error, exhausted: null, now);
            return;
        }

        var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, delivery.Retries)));
        if (delivery.Retries >= delivery.Target.MaximumRetries)
        {
            Bury(delivery, error, "MaximumRetryAttempts", now);
        }
        else if (now + pause > delivery.Ingested + delivery.Target.MaximumAge)
        {
            Bury(delivery, error, "MaximumEventAgeInSeconds", now);
        }
        else
        {
            delivery.Retries++;
            timeline.At(now + pause, at => Attempt(delivery, at));
        }
    }

    private void Bury(Delivery delivery, DeliveryError error, string? exhausted, DateTimeOffset now)
    {
        if (delivery.Target.DeadLetterQueue is not { } queue)
        {
            Drop(delivery, error, now);
            return;
        }

        var attributes = new Dictionary<string, string>
        {
            ["RULE_ARN"] = delivery.Rule.Arn,
            ["TARGET_ARN"] = delivery.Target.Arn.ToString(),
            ["ERROR_CODE"] = error.Code,
            ["ERROR_MESSAGE"] = error.Message,
        };
        if (exhausted is not null)
        {
            attributes["EXHAUSTED_RETRY_CONDITION"] = exhausted;
            attributes["RETRY_ATTEMPTS"] = delivery.Retries.ToString(CultureInfo.InvariantCulture);
        }

        try
        {
            calls.SendMessage(InnerCalls.AsService(EventBridgeService.Principal, delivery.Rule.Arn), queue, delivery.Event.Text, attributes, now);
        }
        catch (AwsFault lost)
        {
            Drop(delivery, error with { Message = $"{error.Message} The dead-letter queue did not take it either: {lost.Message}" }, now);
        }
    }

    private void Drop(Delivery delivery, DeliveryError error, DateTimeOffset now) =>
        dropped.Add(new(now, delivery.Rule.Arn, delivery.Target.Arn.ToString(), error.Code, error.Message, delivery.Event.Text));
}

/// <summary>An event that could not be delivered and that nothing keeps.</summary>
/// <param name="Time">Sandbox time.</param>
/// <param name="RuleArn">The rule.</param>
/// <param name="TargetArn">The target.</param>
/// <param name="Code">EventBridge's code, e.g. <c>NO_PERMISSIONS</c>.</param>
/// <param name="Message">What the target said.</param>
/// <param name="Event">The event.</param>
public sealed record DroppedEvent(DateTimeOffset Time, string RuleArn, string TargetArn, string Code, string Message, string Event);
