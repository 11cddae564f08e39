using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary><c>AWS::Scheduler::Schedule</c>.</summary>
internal sealed class SchedulerScheduleType() : ResourceType(
    "AWS::Scheduler::Schedule",
    Property.Text("Description"),
    Property.Text("EndDate"),
    Property.Structure("FlexibleTimeWindow", Property.Integer("MaximumWindowInMinutes"), Property.Text("Mode").Required()).Required(),
    Property.Text("GroupName").Replacing(),
    Property.Text("Name").Replacing(),
    Property.Text("ScheduleExpression").Required(),
    Property.Text("ScheduleExpressionTimezone"),
    Property.Text("StartDate"),
    Property.Text("State"),
    Property.Structure(
        "Target",
        Property.Text("Arn").Required(),
        Property.Structure("DeadLetterConfig", Property.Text("Arn")),
        Property.Text("Input"),
        Property.Structure("RetryPolicy", Property.Integer("MaximumEventAgeInSeconds"), Property.Integer("MaximumRetryAttempts")),
        Property.Text("RoleArn").Required()).Required())
{
    private static readonly string[] Dates = ["StartDate", "EndDate"];

    public override IReadOnlyList<string> Attributes => ["Arn"];

    public override string NameProperty => "Name";

    public override void Create(ResourceCall call)
    {
        var name = call.Text("Name") ?? call.MakeName(64);
        call.Attributes["Arn"] = (string)call.Send("scheduler", "CreateSchedule", Input(call, name))["ScheduleArn"]!;
        call.PhysicalId = name;
    }

    public override void Update(ResourceCall call) => call.Send("scheduler", "UpdateSchedule", Input(call, call.PhysicalId));

    public override void Delete(ResourceCall call) => ResourceCall.IgnoreMissing(() =>
    {
        var input = new JsonObject(call.Given("GroupName"));
        input["Name"] = call.PhysicalId;
        call.Send("scheduler", "DeleteSchedule", input);
    });

    // Property and parameter names are the same; times are text in templates, and seconds since 1970 in calls.
    private JsonObject Input(ResourceCall call, string name)
    {
        var input = new JsonObject(call.Given([.. Properties.Members.Select(member => member.Name)]));
        input["Name"] = name;
        foreach (var date in Dates.Where(date => input.ContainsKey(date)))
        {
            input[date] = DateTimeOffset.TryParse((string?)input[date], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? moment.ToUnixTimeSeconds()
                : throw new AwsFault("ValidationException", $"{date} is not a time, e.g. 2026-11-20T06:00:00Z.");
        }

        return input;
    }
}
