using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Scheduler::ScheduleGroup</c>.</summary>
internal sealed class SchedulerScheduleGroupType() : ResourceType(
    "AWS::Scheduler::ScheduleGroup",
    Property.Text("Name").Replacing(),
    Property.Tags)
{
    public override IReadOnlyList<string> Attributes => ["Arn"];

    public override string NameProperty => "Name";

    public override Tagging Tagging => Tagging.StackAndSystem;

    public override void Create(ResourceCall call)
    {
        var name = call.Text("Name") ?? call.MakeName(64);
        var made = call.Send("scheduler", "CreateScheduleGroup", new JsonObject { ["Name"] = name, ["Tags"] = ResourceCall.JsonTags(call.Tags) });
        call.PhysicalId = name;
        call.Attributes["Arn"] = (string)made["ScheduleGroupArn"]!;
    }

    public override void Update(ResourceCall call)
    {
        var arn = call.Attributes["Arn"];
        if (call.GoneTags.Count > 0)
            call.Send("scheduler", "UntagResource", new() { ["ResourceArn"] = arn, ["TagKeys"] = ResourceCall.JsonTexts(call.GoneTags) });

        if (call.NewTags.Count > 0)
            call.Send("scheduler", "TagResource", new() { ["ResourceArn"] = arn, ["Tags"] = ResourceCall.JsonTags(call.NewTags) });
    }

    public override void Delete(ResourceCall call) =>
        ResourceCall.IgnoreMissing(() => call.Send("scheduler", "DeleteScheduleGroup", new JsonObject { ["Name"] = call.PhysicalId }));
}
