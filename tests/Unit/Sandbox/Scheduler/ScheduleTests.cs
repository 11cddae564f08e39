using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.StepFunctions;

namespace RdsBackup.Unit.Sandbox.Scheduler;

public sealed class ScheduleTests
{
    private const string GroupArn = "arn:aws:scheduler:us-east-1:111111111111:schedule-group/default";
    private const string ScheduleArn = "arn:aws:scheduler:us-east-1:111111111111:schedule/default/nightly";

    private readonly StatesWorld world = new StatesWorld().WithRole();
    private readonly string machine;

    public ScheduleTests() => machine = world.Machine("""{"Done":{"Type":"Pass","End":true}}""");

    private JsonClient Client => JsonClient.Scheduler(world.Rds.Aws, world.Account.AccessKey, "us-east-1");

    [Fact]
    public void A_schedule_starts_its_machine_at_its_times_with_what_it_says()
    {
        Create("cron(40 6 * * ? *)", input: """{"at":"<aws.scheduler.scheduled-time>","id":"<aws.scheduler.execution-id>","try":"<aws.scheduler.attempt-number>"}""");

        world.Pass(TimeSpan.FromHours(6));
        Assert.Empty(Executions());
        world.Pass(TimeSpan.FromDays(2));

        var executions = Executions();
        Assert.Equal(2, executions.Count);
        Assert.All(executions, one => Assert.Equal("SUCCEEDED", (string?)one["status"]));
        var oldest = world.Describe((string)executions[^1]["executionArn"]!);
        Assert.Equal($$"""{"at":"2026-11-20T06:40:00Z","id":"{{oldest["name"]}}","try":"1"}""", (string?)oldest["input"]);
        Assert.NotEqual((string?)executions[0]["name"], (string?)executions[1]["name"]);
    }

    [Fact]
    public void A_rate_begins_at_once()
    {
        Create("rate(6 hours)");

        world.Pass(TimeSpan.FromHours(12));

        Assert.Equal(3, Executions().Count);
    }

    [Fact]
    public void A_disabled_schedule_rests_and_goes_on_where_it_would_have_been()
    {
        Create("rate(6 hours)", state: "DISABLED");
        world.Pass(TimeSpan.FromHours(13));
        Assert.Empty(Executions());

        Put("PUT", "rate(6 hours)", "ENABLED");
        world.Pass(TimeSpan.FromHours(4));
        Assert.Empty(Executions());
        world.Pass(TimeSpan.FromHours(1));
        Assert.Single(Executions());

        Put("PUT", "rate(6 hours)", "DISABLED");
        world.Pass(TimeSpan.FromDays(3));
        Assert.Single(Executions());
    }

    [Fact]
    public void A_deleted_schedule_comes_no_more()
    {
        Create("rate(6 hours)");
        world.Pass(TimeSpan.FromHours(1));

        Client.Rest("DELETE", "/schedules/nightly");
        world.Pass(TimeSpan.FromDays(1));

        Assert.Single(Executions());
        Refused("ResourceNotFoundException", "Schedule nightly does not exist.", () => Client.Rest("GET", "/schedules/nightly"));
    }

    [Fact]
    public void A_flexible_schedule_comes_within_its_window_and_tells_its_own_time()
    {
        Create("cron(0 6 * * ? *)", input: "\"<aws.scheduler.scheduled-time>\"", window: 30);

        world.Pass(TimeSpan.FromDays(20));

        var minutes = Executions().Select(one => DateTimeOffset.UnixEpoch.AddSeconds((double)one["startDate"]!).TimeOfDay.TotalMinutes - 360).ToList();
        Assert.Equal(20, minutes.Count);
        Assert.All(minutes, one => Assert.InRange(one, 0, 30));
        Assert.True(minutes.Max() - minutes.Min() > 5);
        Assert.Equal("\"2026-11-20T06:00:00Z\"", (string?)world.Describe((string)Executions()[^1]["executionArn"]!)["input"]);
    }

    [Fact]
    public void Start_and_end_bound_a_schedule()
    {
        Role();
        var input = Setting("rate(6 hours)");
        input["StartDate"] = world.Rds.Clock.GetUtcNow().AddHours(3).ToUnixTimeSeconds();
        input["EndDate"] = world.Rds.Clock.GetUtcNow().AddHours(10).ToUnixTimeSeconds();
        Client.Rest("POST", "/schedules/nightly", input);

        world.Pass(TimeSpan.FromDays(2));

        Assert.Equal([9.0, 3.0], Executions().Select(one => DateTimeOffset.UnixEpoch.AddSeconds((double)one["startDate"]!).TimeOfDay.TotalHours));
    }

