using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Unit.Sandbox.StepFunctions;

public sealed class ExecutionTests
{
    private const string CopyAndPoll =
        """
        {
          "Copy": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:copyDBSnapshot", "Assign": { "name": "{% $states.input.name %}" },
            "Arguments": { "SourceDBSnapshotIdentifier": "{% $states.input.source %}", "TargetDBSnapshotIdentifier": "{% $states.input.name %}",
              "CopyTags": false, "Tags": [{ "Key": "made-at", "Value": "2026-11-20T07:12:00.000Z" }] },
            "Catch": [
              { "ErrorEquals": ["Rds.SnapshotQuotaExceededException"], "Assign": { "why": "{% $states.errorOutput.Cause %}" }, "Next": "Quota" },
              { "ErrorEquals": ["Rds.DbSnapshotAlreadyExistsException"], "Next": "Wait", "Assign": { "name": "{% $states.input.name %}" } } ],
            "Next": "Wait" },
          "Quota": { "Type": "Choice", "Choices": [{ "Condition": "{% $contains($why, 'Cannot copy more than') %}", "Next": "Busy" }], "Default": "Full" },
          "Busy": { "Type": "Succeed", "Output": "busy" },
          "Full": { "Type": "Fail", "Error": "Full", "Cause": "{% $why %}" },
          "Wait": { "Type": "Wait", "Seconds": 300, "Next": "Look" },
          "Look": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:describeDBSnapshots", "Arguments": { "DbSnapshotIdentifier": "{% $name %}" },
            "Output": "{% $states.result.DbSnapshots[0] %}", "Next": "There" },
          "There": { "Type": "Choice", "Choices": [{ "Condition": "{% $states.input.Status = 'available' %}", "Next": "Done" }], "Default": "Wait" },
          "Done": { "Type": "Succeed", "Output": "{% $states.input.{ 'arn': DbSnapshotArn, 'size': AllocatedStorage, 'encrypted': Encrypted, 'tags': TagList } %}" }
        }
        """;

    private static readonly string[] CopyRole = ["rds:CopyDBSnapshot", "rds:DescribeDBSnapshots", "rds:AddTagsToResource"];

    [Fact]
    public void A_machine_copies_a_snapshot_and_waits_for_it_with_a_least_role()
    {
        var world = new StatesWorld().WithRole(CopyRole);
        var source = world.Rds.Snapshot("monthly");

        var execution = world.Run(CopyAndPoll, $$"""{"source":"{{source.Arn}}","name":"copy-1"}""");

        Assert.Equal("SUCCEEDED", (string?)execution["status"]);
        Assert.Equal(
            """{"arn":"arn:aws:rds:us-east-1:111111111111:snapshot:copy-1","size":100,"encrypted":false,"tags":[{"Key":"made-at","Value":"2026-11-20T07:12:00.000Z"}]}""",
            (string?)execution["output"]);
        var events = world.Events(execution);
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSucceeded", "TaskStateExited", "WaitStateEntered"], events[..7]);
        Assert.Equal("ExecutionSucceeded", events[^1]);
        // Four looks, five minutes apart, for twenty minutes of copying: copy, 4 × (wait, look, choice), done.
        Assert.Equal(14, world.Rds.Aws.StepFunctions.Machines.Values.Single().Executions.Values.Single().Transitions);
        Assert.Contains(
            world.Rds.Aws.Calls.Latest,
            call => call.Action == "CopyDBSnapshot" && call.Caller!.StartsWith("arn:aws:sts::111111111111:assumed-role/machine/", StringComparison.Ordinal));
    }

