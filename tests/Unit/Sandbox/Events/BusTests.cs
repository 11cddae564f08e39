using System.Text.Json.Nodes;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Events;

public sealed class BusTests
{
    private static readonly string Vault = EventsWorld.BusArn("vault", EventsWorld.Secondary, EventsWorld.East2);
    private static readonly string Recovery = EventsWorld.BusArn("recovery", EventsWorld.Primary, EventsWorld.East2);

    private readonly EventsWorld world = new();

    [Fact]
    public void Another_account_puts_events_where_its_own_policies_and_the_bus_let_it()
    {
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault, role: "admin"));

        Assert.Null(EventsWorld.Put(world.EventsOf(EventsWorld.Primary, EventsWorld.East2), Vault)["ErrorCode"]);
        world.WaitSeconds(1);

        var message = Assert.Single(world.Queue("seen", EventsWorld.Secondary, EventsWorld.East2).Messages);
        Assert.Equal(EventsWorld.Primary, (string?)JsonNode.Parse(message.Body)!["account"]);
    }

    [Theory]
    [InlineData("somebody-else", "shop")]
    [InlineData("admin", "store")]
    public void A_bus_that_does_not_mean_the_caller_or_the_event_fails_the_entry(string role, string source)
    {
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault, role, source));

        var answer = world.EventsOf(EventsWorld.Primary, EventsWorld.East2).Call("PutEvents", new()
        {
            ["Entries"] = new JsonArray(new JsonObject { ["Source"] = "shop", ["DetailType"] = "x", ["Detail"] = "{}", ["EventBusName"] = Vault }),
        });

        Assert.Equal((1, "AccessDeniedException"), ((int)answer["FailedEntryCount"]!, (string?)answer["Entries"]![0]!["ErrorCode"]));
    }

    [Fact]
    public void A_caller_whose_own_policies_do_not_allow_it_is_refused()
    {
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault));
        var iam = QueryClient.Iam(world.Aws, world.Aws.Primary());
        iam.Call("CreateUser", ("UserName", "ann"));
        var key = iam.Call("CreateAccessKey", ("UserName", "ann")).Element("AccessKey")!;
        var ann = JsonClient.Events(world.Aws, new((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!), EventsWorld.East2);

        EventsWorld.Refused(
            "AccessDeniedException",
            $"User: arn:aws:iam::111111111111:user/ann is not authorized to perform: events:PutEvents on resource: {Vault} "
            + "because no identity-based policy allows the events:PutEvents action",
            () => EventsWorld.Put(ann, Vault));
    }

    [Fact]
    public void A_rule_sends_on_to_a_bus_of_another_region_and_the_event_stays_what_it_is()
    {
        world.Bus("recovery", region: EventsWorld.East2);
        var seen = world.Queue("seen", region: EventsWorld.East2);
        world.Rule(seen.Arn, bus: "recovery", region: EventsWorld.East2);
        Forward(Recovery);

        var id = (string?)EventsWorld.Put(world.Events)["EventId"];
        world.WaitSeconds(2);

        var happened = JsonNode.Parse(Assert.Single(seen.Messages).Body)!;
        Assert.Equal((id, "us-east-1"), ((string?)happened["id"], (string?)happened["region"]));
    }

    [Fact]
    public void A_rule_sends_on_to_another_account_only_where_that_lets_its_role_in()
    {
        var letters = world.Queue("letters");
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault, role: "other"));
        Forward(Vault, letters.Arn);

        EventsWorld.Put(world.Events);
        world.WaitSeconds(2);
        Assert.Equal("NO_PERMISSIONS", Assert.Single(letters.Messages).Attributes["ERROR_CODE"]);

        world.EventsOf(EventsWorld.Secondary, EventsWorld.East2).Call("PutPermission", new()
        {
            ["EventBusName"] = "vault",
            ["Policy"] = EventsWorld.LettingAccount(EventsWorld.Primary, Vault, role: "forward"),
        });
        EventsWorld.Put(world.Events);
        world.WaitSeconds(2);
        Assert.Single(world.Queue("seen", EventsWorld.Secondary, EventsWorld.East2).Messages);
    }

    [Fact]
    public void A_role_that_no_longer_trusts_EventBridge_ends_in_the_dead_letter_queue()
    {
        var letters = world.Queue("letters");
        world.Bus("recovery", region: EventsWorld.East2);
        Forward(Recovery, letters.Arn);
        QueryClient.Iam(world.Aws, world.Aws.Primary()).Call(
            "UpdateAssumeRolePolicy",
            ("RoleName", "forward"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));

        EventsWorld.Put(world.Events);
        world.WaitSeconds(1);

        Assert.Equal("FAILED_TO_ASSUME_ROLE", Assert.Single(letters.Messages).Attributes["ERROR_CODE"]);
    }

    [Fact]
    public void An_event_from_another_bus_is_not_sent_on_to_a_third()
    {
        var letters = world.Queue("letters", region: EventsWorld.East2);
        world.Bus("recovery", region: EventsWorld.East2);
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault));
        Forward(Recovery);
        var role = world.Role("on", "events:PutEvents", Vault);
        world.Rule(Vault, bus: "recovery", region: EventsWorld.East2, more: new()
        {
            ["RoleArn"] = role,
            ["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters.Arn },
        });

        EventsWorld.Put(world.Events);
        world.WaitSeconds(5);

        Assert.Equal("THIRD_ACCOUNT_HOP_DETECTED", Assert.Single(letters.Messages).Attributes["ERROR_CODE"]);
        Assert.Empty(world.Queue("seen", EventsWorld.Secondary, EventsWorld.East2).Messages);
    }

    [Fact]
    public void What_a_caller_puts_on_a_bus_itself_is_sent_on()
    {
        world.Bus("recovery", region: EventsWorld.East2);
        MakeVault(EventsWorld.LettingAccount(EventsWorld.Primary, Vault));
        var role = world.Role("on", "events:PutEvents", Vault);
        world.Rule(Vault, bus: "recovery", region: EventsWorld.East2, more: new() { ["RoleArn"] = role });

        EventsWorld.Put(world.EventsOf(EventsWorld.Primary, EventsWorld.East2), "recovery");
        world.WaitSeconds(5);

        Assert.Single(world.Queue("seen", EventsWorld.Secondary, EventsWorld.East2).Messages);
    }

    [Theory]
    [InlineData("aws.rds", "{}", "NotAuthorizedForSourceException")]
    [InlineData("shop", "{", "MalformedDetail")]
    [InlineData("shop", "[]", "MalformedDetail")]
    [InlineData("", "{}", "InvalidArgument")]
    public void What_is_wrong_with_an_event_fails_its_entry_alone(string source, string detail, string code) =>
        Assert.Equal(code, (string?)EventsWorld.Put(world.Events, source: source, detail: detail)["ErrorCode"]);

    [Fact]
    public void A_request_of_256_KiB_is_refused() => EventsWorld.Refused(
        "ValidationException",
        "Total size of the entries in the request is over the limit.",
        () => EventsWorld.Put(world.Events, detail: $$"""{"x":"{{new string('x', 256 * 1024)}}"}"""));

    [Fact]
    public void A_bus_of_another_region_cannot_be_named() =>
        Assert.Equal("InvalidArgument", (string?)EventsWorld.Put(world.Events, Recovery)["ErrorCode"]);

    [Fact]
    public void The_default_bus_is_everywhere_and_stays()
    {
        Assert.Equal(
            "arn:aws:events:us-east-2:222222222222:event-bus/default",
            (string?)world.EventsOf(EventsWorld.Secondary, EventsWorld.East2).Call("DescribeEventBus")["Arn"]);
        EventsWorld.Refused(
            "ValidationException", "Cannot delete event bus default.", () => world.Events.Call("DeleteEventBus", new() { ["Name"] = "default" }));
    }

    [Fact]
    public void A_policy_that_names_a_role_that_is_not_there_is_refused()
    {
        world.Bus("own");

        EventsWorld.Refused(
            "ValidationException",
            "Policy is malformed: Invalid principal in policy: \"AWS\":\"arn:aws:iam::222222222222:role/nobody\"",
            () => world.Events.Call("PutPermission", new()
            {
                ["EventBusName"] = "own",
                ["Policy"] = """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:role/nobody"},
                     "Action":"events:PutEvents","Resource":"*"}]}
                    """,
            }));
    }

    [Fact]
    public void A_rule_with_targets_and_a_bus_with_rules_stay()
    {
        world.Bus("own");
        world.Rule(world.Seen.Arn, bus: "own");

        EventsWorld.Refused(
            "ValidationException",
            "Rule can't be deleted since it has targets.",
            () => world.Events.Call("DeleteRule", new() { ["Name"] = "all", ["EventBusName"] = "own" }));
        EventsWorld.Refused(
            "ValidationException",
            "Event bus own cannot be deleted since it has rules.",
            () => world.Events.Call("DeleteEventBus", new() { ["Name"] = "own" }));

        world.Events.Call("RemoveTargets", new() { ["Rule"] = "all", ["EventBusName"] = "own", ["Ids"] = new JsonArray("target") });
        world.Events.Call("DeleteRule", new() { ["Name"] = "all", ["EventBusName"] = "own" });
        world.Events.Call("DeleteEventBus", new() { ["Name"] = "own" });
        Assert.Single(world.Events.Call("ListEventBuses")["EventBuses"]!.AsArray());
    }

    [Fact]
    public void A_role_that_EventBridge_cannot_take_on_is_refused_at_once() => EventsWorld.Refused(
        "ValidationException",
        "Provided role 'arn:aws:iam::111111111111:role/nobody' cannot be assumed by principal 'events.amazonaws.com'.",
        () => world.Rule(Recovery, more: new() { ["RoleArn"] = "arn:aws:iam::111111111111:role/nobody" }));

    [Theory]
    [InlineData("PutRule", """{"Name":"x","ScheduleExpression":"rate(1 day)"}""", "The sandbox has no parameter 'ScheduleExpression' here.")]
    [InlineData("CreateEventBus", """{"Name":"x","EventSourceName":"aws.partner/x"}""", "The sandbox has no parameter 'EventSourceName' here.")]
    public void What_the_sandbox_lacks_is_refused_by_name(string action, string input, string message) =>
        EventsWorld.Refused("NotInSandbox", message, () => world.Events.Call(action, JsonNode.Parse(input)!.AsObject()));

    [Fact]
    public void A_rule_needs_a_pattern() => EventsWorld.Refused(
        "ValidationException",
        "Parameter(s) EventPattern or ScheduleExpression must be specified.",
        () => world.Events.Call("PutRule", new() { ["Name"] = "x" }));

    private void MakeVault(string policy)
    {
        world.Bus("vault", EventsWorld.Secondary, EventsWorld.East2, policy);
        world.Rule(world.Queue("seen", EventsWorld.Secondary, EventsWorld.East2).Arn, bus: "vault", account: EventsWorld.Secondary, region: EventsWorld.East2);
    }

    private void Forward(string bus, string? letters = null)
    {
        var more = new JsonObject { ["RoleArn"] = world.Role("forward", "events:PutEvents", bus) };
        if (letters is not null)
            more["DeadLetterConfig"] = new JsonObject { ["Arn"] = letters };
        world.Rule(bus, name: "forward", more: more);
    }
}
