using System.Text.Json.Nodes;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>An account that is in no policy: it is neither listened to nor spoken to.</summary>
public class StrangerTests
{
    private const string Stranger = "333333333333";

    private readonly StackedWorld stacks = new();

    public StrangerTests()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy().After(TimeSpan.FromHours(11));
    }

    // EventBridge does not say to SNS for whom it acts: a topic that lets in the rules of its own account lets in everybody's.
    [Theory]
    [InlineData("primary", "111111111111")]
    [InlineData("secondary", "222222222222")]
    public void No_topic_lets_in_rules(string name, string id)
    {
        var own = Events(name);
        own.Call("PutRule", new JsonObject { ["Name"] = "speak", ["EventPattern"] = """{ "source": ["stranger"] }""" });
        own.Call("PutTargets", new JsonObject
        {
            ["Rule"] = "speak",
            ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "topic", ["Arn"] = $"arn:aws:sns:us-east-2:{id}:{StackedWorld.Topic}" }),
        });

        own.Call("PutEvents", new JsonObject { ["Entries"] = new JsonArray(new JsonObject { ["Source"] = "stranger", ["DetailType"] = "Pay here", ["Detail"] = "{}" }) });
        stacks.After(TimeSpan.FromHours(1));

        Assert.DoesNotContain(stacks.Messages, message => message.Body.Contains("Pay here", StringComparison.Ordinal));
    }

    [Fact]
    public void The_vault_says_nothing_on_its_bus()
    {
        var events = Events("other");
        events.Call("CreateEventBus", new JsonObject { ["Name"] = "rdsbackup-recovery" });
        events.Call("PutPermission", new JsonObject
        {
            ["EventBusName"] = "rdsbackup-recovery",
            ["Policy"] = $$"""
                { "Version": "2012-10-17", "Statement": [{ "Sid": "All", "Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
                  "Resource": "arn:aws:events:us-east-2:{{Stranger}}:event-bus/rdsbackup-recovery" }] }
                """,
        });

        Intruder.OfVault(stacks, Stranger).Say([], "RDS Vault Copy Proven");
        stacks.After(TimeSpan.FromMinutes(5));

        var said = stacks.Executions.Last(execution => execution.Machine == "mischief");
        Assert.Equal("FAILED", said.Status);
    }

    private JsonClient Events(string account) =>
        JsonClient.Events(stacks.World.Sandbox, stacks.World.Sandbox.Accounts.First(one => one.Name == account).AccessKey, World.RecoveryRegion);
}