    [Fact]
    public void Both_meanings_of_the_quota_error_can_be_told_apart_by_their_cause()
    {
        var busy = new StatesWorld(new RdsSettings { Quotas = new RdsQuotas { CopiesInProgress = 0, SameRegionCopiesCount = true } }).WithRole(CopyRole);
        var full = new StatesWorld(new RdsSettings { Quotas = new RdsQuotas { ManualSnapshots = 1 } }).WithRole(CopyRole);

        var first = busy.Run(CopyAndPoll, $$"""{"source":"{{busy.Rds.Snapshot("monthly").Arn}}","name":"copy-1"}""");
        var second = full.Run(CopyAndPoll, $$"""{"source":"{{full.Rds.Snapshot("monthly").Arn}}","name":"copy-1"}""");

        Assert.Equal("\"busy\"", (string?)first["output"]);
        Assert.Equal("Full", (string?)second["error"]);
        Assert.Matches("^Cannot create more than 1 manual snapshots.* \\(Service: Rds, Status Code: 400, Request ID: [0-9a-f-]{36}\\)$", (string?)second["cause"]);
    }

    [Fact]
    public void A_wait_of_three_hours_is_one_moment_and_two_events()
    {
        var world = new StatesWorld().WithRole();
        var start = world.Rds.Clock.GetUtcNow();
        var execution = world.Run("""{ "Wait": { "Type": "Wait", "Seconds": "{% 3 * 3600 %}", "Output": "{% $now() %}", "End": true } }""");
        Assert.Equal($"\"{start.AddHours(3):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"", (string?)execution["output"]);
        Assert.Equal(["ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ExecutionSucceeded"], world.Events(execution));
    }

    [Fact]
    public void A_task_is_tried_again_with_full_jitter_until_it_succeeds()
    {
        var world = new StatesWorld().WithRole("rds:DescribeDBSnapshots");
        world.Rds.Aws.Faults.Add(new FaultRule(FaultKinds.Throttling) { Action = "DescribeDBSnapshots", Count = 3 });
        var execution = world.Run(
            """
            { "Look": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:describeDBSnapshots", "Arguments": {},
                "Retry": [{ "ErrorEquals": ["Rds.RdsException"], "IntervalSeconds": 60, "BackoffRate": 1, "MaxAttempts": 5, "JitterStrategy": "FULL" }],
                "Output": "{% $states.context.State.RetryCount %}", "End": true } }
            """);
        Assert.Equal("3", (string?)execution["output"]);
        Assert.Equal(3, world.Events(execution).Count(type => type == "TaskFailed"));
        var took = (double)execution["stopDate"]! - (double)execution["startDate"]!;
        Assert.InRange(took, 1, 180);
        Assert.Equal(4, world.Rds.Aws.StepFunctions.Machines.Values.Single().Executions.Values.Single().Transitions);
    }

    [Fact]
    public void A_permission_that_is_missing_fails_the_task_with_the_services_general_error()
    {
        var world = new StatesWorld().WithRole("rds:DescribeDBInstances");
        var execution = world.Run(
            """{ "Look": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:describeDBSnapshots", "Arguments": {}, "End": true } }""");
        Assert.Equal(("FAILED", "Rds.RdsException"), ((string?)execution["status"], (string?)execution["error"]));
        Assert.Contains("is not authorized to perform: rds:DescribeDBSnapshots", (string?)execution["cause"], StringComparison.Ordinal);
        Assert.Contains("Status Code: 403", (string?)execution["cause"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_goes_on_past_items_that_fail_when_they_are_caught()
    {
        var world = new StatesWorld().WithRole("rds:DescribeDBSnapshots");
        world.Rds.Snapshot("there");
        var execution = world.Run(
            """
            { "Each": { "Type": "Map", "Items": "{% $states.input.names %}", "MaxConcurrency": 1,
                "ItemSelector": { "name": "{% $states.context.Map.Item.Value %}", "at": "{% $states.context.Map.Item.Index %}" },
                "ItemProcessor": { "StartAt": "Look", "States": {
                  "Look": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:describeDBSnapshots",
                    "Arguments": { "DbSnapshotIdentifier": "{% $states.input.name %}" }, "Output": "{% $states.input.at %}",
                    "Catch": [{ "ErrorEquals": ["Rds.DbSnapshotNotFoundException"], "Output": { "missing": "{% $states.input.name %}" }, "Next": "Missing" }], "End": true },
                  "Missing": { "Type": "Pass", "End": true } } },
                "End": true } }
            """,
            """{"names":["there","gone","there"]}""");
        Assert.Equal("""[0,{"missing":"gone"},2]""", (string?)execution["output"]);
    }

    [Fact]
    public void A_map_fails_with_the_first_item_that_fails_and_stops_the_others()
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run(
            """
            { "Each": { "Type": "Map", "Items": [3600, 60, 7200], "Catch": [{ "ErrorEquals": ["Slow"], "Next": "Caught" }], "Next": "Caught",
                "ItemProcessor": { "StartAt": "Wait", "States": {
                  "Wait": { "Type": "Wait", "Seconds": "{% $states.input %}", "Next": "Fail" },
                  "Fail": { "Type": "Fail", "Error": "Slow", "Cause": "{% $string($states.input) & ' seconds' %}" } } } },
              "Caught": { "Type": "Succeed" } }
            """);
        Assert.Equal("""{"Error":"Slow","Cause":"60 seconds"}""", (string?)execution["output"]);
        Assert.Single(world.Events(execution), type => type == "MapIterationFailed");
    }

    [Fact]
    public void Branches_run_beside_each_other_see_outer_variables_and_keep_their_own()
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run(
            """
            { "Set": { "Type": "Pass", "Assign": { "base": 10 }, "Next": "Fork" },
              "Fork": { "Type": "Parallel", "Next": "End", "Branches": [
                { "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "mine": 1 }, "Next": "A2" }, "A2": { "Type": "Pass", "Output": "{% $base + $mine %}", "End": true } } },
                { "StartAt": "B", "States": { "B": { "Type": "Wait", "Seconds": 60, "Output": "{% $exists($mine) %}", "End": true } } } ] },
              "End": { "Type": "Succeed", "Output": "{% [$states.input, $exists($mine)] %}" } }
            """);
        Assert.Equal("[11,false,false]", (string?)execution["output"]);
        Assert.Equal(60, (double)execution["stopDate"]! - (double)execution["startDate"]!);
    }

    [Fact]
    public void An_execution_that_takes_too_long_times_out()
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run("""{ "Wait": { "Type": "Wait", "Seconds": 7200, "End": true } }""", timeout: 3600);
        Assert.Equal(("TIMED_OUT", "States.Timeout"), ((string?)execution["status"], (string?)execution["error"]));
        Assert.Equal(3600, (double)execution["stopDate"]! - (double)execution["startDate"]!);
    }

    [Fact]
    public void A_stopped_execution_does_nothing_more()
    {
        var world = new StatesWorld().WithRole("rds:DescribeDBSnapshots");
        var execution = world.Start(world.Machine(
            """
            { "Wait": { "Type": "Wait", "Seconds": 60, "Next": "Look" },
              "Look": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:rds:describeDBSnapshots", "Arguments": {}, "End": true } }
            """));
        world.Pass(TimeSpan.FromSeconds(30));
        world.Call("StopExecution", new JsonObject { ["executionArn"] = execution, ["error"] = "Enough", ["cause"] = "for now" });
        world.Pass(TimeSpan.FromHours(1));
        Assert.Equal(("ABORTED", "Enough"), ((string?)world.Describe(execution)["status"], (string?)world.Describe(execution)["error"]));
        Assert.Equal(0, world.Rds.Aws.Calls.Count("rds", "DescribeDBSnapshots"));
    }

    [Fact]
    public void An_endless_loop_ends_with_its_25000th_event()
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run(
            """
            { "Again": { "Type": "Pass", "Next": "Once" }, "Once": { "Type": "Choice", "Choices": [{ "Condition": "{% false %}", "Next": "Never" }], "Default": "Again" },
              "Never": { "Type": "Succeed" } }
            """);
        Assert.Equal(("FAILED", "States.Runtime"), ((string?)execution["status"], (string?)execution["error"]));
        Assert.Equal(25_000, world.Rds.Aws.StepFunctions.Machines.Values.Single().Executions.Values.Single().History.Count);
    }

