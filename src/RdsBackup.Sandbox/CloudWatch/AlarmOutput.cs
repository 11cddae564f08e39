using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>Alarms as DescribeAlarms shows them.</summary>
internal static class AlarmOutput
{
    public static JsonObject Of(Alarm alarm)
    {
        var setting = alarm.Setting;
        return new()
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmArn"] = alarm.Arn,
            ["AlarmDescription"] = setting.Description,
            ["AlarmConfigurationUpdatedTimestamp"] = alarm.Configured,
            ["ActionsEnabled"] = setting.ActionsEnabled,
            ["OKActions"] = setting.Actions[AlarmState.Ok].ToJson(),
            ["AlarmActions"] = setting.Actions[AlarmState.Alarm].ToJson(),
            ["InsufficientDataActions"] = setting.Actions[AlarmState.InsufficientData].ToJson(),
            ["StateValue"] = alarm.State.Text(),
            ["StateReason"] = alarm.Reason,
            ["StateUpdatedTimestamp"] = alarm.Since,
            ["MetricName"] = setting.Metric,
            ["Namespace"] = setting.Source.Namespace,
            ["Statistic"] = setting.Statistic.Name,
            ["Dimensions"] = new JsonArray([.. setting.Dimensions.Select(one => new JsonObject { ["Name"] = one.Key, ["Value"] = one.Value })]),
            ["Period"] = (int)setting.Period.TotalSeconds,
            ["EvaluationPeriods"] = setting.EvaluationPeriods,
            ["DatapointsToAlarm"] = setting.DatapointsToAlarm,
            ["Threshold"] = setting.Threshold,
            ["ComparisonOperator"] = setting.Comparison.Name,
            ["TreatMissingData"] = setting.TreatMissingData,
        };
    }
}
