using Amazon.EventBridge.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RdsBackup.Unit.Aws;

public sealed class JsonMarshallingTests
{
    [Fact]
    public async Task Step_Functions_speaks_JSON_1_0_and_names_the_operation_in_a_header()
    {
        var wire = Wire.AnsweringJson("""{"executionArn":"arn","startDate":1}""");
        await wire.StepFunctions().StartExecutionAsync(new StartExecutionRequest
        {
            StateMachineArn = "arn:aws:states:us-east-1:111122223333:stateMachine:copy",
            Input = """{"snapshot":"orders & <co>","größe":1}""",
        });

        Assert.Equal("https://states.us-east-1.amazonaws.com/", wire.Last.Uri.ToString());
        Assert.Equal("AWSStepFunctions.StartExecution", wire.Last.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.0", wire.Last.Headers["Content-Type"]);
        Assert.Contains("/us-east-1/states/aws4_request", wire.Last.Authorization);
        Assert.Equal(
            """{"stateMachineArn":"arn:aws:states:us-east-1:111122223333:stateMachine:copy","input":"{\"snapshot\":\"orders & <co>\",\"größe\":1}"}""",
            wire.Last.Body);
    }

    [Fact]
    public async Task EventBridge_speaks_JSON_1_1_with_lists_in_lists_and_seconds_since_1970()
    {
        var wire = Wire.AnsweringJson("""{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}""");
        await wire.EventBridge().PutEventsAsync(new PutEventsRequest
        {
            Entries =
            [
                new PutEventsRequestEntry
                {
                    Time = new DateTime(2026, 11, 20, 3, 7, 41, 123, DateTimeKind.Utc),
                    Source = "rdsbackup",
                    Resources = ["arn:a", "arn:b"],
                    Detail = "{}",
                },
                new PutEventsRequestEntry { Resources = [] },
            ],
        });

        Assert.Equal("https://events.us-east-1.amazonaws.com/", wire.Last.Uri.ToString());
        Assert.Equal("AWSEvents.PutEvents", wire.Last.Headers["X-Amz-Target"]);
        Assert.Equal("application/x-amz-json-1.1", wire.Last.Headers["Content-Type"]);
        Assert.Contains("/us-east-1/events/aws4_request", wire.Last.Authorization);
        Assert.Equal(
            """{"Entries":[{"Time":1795144061.123,"Source":"rdsbackup","Resources":["arn:a","arn:b"],"Detail":"{}"},{"Resources":[]}]}""",
            wire.Last.Body);
    }

    [Fact]
    public async Task Enumerations_numbers_and_booleans_are_JSONs_own_and_what_is_not_set_is_not_sent()
    {
        var wire = Wire.AnsweringJson("""{"executions":[]}""", """{"events":[]}""");
        await wire.StepFunctions().ListExecutionsAsync(new ListExecutionsRequest { StatusFilter = ExecutionStatus.TIMED_OUT, MaxResults = 100 });
        Assert.Equal("""{"statusFilter":"TIMED_OUT","maxResults":100}""", wire.Last.Body);

        await wire.StepFunctions().GetExecutionHistoryAsync(new GetExecutionHistoryRequest { ReverseOrder = true, IncludeExecutionData = false });
        Assert.Equal("""{"reverseOrder":true,"includeExecutionData":false}""", wire.Last.Body);
    }

    [Fact]
    public async Task A_request_with_nothing_set_is_an_empty_object()
    {
        var wire = Wire.AnsweringJson("""{"stateMachines":[]}""");
        await wire.StepFunctions().ListStateMachinesAsync(new ListStateMachinesRequest());

        Assert.Equal("{}", wire.Last.Body);
    }

    [Theory]
    [InlineData("2026-11-20T03:07:41Z", "1795144061")]
    [InlineData("2026-11-20T03:07:41.1239999Z", "1795144061.123")]
    [InlineData("1969-12-31T23:59:59.5Z", "-0.5")]
    [InlineData("1970-01-01T00:00:00Z", "0")]
    public async Task A_time_is_seconds_since_1970_with_milliseconds_behind_the_point(string time, string json)
    {
        var wire = Wire.AnsweringJson("{}");
        await wire.EventBridge().PutEventsAsync(new PutEventsRequest { Entries = [new PutEventsRequestEntry { Time = DateTime.Parse(time).ToUniversalTime() }] });

        Assert.Equal($$"""{"Entries":[{"Time":{{json}}}]}""", wire.Last.Body);
    }

    [Fact]
    public async Task Maps_and_structures_nest()
    {
        var wire = Wire.AnsweringJson("{}");
        await wire.EventBridge().PutTargetsAsync(new PutTargetsRequest
        {
            Targets =
            [
                new Target { HttpParameters = new HttpParameters { HeaderParameters = new() { ["a b"] = "1", ["größe"] = "2" }, QueryStringParameters = [] } },
                new Target { RetryPolicy = new RetryPolicy { MaximumRetryAttempts = 0 } },
            ],
        });

        Assert.Equal(
            """{"Targets":[{"HttpParameters":{"HeaderParameters":{"a b":"1","größe":"2"},"QueryStringParameters":{}}},{"RetryPolicy":{"MaximumRetryAttempts":0}}]}""",
            wire.Last.Body);
    }
}