    [Fact]
    public void The_roles_permission_is_asked_every_time()
    {
        Create("rate(6 hours)");
        world.Pass(TimeSpan.FromHours(1));
        Iam("DeleteRolePolicy", ("RoleName", "clock"), ("PolicyName", "start"));

        world.Pass(TimeSpan.FromHours(6));

        Assert.Single(Executions());
        var dropped = Assert.Single(world.Rds.Aws.Scheduler.DroppedInvocations);
        Assert.Equal(("AccessDeniedException", ScheduleArn, machine), (dropped.Code, dropped.ScheduleArn, dropped.TargetArn));
    }

    [Fact]
    public void A_role_trusts_the_schedulers_group_or_the_schedule_is_refused()
    {
        Role(condition: $$"""{"ArnEquals":{"aws:SourceArn":"{{GroupArn}}"},"StringEquals":{"aws:SourceAccount":"111111111111"} }""");
        Client.Rest("POST", "/schedules/nightly", Setting("rate(6 hours)"));

        Iam("UpdateAssumeRolePolicy", ("RoleName", "clock"), ("PolicyDocument", Trust($$"""{"ArnEquals":{"aws:SourceArn":"{{GroupArn}}s"} }""")));
        Refused(
            "ValidationException",
            "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
            () => Client.Rest("POST", "/schedules/weekly", Setting("rate(6 hours)")));
    }

    [Fact]
    public void A_passing_failure_is_tried_again_with_the_same_id()
    {
        world.Rds.Aws.Faults.Add(new FaultRule(FaultKinds.Throttling) { Service = "states", Action = "StartExecution", Count = 3 });
        Create("rate(6 hours)");

        world.Pass(TimeSpan.FromSeconds(6));
        Assert.Empty(Executions());
        world.Pass(TimeSpan.FromSeconds(1));

        Assert.Single(Executions());
    }

