using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudWatch;

/// <summary>What a topic is told of an alarm that changed, as AWS writes it.</summary>
internal static class AlarmNotification
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Regions = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = "US East (N. Virginia)",
        ["us-east-2"] = "US East (Ohio)",
        ["us-west-1"] = "US West (N. California)",
        ["us-west-2"] = "US West (Oregon)",
        ["ca-central-1"] = "Canada (Central)",
        ["sa-east-1"] = "South America (Sao Paulo)",
        ["eu-central-1"] = "EU (Frankfurt)",
        ["eu-north-1"] = "EU (Stockholm)",
        ["eu-west-1"] = "EU (Ireland)",
        ["eu-west-2"] = "EU (London)",
        ["eu-west-3"] = "EU (Paris)",
        ["ap-northeast-1"] = "Asia Pacific (Tokyo)",
        ["ap-northeast-2"] = "Asia Pacific (Seoul)",
        ["ap-south-1"] = "Asia Pacific (Mumbai)",
        ["ap-southeast-1"] = "Asia Pacific (Singapore)",
        ["ap-southeast-2"] = "Asia Pacific (Sydney)",
    };

    public static string Subject(Alarm alarm)
    {
        var subject = $"{alarm.State.Text()}: \"{alarm.Name}\" in {RegionName(alarm)}";
        return subject.Length <= 100 ? subject : subject[..97] + "...";
    }

    public static string Message(Alarm alarm, AlarmState before)
    {
        var setting = alarm.Setting;
        JsonArray Topics(AlarmState state) => new([.. setting.Actions[state].Select(topic => (JsonNode)topic)]);
        return new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = setting.Description,
            ["AWSAccountId"] = alarm.AccountId,
            ["AlarmConfigurationUpdatedTimestamp"] = Time(alarm.Configured),
            ["NewStateValue"] = alarm.State.Text(),
            ["NewStateReason"] = alarm.Reason,
            ["StateChangeTime"] = Time(alarm.Since),
            ["Region"] = RegionName(alarm),
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = before.Text(),
            ["OKActions"] = Topics(AlarmState.Ok),
            ["AlarmActions"] = Topics(AlarmState.Alarm),
            ["InsufficientDataActions"] = Topics(AlarmState.InsufficientData),
            ["Trigger"] = new JsonObject
            {
                ["MetricName"] = setting.Metric,
                ["Namespace"] = setting.Source.Namespace,
                ["StatisticType"] = "Statistic",
                ["Statistic"] = setting.Statistic.Name.ToUpperInvariant(),
                ["Unit"] = null,
                ["Dimensions"] = new JsonArray(
                    [.. setting.Dimensions.Select(dimension => new JsonObject { ["value"] = dimension.Value, ["name"] = dimension.Key })]),
                ["Period"] = (int)setting.Period.TotalSeconds,
                ["EvaluationPeriods"] = setting.EvaluationPeriods,
                ["DatapointsToAlarm"] = setting.DatapointsToAlarm,
                ["ComparisonOperator"] = setting.Comparison.Name,
                ["Threshold"] = setting.Threshold,
                ["TreatMissingData"] = setting.TreatMissingData,
                ["EvaluateLowSampleCountPercentile"] = "",
            },
        }.ToJsonString(Plain);
    }

    private static string RegionName(Alarm alarm) => Regions.GetValueOrDefault(alarm.Region, alarm.Region);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
