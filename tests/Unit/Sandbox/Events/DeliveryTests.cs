using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Unit.Sandbox.Events;

public sealed class DeliveryTests
{
    private readonly EventsWorld world = new();

    [Fact]
    public void An_event_arrives_a_second_later_as_it_is()
    {
        world.Rule(world.Seen.Arn);

        var id = (string?)EventsWorld.Put(world.Events)["EventId"];
        world.WaitSeconds(0.5);
        Assert.Empty(world.Seen.Messages);
        world.WaitSeconds(0.5);

        var happened = JsonNode.Parse(Assert.Single(world.Seen.Messages).Body)!;
        Assert.Equal(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"Order Placed","source":"shop","account":"111111111111","time":"2026-11-20T00:00:00Z","region":"us-east-1","resources":[],"detail":{"id":7}}""",
            happened.ToJsonString());
    }

    [Fact]
    public void A_paused_rule_tells_nobody_until_it_goes_on()
    {
        world.Rule(world.Seen.Arn);
        world.Events.Call("DisableRule", new() { ["Name"] = "all" });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(5);
        Assert.Empty(world.Seen.Messages);

        world.Events.Call("EnableRule", new() { ["Name"] = "all" });
        EventsWorld.Put(world.Events);
        world.WaitSeconds(5);
        Assert.Single(world.Seen.Messages);
    }

    [Fact]
    public void A_queue_that_does_not_let_EventBridge_in_gets_nothing_and_the_dead_letter_queue_tells_why()
    {
        var closed = world.Queue("closed", policy: EventsWorld.Letting("sns.amazonaws.com", "sqs:SendMessage", "*", EventsWorld.Primary));
        var letters = world.Queue("letters");
        world.Rule(closed.Arn, more: new() { ["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters.Arn } });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(1);

        Assert.Empty(closed.Messages);
        var letter = Assert.Single(letters.Messages);
        Assert.Contains("\"detail\":{\"id\":7}", letter.Body, StringComparison.Ordinal);
        Assert.Equal("NO_PERMISSIONS", letter.Attributes["ERROR_CODE"]);
        Assert.Equal("arn:aws:events:us-east-1:111111111111:rule/all", letter.Attributes["RULE_ARN"]);
        Assert.Equal(closed.Arn, letter.Attributes["TARGET_ARN"]);
        Assert.DoesNotContain("EXHAUSTED_RETRY_CONDITION", letter.Attributes.Keys);
    }

    // EventBridge User Guide, "Amazon SNS permissions"; SNS Developer Guide, "Enable compatibility between event sources from AWS services and encrypted topics".
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_topic_whose_policy_asks_for_whom_EventBridge_acts_gets_nothing(bool asks)
    {
        const string Told = "arn:aws:sns:us-east-1:111111111111:told";
        var letters = world.Queue("letters");
        var topic = world.Topic("told", policy: asks ? EventsWorld.Letting("events.amazonaws.com", "sns:Publish", Told, EventsWorld.Primary) : null);
        world.Rule(topic.Arn, more: new() { ["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters.Arn } });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(1);

        Assert.Equal(asks ? (0, 1) : (1, 0), (topic.Messages.Count, letters.Messages.Count));
    }

    [Fact]
    public void A_queue_that_is_gone_counts_as_no_resource()
    {
        var letters = world.Queue("letters");
        world.Rule(world.Seen.Arn, more: new() { ["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters.Arn } });
        var url = world.Seen.UrlAt(world.Aws.Address);
        world.SqsOf(EventsWorld.Primary, EventsWorld.East1).Call("DeleteQueue", new() { ["QueueUrl"] = url });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(1);

        // Without the queue there is no policy that would let anybody in.
        Assert.Equal("NO_PERMISSIONS", Assert.Single(letters.Messages).Attributes["ERROR_CODE"]);
    }

    [Fact]
    public void A_passing_failure_is_tried_again_until_it_has_passed()
    {
        world.Rule(world.Seen.Arn);
        world.Aws.Faults.Add(new FaultRule(FaultKinds.ServiceUnavailable) { Service = "sqs", Action = "SendMessage", Count = 5 });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(1 + 1 + 2 + 4 + 8);
        Assert.Empty(world.Seen.Messages);
        world.WaitSeconds(16);

        Assert.Single(world.Seen.Messages);
    }

    [Theory]
    [InlineData("MaximumRetryAttempts", 3, 86400, "3")]
    [InlineData("MaximumEventAgeInSeconds", 185, 60, "5")]
    public void What_does_not_pass_in_time_becomes_a_dead_letter(string condition, int attempts, int age, string retries)
    {
        var letters = world.Queue("letters");
        world.Rule(world.Topic("told").Arn, more: new()
        {
            ["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters.Arn },
            ["RetryPolicy"] = new JsonObject { ["MaximumRetryAttempts"] = attempts, ["MaximumEventAgeInSeconds"] = age },
        });
        world.Aws.Faults.Add(new FaultRule(FaultKinds.Throttling) { Service = "sns" });

        EventsWorld.Put(world.Events);
        world.Wait(TimeSpan.FromDays(2));

        var letter = Assert.Single(letters.Messages);
        Assert.Equal(("THROTTLING", condition, retries), (letter.Attributes["ERROR_CODE"], letter.Attributes["EXHAUSTED_RETRY_CONDITION"], letter.Attributes["RETRY_ATTEMPTS"]));
    }

    [Fact]
    public void A_day_of_retries_takes_185_of_them_at_most()
    {
        world.Rule(world.Topic("told").Arn);
        world.Aws.Faults.Add(new FaultRule(FaultKinds.InternalFailure) { Service = "sns" });

        EventsWorld.Put(world.Events);
        world.Wait(TimeSpan.FromDays(2));

        Assert.InRange(world.Aws.Calls.Count("sns", "Publish"), 150, 186);
        Assert.Equal("ERROR_FROM_TARGET", Assert.Single(world.Aws.EventBridge.DroppedEvents).Code);
    }

    [Fact]
    public void A_lost_event_arrives_nowhere_a_doubled_one_twice_and_a_late_one_late()
    {
        world.Rule(world.Seen.Arn);
        world.Aws.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "Lost" });
        world.Aws.Faults.Add(new FaultRule(FaultKinds.EventDoubled) { Name = "Doubled" });
        world.Aws.Faults.Add(new FaultRule(FaultKinds.EventLate) { Name = "Late", Latency = TimeSpan.FromHours(3) });

        foreach (var type in (string[])["Lost", "Doubled", "Late"])
            EventsWorld.Put(world.Events, type: type);
        world.Wait(TimeSpan.FromHours(2));
        Assert.Equal(["Doubled", "Doubled"], Types());
        world.Wait(TimeSpan.FromHours(2));

        Assert.Equal(["Doubled", "Doubled", "Late"], Types());

        IEnumerable<string?> Types() => world.Seen.Messages.Select(message => (string?)JsonNode.Parse(message.Body)!["detail-type"]);
    }

    [Fact]
    public void An_API_destination_is_sent_what_the_template_says_with_its_key()
    {
        const string Address = "https://hooks.example.com/services/T0";
        var events = world.Events;
        var connection = (string?)events.Call("CreateConnection", new()
        {
            ["Name"] = "hook",
            ["AuthorizationType"] = "API_KEY",
            ["AuthParameters"] = new JsonObject { ["ApiKeyAuthParameters"] = new JsonObject { ["ApiKeyName"] = "x-key", ["ApiKeyValue"] = "example" } },
        })["ConnectionArn"];
        var destination = (string)events.Call("CreateApiDestination", new()
        {
            ["Name"] = "hook",
            ["ConnectionArn"] = connection,
            ["HttpMethod"] = "POST",
            ["InvocationEndpoint"] = Address,
        })["ApiDestinationArn"]!;
        var role = world.Role("hook", "events:InvokeApiDestination", destination);
        world.Rule(destination, more: new()
        {
            ["RoleArn"] = role,
            ["InputTransformer"] = new JsonObject
            {
                ["InputPathsMap"] = new JsonObject { ["why"] = "$.detail.why", ["account"] = "$.account" },
                ["InputTemplate"] = """{"text": "Account <account>: <why>"}""",
            },
        });

        EventsWorld.Put(events, detail: """{"why":"it said \"no\""}""");
        world.WaitSeconds(1);

        var request = Assert.Single(world.Aws.EventBridge.WebhookRequests);
        Assert.Equal(("POST", Address, """{"text": "Account 111111111111: it said \"no\""}"""), (request.Method, request.Endpoint, request.Body));
        Assert.Equal("example", request.Headers["x-key"]);
        Assert.DoesNotContain("\"example\"", events.Call("DescribeConnection", new() { ["Name"] = "hook" }).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_destination_has_to_be_https() => EventsWorld.Refused(
        "ValidationException",
        "Parameter InvocationEndpoint is not valid. Reason: The endpoint has to use HTTPS.",
        () =>
        {
            var connection = (string?)world.Events.Call("CreateConnection", new()
            {
                ["Name"] = "hook",
                ["AuthorizationType"] = "BASIC",
                ["AuthParameters"] = new JsonObject { ["BasicAuthParameters"] = new JsonObject { ["Username"] = "ann", ["Password"] = "example" } },
            })["ConnectionArn"];
            world.Events.Call("CreateApiDestination", new()
            {
                ["Name"] = "hook",
                ["ConnectionArn"] = connection,
                ["HttpMethod"] = "POST",
                ["InvocationEndpoint"] = "http://hooks.example.com/",
            });
        });

    [Fact]
    public void Each_of_five_hundred_events_finds_its_one_rule_of_a_hundred()
    {
        for (var rule = 0; rule < 100; rule++)
            world.Rule(world.Seen.Arn, pattern: $$$"""{"source":["shop"],"detail":{"id":[{{{rule}}}]}}""", name: $"rule-{rule}");

        for (var number = 0; number < 500; number++)
            EventsWorld.Put(world.Events, detail: $$"""{"id":{{number % 100}}}""");
        world.WaitSeconds(60);

        Assert.Equal(500, world.Seen.Messages.Count);
    }
}
