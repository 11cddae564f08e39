using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::CloudWatch::Alarm</c> on one metric.</summary>
internal sealed class CloudWatchAlarmType() : ResourceType(
    "AWS::CloudWatch::Alarm",
    Property.Flag("ActionsEnabled"),
    Property.Texts("AlarmActions"),
    Property.Text("AlarmDescription"),
    Property.Text("AlarmName").Replacing(),
    Property.Text("ComparisonOperator").Required(),
    Property.Integer("DatapointsToAlarm"),
    Property.List("Dimensions", Property.Text("Name").Required(), Property.Text("Value").Required()),
    Property.Integer("EvaluationPeriods").Required(),
    Property.Texts("InsufficientDataActions"),
    Property.Text("MetricName"),
    Property.Text("Namespace"),
    Property.Texts("OKActions"),
    Property.Integer("Period"),
    Property.Text("Statistic"),
    Property.Tags,
    Property.Number("Threshold"),
    Property.Text("TreatMissingData"))
{
    private static readonly string[] PassedOn =
    [
        "AlarmActions", "AlarmDescription", "ComparisonOperator", "DatapointsToAlarm", "Dimensions", "EvaluationPeriods", "InsufficientDataActions", "MetricName",
        "Namespace", "OKActions", "Period", "Statistic", "Threshold", "TreatMissingData",
    ];

    public override IReadOnlyList<string> Attributes => ["Arn"];

    public override string NameProperty => "AlarmName";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = call.Text("AlarmName") ?? call.MakeName(255);
        Put(call, name);
        call.PhysicalId = name;
        call.Attributes["Arn"] = $"arn:{Model.Partitions.Of(call.Region)}:cloudwatch:{call.Region}:{call.AccountId}:alarm:{name}";
    }

    // PutMetricAlarm leaves the tags of an alarm that is there alone.
    public override void Update(ResourceCall call)
    {
        Put(call, call.PhysicalId);
        var arn = call.Attributes["Arn"];
        if (call.GoneTags.Count > 0)
        {
            call.Send("monitoring", "UntagResource", new() { ["ResourceARN"] = arn, ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });
        }

        if (call.NewTags.Count > 0)
            call.Send("monitoring", "TagResource", new() { ["ResourceARN"] = arn, ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("monitoring", "DeleteAlarms", new() { ["AlarmNames"] = new JsonArray(call.PhysicalId) }));

    private static void Put(ResourceCall call, string name) => call.Send("monitoring", "PutMetricAlarm", new(call.Given(PassedOn))
    {
        ["AlarmName"] = name,
        ["ActionsEnabled"] = call.Flag("ActionsEnabled") ?? true,
        ["Tags"] = ResourceCall.JsonTags(call.Tags),
    });
}
