using System.Globalization;
using System.Xml.Linq;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Alarms as DescribeAlarms shows them.</summary>
internal static class AlarmXml
{
    public static XElement Of(Alarm alarm)
    {
        var setting = alarm.Setting;
        return new XElement(
            "member",
            new XElement("AlarmName", alarm.Name),
            new XElement("AlarmArn", alarm.Arn),
            setting.Description is null ? null : new XElement("AlarmDescription", setting.Description),
            new XElement("AlarmConfigurationUpdatedTimestamp", Time(alarm.Configured)),
            new XElement("ActionsEnabled", setting.ActionsEnabled ? "true" : "false"),
            Topics("OKActions", setting, AlarmState.Ok),
            Topics("AlarmActions", setting, AlarmState.Alarm),
            Topics("InsufficientDataActions", setting, AlarmState.InsufficientData),
            new XElement("StateValue", alarm.State.Text()),
            new XElement("StateReason", alarm.Reason),
            new XElement("StateUpdatedTimestamp", Time(alarm.Since)),
            new XElement("MetricName", setting.Metric),
            new XElement("Namespace", setting.Source.Namespace),
            new XElement("Statistic", setting.Statistic.Name),
            new XElement("Dimensions", setting.Dimensions.Select(one =>
                new XElement("member", new XElement("Name", one.Key), new XElement("Value", one.Value)))),
            new XElement("Period", (int)setting.Period.TotalSeconds),
            new XElement("EvaluationPeriods", setting.EvaluationPeriods),
            new XElement("DatapointsToAlarm", setting.DatapointsToAlarm),
            new XElement("Threshold", setting.Threshold.ToString(CultureInfo.InvariantCulture)),
            new XElement("ComparisonOperator", setting.Comparison.Name),
            new XElement("TreatMissingData", setting.TreatMissingData));
    }

    private static XElement Topics(string name, AlarmSetting setting, AlarmState state) =>
        new(name, setting.Actions[state].Select(topic => new XElement("member", topic)));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
