using System.Text.Json.Nodes;

namespace RdsBackup.Unit.Sandbox.Events;

public sealed class InputTests
{
    private readonly EventsWorld world = new();

    [Theory]
    [InlineData("""{"arn": <arn>}""", """{"arn": "arn:aws:x"}""")]
    [InlineData("""{"size": <size>, "who": <who>, "list": <list>}""", """{"size": 100, "who": {"name":"Ann"}, "list": ["a","b"]}""")]
    [InlineData("""{"text": "<arn> has <size>"}""", """{"text": "arn:aws:x has 100"}""")]
    [InlineData("""{"text": <missing>}""", """{"text": ""}""")]
    [InlineData("\"It is <arn>.\"\n\"(<missing>) <who>\"", "\"It is arn:aws:x.\"\n\"() {name:Ann}\"")]
    [InlineData("""{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>"}""", """{"rule": "all", "arn": "arn:aws:events:us-east-1:111111111111:rule/all"}""")]
    [InlineData("""{"at": <aws.events.event.ingestion-time>}""", """{"at": "2026-11-20T00:00:00Z"}""")]
    public void A_template_takes_what_it_names_out_of_the_event(string template, string expected)
    {
        Target(new()
        {
            ["InputTransformer"] = new JsonObject
            {
                ["InputPathsMap"] = new JsonObject
                {
                    ["arn"] = "$.detail.arn",
                    ["size"] = "$.detail.size",
                    ["who"] = "$.detail.who",
                    ["list"] = "$.detail.list",
                    ["missing"] = "$.detail.list[7]",
                },
                ["InputTemplate"] = template,
            },
        });

        Assert.Equal(expected, Told());
    }

    [Fact]
    public void The_whole_event_can_be_put_into_a_template()
    {
        Target(new() { ["InputTransformer"] = new JsonObject { ["InputTemplate"] = """{"event": <aws.events.event.json>}""" } });

        Assert.Equal(100, (int?)JsonNode.Parse(Told())!["event"]!["detail"]!["size"]);
    }

    [Theory]
    [InlineData("InputPath", "$.detail.who", """{"name":"Ann"}""")]
    [InlineData("InputPath", "$.detail.list[1]", "\"b\"")]
    [InlineData("InputPath", "$.detail-type", "\"Order Placed\"")]
    [InlineData("Input", """{"a": 1}""", """{"a": 1}""")]
    public void A_path_and_a_constant_are_inputs_too(string kind, string value, string expected)
    {
        Target(new() { [kind] = value });

        Assert.Equal(expected, Told());
    }

    [Theory]
    [InlineData("""{"Input":"{","Id":"t"}""", "JSON syntax error in input for target target.")]
    [InlineData("""{"Input":"{}","InputPath":"$.a"}""", "Only one of Input, InputPath, or InputTransformer must be provided for target target.")]
    [InlineData("""{"InputPath":"$.detail.*"}""", "Parameter InputPath is not valid. Reason: Invalid JSON path $.detail.*.")]
    [InlineData("""{"InputTransformer":{"InputTemplate":"{\"a\": <b>}"}}""", "InputTemplate for target contains placeholder b that is not in InputPathsMap.")]
    [InlineData("""{"RoleArn":"arn:aws:iam::111111111111:role/x"}""", "RoleArn is not supported for target arn:aws:sqs:us-east-1:111111111111:seen.")]
    public void What_EventBridge_would_not_take_is_refused(string more, string message) =>
        EventsWorld.Refused("ValidationException", message, () => Target(JsonNode.Parse(more)!.AsObject()));

    [Fact]
    public void What_the_sandbox_lacks_is_refused_by_name() => EventsWorld.Refused(
        "NotInSandbox", "The sandbox has no parameter 'KinesisParameters' here.", () => Target(new() { ["KinesisParameters"] = new JsonObject() }));

    private void Target(JsonObject more) => world.Rule(world.Seen.Arn, more: more);

    private string Told()
    {
        EventsWorld.Put(world.Events, detail: """{"arn":"arn:aws:x","size":100,"who":{"name":"Ann"},"list":["a","b"]}""");
        world.WaitSeconds(1);
        return Assert.Single(world.Seen.Messages).Body;
    }
}
