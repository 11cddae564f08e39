using System.Net;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RdsBackup.Unit.Aws;

public sealed class JsonUnmarshallingTests
{
    private const string History =
        """
        {
          "nextToken": "next & more",
          "events": [
            {
              "id": 7, "previousEventId": 6, "timestamp": 1795144061.123, "type": "TaskFailed",
              "taskFailedEventDetails": { "resource": "copyDBSnapshot", "resourceType": "aws-sdk:rds", "error": "Rds.SnapshotQuotaExceededException", "cause": null },
              "somethingNewer": { "deep": [ { "deeper": 1 } ] }
            },
            { "id": 8, "type": "StateExited", "stateExitedEventDetails": { "name": "Copy", "output": "{\"a\":1}", "assignedVariables": { "copy": "\"x\"", "gone": null } } },
            { "id": 9, "timestamp": 1795144062, "type": "QuantumStateEntered" },
            null
          ]
        }
        """;

    [Fact]
    public async Task A_page_of_events_is_read_as_AWS_sends_it()
    {
        var response = await Read(History);

        Assert.Equal("next & more", response.NextToken);
        Assert.Equal(Wire.RequestId, response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
        Assert.Equal([7, 8, 9], response.Events!.Select(one => one.Id!.Value));

        var failed = response.Events![0];
        Assert.Equal(HistoryEventType.TaskFailed, failed.Type);
        Assert.Equal(new DateTime(2026, 11, 20, 3, 7, 41, 123, DateTimeKind.Utc), failed.Timestamp);
        Assert.Equal(DateTimeKind.Utc, failed.Timestamp!.Value.Kind);
        Assert.Equal("Rds.SnapshotQuotaExceededException", failed.TaskFailedEventDetails!.Error);
        Assert.Equal("""{"a":1}""", response.Events[1].StateExitedEventDetails!.Output);
        Assert.Equal([new("copy", "\"x\"")], response.Events[1].StateExitedEventDetails!.AssignedVariables!);
    }

    [Fact]
    public async Task What_AWS_did_not_send_or_sent_as_null_is_null()
    {
        var events = (await Read(History)).Events!;

        Assert.Null(events[0].TaskFailedEventDetails!.Cause);
        Assert.Null(events[0].StateExitedEventDetails);
        Assert.Null(events[1].Timestamp);
        Assert.Null(events[1].StateExitedEventDetails!.AssignedVariablesDetails);
    }

    [Theory]
    [InlineData("1795144061")]
    [InlineData("1.795144061E9")]
    [InlineData("1795144061.0")]
    public async Task A_time_is_read_however_AWS_writes_its_number(string number)
    {
        var wire = Wire.AnsweringJson($$"""{"executionArn":"arn","startDate":{{number}}}""");
        var response = await wire.StepFunctions().StartExecutionAsync(new StartExecutionRequest());

        Assert.Equal(new DateTime(2026, 11, 20, 3, 7, 41, DateTimeKind.Utc), response.StartDate);
    }

    [Fact]
    public async Task An_enumeration_value_newer_than_this_library_is_kept() =>
        Assert.Equal("QuantumStateEntered", (await Read(History)).Events![2].Type!.Value);

    [Fact]
    public async Task A_definition_and_a_policy_are_the_texts_that_AWS_keeps()
    {
        var wire = Wire.AnsweringJson("""{"stateMachineArn":"arn","definition":"{\n  \"StartAt\": \"Größe \\u2713\"\n}","variableReferences":{"Copy":["id","name"]}}""");
        var machine = await wire.StepFunctions().DescribeStateMachineAsync(new DescribeStateMachineRequest());

        Assert.Equal("{\n  \"StartAt\": \"Größe \\u2713\"\n}", machine.Definition);
        Assert.Equal(["id", "name"], machine.VariableReferences!["Copy"]);
    }

    [Fact]
    public async Task Events_that_failed_are_told_apart_from_those_that_arrived()
    {
        var wire = Wire.AnsweringJson("""{"FailedEntryCount":1,"Entries":[{"EventId":"e1"},{"ErrorCode":"InternalFailure","ErrorMessage":"later"}]}""");
        var response = await wire.EventBridge().PutEventsAsync(new PutEventsRequest());

        Assert.Equal(1, response.FailedEntryCount);
        Assert.Equal([null, "InternalFailure"], response.Entries!.Select(entry => entry.ErrorCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task An_operation_without_a_result_may_answer_nothing(string body)
    {
        var response = await Wire.AnsweringJson(body).EventBridge().DisableRuleAsync(new DisableRuleRequest { Name = "arrivals" });

        Assert.Equal(Wire.RequestId, response.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Please sign in to the hotel's network</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"events":[{"id":1""")]
    [InlineData("""{"events":{}}""")]
    [InlineData("""{"events":[{"id":"one"}]}""")]
    public async Task What_is_not_an_answer_never_passes_for_an_empty_list(string body) =>
        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Read(body));

    private static Task<GetExecutionHistoryResponse> Read(string json) =>
        Wire.AnsweringJson(json).StepFunctions().GetExecutionHistoryAsync(new GetExecutionHistoryRequest());
}