    [Fact]
    public void A_payload_over_256_KiB_fails_and_is_not_caught_by_States_ALL()
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run(
            """
            { "Each": { "Type": "Map", "Items": [1], "Output": "{% $pad('', 262144, 'x') %}", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "End" }], "Next": "End",
                "ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } } },
              "End": { "Type": "Succeed" } }
            """);
        Assert.Equal("States.DataLimitExceeded", (string?)execution["error"]);
    }

    [Theory]
    [InlineData("$nothing", "returned nothing (undefined)")]
    [InlineData("1 + 'a'", "T2002")]
    [InlineData("function(){1}", "returned a function")]
    public void An_expression_that_has_no_value_fails_its_state(string expression, string cause)
    {
        var world = new StatesWorld().WithRole();
        var execution = world.Run($$"""{ "Pass": { "Type": "Pass", "Output": { "a": "{% {{expression}} %}" }, "End": true } }""");
        Assert.Equal("States.QueryEvaluationError", (string?)execution["error"]);
        Assert.Contains(cause, (string?)execution["cause"], StringComparison.Ordinal);
        Assert.Contains("'Output/a'", (string?)execution["cause"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_starts_another_one_and_reads_what_became_of_it()
    {
        var world = new StatesWorld().WithRole("states:StartExecution", "states:DescribeExecution");
        var execution = world.Run(
            """
            { "First": { "Type": "Choice", "Choices": [{ "Condition": "{% $states.input.inner = true %}", "Next": "Inner" }], "Default": "Start" },
              "Inner": { "Type": "Succeed", "Output": { "said": "{% $states.input.word %}" } },
              "Start": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution", "Assign": { "arn": "{% $states.result.ExecutionArn %}" },
                "Arguments": { "StateMachineArn": "{% $states.context.StateMachine.Id %}", "Input": { "inner": true, "word": "hello" } }, "Next": "Wait" },
              "Wait": { "Type": "Wait", "Seconds": 5, "Next": "Read" },
              "Read": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:describeExecution", "Arguments": { "ExecutionArn": "{% $arn %}" },
                "Output": "{% [$parse($states.result.Output).said, $states.result.Status] %}", "End": true } }
            """);
        Assert.Equal("""["hello","SUCCEEDED"]""", (string?)execution["output"]);
    }

    [Fact]
    public void What_became_of_an_execution_is_told_as_an_event()
    {
        var world = new StatesWorld().WithRole();
        var told = new List<ServiceEvent>();
        world.Rds.Aws.Events.Subscribe(told.Add);
        world.Run("""{ "No": { "Type": "Fail", "Error": "No", "Cause": "because" } }""");
        var states = told.Where(one => one.Source == "aws.states").ToList();
        Assert.Equal(["RUNNING", "FAILED"], states.Select(one => (string)one.Detail["status"]!));
        Assert.Equal("Step Functions Execution Status Change", states[1].DetailType);
        Assert.Equal(("No", "because"), ((string?)states[1].Detail["error"], (string?)states[1].Detail["cause"]));
    }

    [Fact]
    public void A_name_starts_one_execution_only()
    {
        var world = new StatesWorld().WithRole();
        var machine = world.Machine("""{ "Wait": { "Type": "Wait", "Seconds": 60, "End": true } }""");
        JsonObject Input(string input) => new() { ["stateMachineArn"] = machine, ["name"] = "once", ["input"] = input };
        var first = world.Call("StartExecution", Input("{}"));
        Assert.Equal((string?)first["executionArn"], (string?)world.Call("StartExecution", Input("{}"))["executionArn"]);
        Assert.Equal("ExecutionAlreadyExists", Assert.Throws<AwsFault>(() => world.Call("StartExecution", Input("""{"a":1}"""))).Code);
        world.Pass(TimeSpan.FromHours(1));
        Assert.Equal("ExecutionAlreadyExists", Assert.Throws<AwsFault>(() => world.Call("StartExecution", Input("{}"))).Code);
    }
}
