using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Sandbox.Sqs;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Events;

/// <summary>Two accounts in two regions with buses, queues and roles, asked over signed requests in virtual time.</summary>
internal sealed class EventsWorld
{
    internal const string East1 = "us-east-1";
    internal const string East2 = "us-east-2";
    internal const string Primary = "111111111111";
    internal const string Secondary = "222222222222";

    internal EventsWorld() => Aws = new AwsSandbox(new SandboxOptions { Clock = Clock });

    internal VirtualClock Clock { get; } = new();

    internal AwsSandbox Aws { get; }

    /// <summary>EventBridge of the first account in us-east-1.</summary>
    internal JsonClient Events => EventsOf(Primary, East1);

    /// <summary>The queue <c>seen</c> of the first account in us-east-1, which takes what EventBridge sends.</summary>
    internal Queue Seen => Queue("seen");

    internal AccessKey Key(string account) => Aws.Accounts.Single(one => one.Id == account).AccessKey;

    internal JsonClient EventsOf(string account, string region) => JsonClient.Events(Aws, Key(account), region);

    internal JsonClient SqsOf(string account, string region) => JsonClient.Sqs(Aws, Key(account), region);

    internal QueryClient SnsOf(string account, string region) => new(Aws, Key(account), "sns", "2010-03-31", region);

    /// <summary>Lets time pass, and happen what is due by then.</summary>
    internal void Wait(TimeSpan time)
    {
        Clock.Advance(time);
        Aws.Advance();
    }

    internal void WaitSeconds(double seconds) => Wait(TimeSpan.FromSeconds(seconds));

    internal static string BusArn(string name, string account = Primary, string region = East1) => $"arn:aws:events:{region}:{account}:event-bus/{name}";

    /// <summary>A queue that lets EventBridge in for the account's own rules, unless another policy is given; made when it is not there.</summary>
    internal Queue Queue(string name, string account = Primary, string region = East1, string? policy = null)
    {
        if (Aws.Sqs.Find(account, region, name) is { } there)
            return there;
        var arn = $"arn:aws:sqs:{region}:{account}:{name}";
        SqsOf(account, region).Call("CreateQueue", new()
        {
            ["QueueName"] = name,
            ["Attributes"] = new JsonObject { ["Policy"] = policy ?? Letting("events.amazonaws.com", "sqs:SendMessage", arn, account) },
        });
        return Aws.Sqs.Find(account, region, name)!;
    }

    internal Topic Topic(string name, string? keyId = null, string? policy = null)
    {
        var arn = $"arn:aws:sns:{East1}:{Primary}:{name}";
        var sns = SnsOf(Primary, East1);
        sns.Call("CreateTopic", ("Name", name));
        sns.Call(
            "SetTopicAttributes",
            ("TopicArn", arn),
            ("AttributeName", "Policy"),
            ("AttributeValue", policy ?? LettingEventBridge("sns:Publish", arn)));
        if (keyId is not null)
            sns.Call("SetTopicAttributes", ("TopicArn", arn), ("AttributeName", "KmsMasterKeyId"), ("AttributeValue", keyId));
        return Aws.Sns.Find(Primary, East1, name)!;
    }

    /// <summary>A policy that lets EventBridge do things, for whomever it does them.</summary>
    internal static string LettingEventBridge(string action, string resource) => $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"{{{action}}}","Resource":"{{{resource}}}"} ]}
        """;

    /// <summary>A policy that lets a service do one thing for an account's rules.</summary>
    internal static string Letting(string service, string action, string resource, string account) => $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"{{{action}}}","Resource":"{{{resource}}}",
         "Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:events:*:{{{account}}}:rule/*"} } } ]}
        """;

    /// <summary>A role that EventBridge may take on.</summary>
    internal string Role(string name, string action, string resource, string account = Primary, string service = "events.amazonaws.com")
    {
        var iam = QueryClient.Iam(Aws, Aws.Accounts.Single(one => one.Id == account));
        iam.Call("CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole",
             "Condition":{"StringEquals":{"aws:SourceAccount":"{{{account}}}"} } } ]}
            """));
        iam.Call("PutRolePolicy", ("RoleName", name), ("PolicyName", "own"), ("PolicyDocument", $$$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{{action}}}","Resource":"{{{resource}}}"} ]}
            """));
        return $"arn:aws:iam::{account}:role/{name}";
    }

    internal void Bus(string name, string account = Primary, string region = East1, string? policy = null)
    {
        var events = EventsOf(account, region);
        events.Call("CreateEventBus", new() { ["Name"] = name });
        if (policy is not null)
            events.Call("PutPermission", new() { ["EventBusName"] = name, ["Policy"] = policy });
    }

    /// <summary>A policy of a bus that lets an account's roles of a name put events of a source.</summary>
    internal static string LettingAccount(string account, string bus, string role = "*", string source = "shop") => $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{account}}}:root"},"Action":"events:PutEvents","Resource":"{{{bus}}}",
         "Condition":{"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::{{{account}}}:role/{{{role}}}","arn:aws:iam::{{{account}}}:user/{{{role}}}"]},"StringEquals":{"events:source":"{{{source}}}"} } } ]}
        """;

    /// <summary>A rule with one target.</summary>
    /// <param name="target">Its ARN.</param>
    /// <param name="more">What the target has beside.</param>
    internal void Rule(
        string target, string pattern = """{"source":["shop"]}""", string name = "all", string? bus = null, string account = Primary, string region = East1,
        JsonObject? more = null)
    {
        var events = EventsOf(account, region);
        events.Call("PutRule", new() { ["Name"] = name, ["EventBusName"] = bus, ["EventPattern"] = pattern });
        var given = more?.DeepClone().AsObject() ?? [];
        given["Id"] = "target";
        given["Arn"] = target;
        events.Call("PutTargets", new() { ["Rule"] = name, ["EventBusName"] = bus, ["Targets"] = new JsonArray(given) });
    }

    /// <summary>Puts one event, and returns its entry of the answer.</summary>
    internal static JsonObject Put(JsonClient events, string? bus = null, string source = "shop", string detail = """{"id":7}""", string type = "Order Placed")
    {
        var entry = new JsonObject { ["Source"] = source, ["DetailType"] = type, ["Detail"] = detail };
        if (bus is not null)
            entry["EventBusName"] = bus;
        return events.Call("PutEvents", new() { ["Entries"] = new JsonArray(entry) })["Entries"]![0]!.AsObject();
    }

    internal static void Refused(string code, string message, Action call)
    {
        var fault = Assert.Throws<AwsFault>(call);
        Assert.Equal((code, message), (fault.Code, fault.Message));
    }
}