    [Theory]
    [InlineData(2, 86400, "MaximumRetryAttempts", "2")]
    [InlineData(185, 60, "MaximumEventAgeInSeconds", "5")]
    public void What_does_not_pass_in_time_becomes_a_dead_letter_if_the_role_may_send_it(int attempts, int age, string condition, string retries)
    {
        var sqs = JsonClient.Sqs(world.Rds.Aws, world.Account.AccessKey, "us-east-1");
        sqs.Call("CreateQueue", new() { ["QueueName"] = "letters" });
        Role(more: ""","sqs:SendMessage" """);
        world.Rds.Aws.Faults.Add(new FaultRule(FaultKinds.ServiceUnavailable) { Service = "states", Action = "StartExecution" });
        var setting = Setting("rate(6 hours)", input: """{"at":"<aws.scheduler.scheduled-time>"}""");
        setting["Target"]!["DeadLetterConfig"] = new JsonObject { ["Arn"] = "arn:aws:sqs:us-east-1:111111111111:letters" };
        setting["Target"]!["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = attempts, ["MaximumEventAgeInSeconds"] = age };
        Client.Rest("POST", "/schedules/nightly", setting);

        world.Pass(TimeSpan.FromHours(1));

        var letter = Assert.Single(world.Rds.Aws.Sqs.Find("111111111111", "us-east-1", "letters")!.Messages);
        Assert.Equal("""{"at":"2026-11-20T00:00:00Z"}""", letter.Body);
        Assert.Equal((condition, retries, ScheduleArn), (letter.Attributes["EXHAUSTED_RETRY_CONDITION"], letter.Attributes["RETRY_ATTEMPTS"], letter.Attributes["SCHEDULE_ARN"]));
        Assert.Empty(world.Rds.Aws.Scheduler.DroppedInvocations);
    }

    [Fact]
    public void Without_an_input_the_machine_gets_the_usual_notification()
    {
        Create("rate(6 hours)");
        world.Pass(TimeSpan.FromMinutes(1));

        var notification = JsonNode.Parse((string)world.Describe((string)Executions()[0]["executionArn"]!)["input"]!)!;

        Assert.Equal(("Scheduled Event", "aws.scheduler", ScheduleArn), ((string?)notification["detail-type"], (string?)notification["source"], (string?)notification["resources"]![0]));
    }

    [Fact]
    public void A_schedule_alone_keeps_nobody_waiting()
    {
        Create("rate(6 hours)");
        var timeline = world.Rds.Aws.Timeline;

        world.Pass(TimeSpan.FromHours(1));

        Assert.True(timeline.IsIdle);
        Assert.NotNull(timeline.Next);
    }

    [Theory]
    [InlineData("Target", """{"Arn":"arn:aws:sqs:us-east-1:111111111111:q","RoleArn":"arn:aws:iam::111111111111:role/clock"}""", "The sandbox has no targets of the kind of arn:aws:sqs:us-east-1:111111111111:q: a schedule starts a state machine.")]
    [InlineData("ScheduleExpressionTimezone", "\"Mars/Olympus\"", "Provided ScheduleExpressionTimezone 'Mars/Olympus' is not valid.")]
    [InlineData("FlexibleTimeWindow", """{"Mode":"FLEXIBLE"}""", "Mode FLEXIBLE takes MaximumWindowInMinutes, and mode OFF does not.")]
    [InlineData("KmsKeyArn", "\"key\"", "The sandbox has no parameter 'KmsKeyArn' here.")]
    [InlineData("ScheduleExpression", "\"at(2027-01-01T00:00:00)\"", "The sandbox has no schedule expression at(2027-01-01T00:00:00), only rate(...) and cron(...), with ?, *, L and # for days.")]
    public void What_it_does_not_know_is_refused_by_name(string member, string value, string message)
    {
        Role();
        var setting = Setting("rate(6 hours)");
        setting[member] = JsonNode.Parse(value);

        Refused(
            message.StartsWith("The sandbox has no ", StringComparison.Ordinal) ? "NotInSandbox" : "ValidationException",
            message,
            () => Client.Rest("POST", "/schedules/nightly", setting));
    }

    [Fact]
    public void Groups_have_schedules_and_tags_and_take_their_schedules_with_them()
    {
        const string Tags = "/tags/arn%3Aaws%3Ascheduler%3Aus-east-1%3A111111111111%3Aschedule-group%2Fbackup";
        Role();
        var tag = new JsonObject { ["Key"] = "team", ["Value"] = "dba" };
        Client.Rest("POST", "/schedule-groups/backup", new() { ["Tags"] = new JsonArray(tag) });
        var setting = Setting("rate(6 hours)");
        setting["GroupName"] = "backup";
        Client.Rest("POST", "/schedules/nightly", setting);
        Refused("ConflictException", "Schedule group backup already exists.", () => Client.Rest("POST", "/schedule-groups/backup"));
        Assert.Equal("backup", (string?)Client.Rest("GET", "/schedules?ScheduleGroup=backup")["Schedules"]![0]!["GroupName"]);

        Refused(
            "ValidationException",
            "Tag keys that begin with aws: are reserved for system use.",
            () => Client.Rest("POST", "/tags/" + Uri.EscapeDataString(GroupArn), new() { ["Tags"] = new JsonArray(new JsonObject { ["Key"] = "aws:x", ["Value"] = "x" }) }));
        Assert.Single(Client.Rest("GET", Tags)["Tags"]!.AsArray());
        Client.Rest("DELETE", Tags + "?TagKeys=team");
        Assert.Empty(Client.Rest("GET", Tags)["Tags"]!.AsArray());

        world.Pass(TimeSpan.FromHours(1));
        Client.Rest("DELETE", "/schedule-groups/backup");
        world.Pass(TimeSpan.FromDays(1));
        Assert.Single(Executions());
    }

    private void Create(string expression, string? input = null, string state = "ENABLED", int? window = null)
    {
        Role();
        Put("POST", expression, state, input, window);
    }

    private void Put(string method, string expression, string state, string? input = null, int? window = null)
    {
        var setting = Setting(expression, input);
        setting["State"] = state;
        if (window is not null)
            setting["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "FLEXIBLE", ["MaximumWindowInMinutes"] = window };
        Client.Rest(method, "/schedules/nightly", setting);
    }

    private JsonObject Setting(string expression, string? input = null)
    {
        var target = new JsonObject { ["Arn"] = machine, ["RoleArn"] = "arn:aws:iam::111111111111:role/clock" };
        if (input is not null)
            target["Input"] = input;
        return new() { ["ScheduleExpression"] = expression, ["FlexibleTimeWindow"] = new JsonObject { ["Mode"] = "OFF" }, ["Target"] = target };
    }

    private void Role(string condition = """{"StringEquals":{"aws:SourceAccount":"111111111111"} }""", string more = "")
    {
        Iam("CreateRole", ("RoleName", "clock"), ("AssumeRolePolicyDocument", Trust(condition)));
        Iam("PutRolePolicy", ("RoleName", "clock"), ("PolicyName", "start"), ("PolicyDocument", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["states:StartExecution"{{more}}],"Resource":"*"} ]}
            """));
    }

    private static string Trust(string condition) => $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":["events.amazonaws.com","scheduler.amazonaws.com"]},"Action":"sts:AssumeRole",
         "Condition":{{condition}} }]}
        """;

    private void Iam(string action, params (string, string)[] parameters) => QueryClient.Iam(world.Rds.Aws, world.Account).Call(action, parameters);

    private List<JsonNode> Executions() =>
        [.. world.Call("ListExecutions", new() { ["stateMachineArn"] = machine })["executions"]!.AsArray().Select(one => one!)];

    private static void Refused(string code, string message, Action call) => Events.EventsWorld.Refused(code, message, call);
}
