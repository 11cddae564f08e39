using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Looks at every alarm once a minute for as long as there are any, and tells its topics when its state changes.</summary>
internal sealed class AlarmWatch(InnerCalls calls, Timeline timeline, PerRegion<SortedDictionary<string, Alarm>> store)
{
    /// <summary>How often metrics are measured and alarms evaluated.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private bool isOn;

    /// <summary>Begins to look, if nobody does.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (isOn)
            return;

        isOn = true;
        timeline.Upkeep(now + Interval, Look);
    }

    /// <summary>Changes an alarm's state, and tells who wants to know.</summary>
    public void Turn(Alarm alarm, AlarmState state, string reason, DateTimeOffset now)
    {
        var before = alarm.State;
        if (state == before)
            return;

        alarm.Turn(state, reason, now);
        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var topic in alarm.Setting.ActionsEnabled ? alarm.Setting.Actions[state] : [])
        {
            try
            {
                Tell(alarm, before, topic, now);
            }
            catch (AwsFault refused)
            {
                failures[topic] = refused.Message;
            }
        }

        alarm.Remember(new AlarmChange(now, before, state, reason, failures));
    }

    private void Look(DateTimeOffset now)
    {
        var alarms = store.All.SelectMany(region => region.Values).ToList();
        isOn = alarms.Count > 0;
        if (isOn)
            timeline.Upkeep(now + Interval, Look);
        foreach (var alarm in alarms)
            Look(alarm, now);
    }

    private void Look(Alarm alarm, DateTimeOffset now)
    {
        var setting = alarm.Setting;
        var oldest = now - (setting.EvaluationPeriods * setting.Period);
        alarm.Samples.RemoveAll(sample => sample.Time <= oldest);
        if (setting.Source.Read(alarm.AccountId, alarm.Region, setting.Metric, setting.Dimensions, now) is { } value)
            alarm.Samples.Add((now, value));
        if (Evaluation.Of(setting, alarm.Samples, now) is var (state, reason))
            Turn(alarm, state, reason, now);
    }

    private void Tell(Alarm alarm, AlarmState before, string topic, DateTimeOffset now) => calls.Send(
        InnerCalls.AsService(CloudWatchService.Principal, alarm.Arn),
        alarm.Region,
        now,
        "sns",
        "Publish",
        new JsonObject
        {
            ["TopicArn"] = topic,
            ["Subject"] = AlarmNotification.Subject(alarm),
            ["Message"] = AlarmNotification.Message(alarm, before),
        });
}
