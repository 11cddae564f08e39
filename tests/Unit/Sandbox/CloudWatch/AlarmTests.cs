using System.Text.Json.Nodes;
using System.Xml.Linq;
using RdsBackup.Sandbox.CloudWatch;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Sandbox.Sqs;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Events;
using static RdsBackup.Unit.Sandbox.Events.EventsWorld;

namespace RdsBackup.Unit.Sandbox.CloudWatch;

public sealed class AlarmTests
{
    private const string Name = "letters-there";
    private const string AlarmArn = "arn:aws:cloudwatch:us-east-1:111111111111:alarm:letters-there";

    private const string LettingCloudWatch = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudwatch.amazonaws.com"},"Action":"sns:Publish","Resource":"*",
         "Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"} } } ]}
        """;

    private readonly EventsWorld world = new();

    private Queue Letters => world.Queue("letters");

    private Alarm Alarm => world.Aws.CloudWatch.Find(Primary, East1, Name)!;

    private QueryClient CloudWatch => new(world.Aws, world.Key(Primary), "monitoring", "2010-08-01", East1);

    [Fact]
    public void A_message_in_a_queue_turns_the_alarm_and_its_going_turns_it_back()
    {
        var topic = world.Topic("told", policy: LettingCloudWatch);
        Put(topic, ("OKActions.member.1", topic.Arn));
        world.Wait(TimeSpan.FromMinutes(10));
        Assert.Equal(AlarmState.Ok, Alarm.State);

        Send();
        world.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(AlarmState.Alarm, Alarm.State);
        world.Wait(TimeSpan.FromHours(3));
        Assert.Equal(AlarmState.Alarm, Alarm.State);

        Sqs.Call("PurgeQueue", new() { ["QueueUrl"] = Letters.UrlAt(world.Aws.Address) });
        world.Wait(TimeSpan.FromMinutes(10));
        Assert.Equal(AlarmState.Ok, Alarm.State);
        Assert.Equal(["OK", "ALARM", "OK"], topic.Messages.Select(message => message.Subject!.Split(':')[0]));
    }

    [Fact]
    public void The_topic_is_told_as_AWS_writes_it()
    {
        var topic = world.Topic("told", policy: LettingCloudWatch);
        Put(topic);
        world.Wait(TimeSpan.FromMinutes(2));
        Send();
        world.Wait(TimeSpan.FromMinutes(1));

        var message = Assert.Single(topic.Messages);
        Assert.Equal(("ALARM: \"letters-there\" in US East (N. Virginia)", "cloudwatch.amazonaws.com"), (message.Subject, message.Publisher));
        Assert.Equal(
            $$"""
            {"AlarmName":"letters-there","AlarmDescription":"A letter.","AWSAccountId":"111111111111","AlarmConfigurationUpdatedTimestamp":"2026-11-20T00:00:00.000+0000",
            "NewStateValue":"ALARM","NewStateReason":"Threshold Crossed: 1 datapoint [1.0 (19/11/26 23:58:00)] was greater than the threshold (0.0).",
            "StateChangeTime":"2026-11-20T00:03:00.000+0000","Region":"US East (N. Virginia)","AlarmArn":"{{AlarmArn}}","OldStateValue":"OK",
            "OKActions":[],"AlarmActions":["{{topic.Arn}}"],"InsufficientDataActions":[],
            "Trigger":{"MetricName":"ApproximateNumberOfMessagesVisible","Namespace":"AWS/SQS","StatisticType":"Statistic","Statistic":"MAXIMUM","Unit":null,
            "Dimensions":[{"value":"letters","name":"QueueName"}],"Period":300,"EvaluationPeriods":1,"DatapointsToAlarm":1,"ComparisonOperator":"GreaterThanThreshold",
            "Threshold":0,"TreatMissingData":"notBreaching","EvaluateLowSampleCountPercentile":""} }
            """.Replace(" }", "}", StringComparison.Ordinal).ReplaceLineEndings(""),
            message.Body);
    }

    [Theory]
    [InlineData("events.amazonaws.com", "111111111111")]
    [InlineData("cloudwatch.amazonaws.com", "222222222222")]
    public void A_topic_whose_policy_does_not_let_the_alarm_in_hears_nothing(string service, string account)
    {
        var topic = world.Topic("told", policy: LettingCloudWatch
            .Replace("cloudwatch.amazonaws.com", service, StringComparison.Ordinal).Replace("111111111111", account, StringComparison.Ordinal));
        Put(topic);

        Send();
        world.Wait(TimeSpan.FromMinutes(5));

        Assert.Empty(topic.Messages);
        Assert.Contains("cloudwatch.amazonaws.com", Alarm.History[^1].Failures[topic.Arn], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cloudwatch.amazonaws.com", 1)]
    [InlineData("events.amazonaws.com", 0)]
    public void The_topics_key_has_to_let_CloudWatch_use_it(string service, int messages)
    {
        var key = (string)new JsonClient(world.Aws, world.Key(Primary), "kms", "TrentService", East1).Call("CreateKey", new()
        {
            ["Policy"] = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"},
                 {"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":["kms:Decrypt","kms:GenerateDataKey*"],"Resource":"*"} ]}
                """,
        })["KeyMetadata"]!["Arn"]!;
        var topic = world.Topic("told", key, LettingCloudWatch);
        Put(topic);

        Send();
        world.Wait(TimeSpan.FromMinutes(5));

        Assert.Equal(messages, topic.Messages.Count);
    }

    [Theory]
    [InlineData("missing", AlarmState.InsufficientData)]
    [InlineData("notBreaching", AlarmState.Ok)]
    [InlineData("breaching", AlarmState.Alarm)]
    [InlineData("ignore", AlarmState.Ok)]
    public void Without_a_queue_the_alarm_does_with_missing_data_what_it_says(string treatment, AlarmState state)
    {
        Put(world.Topic("told"), ("TreatMissingData", treatment));
        world.Wait(TimeSpan.FromMinutes(5));
        Assert.Equal(AlarmState.Ok, Alarm.State);

        Sqs.Call("DeleteQueue", new() { ["QueueUrl"] = Letters.UrlAt(world.Aws.Address) });
        world.Wait(TimeSpan.FromMinutes(10));

        Assert.Equal(state, Alarm.State);
    }

    [Fact]
    public void An_alarm_that_wants_several_datapoints_waits_for_them()
    {
        Put(world.Topic("told"), ("EvaluationPeriods", "3"), ("DatapointsToAlarm", "2"), ("Period", "60"));
        world.Wait(TimeSpan.FromMinutes(5));

        Send();
        world.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(AlarmState.Ok, Alarm.State);
        world.Wait(TimeSpan.FromMinutes(1));

        Assert.Equal(AlarmState.Alarm, Alarm.State);
        Assert.StartsWith("Threshold Crossed: 2 datapoints [1.0 (", Alarm.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_alarm_looks_no_more_and_the_sandbox_rests()
    {
        Put(world.Topic("told"));
        world.Wait(TimeSpan.FromMinutes(5));
        Assert.True(world.Aws.Timeline.IsIdle);

        CloudWatch.Call("DeleteAlarms", ("AlarmNames.member.1", Name));
        world.Wait(TimeSpan.FromMinutes(5));

        Assert.Null(world.Aws.Timeline.Next);
        Refused("ResourceNotFound", "Alarm letters-there does not exist", () => CloudWatch.Call("DeleteAlarms", ("AlarmNames.member.1", Name)));
    }

    [Fact]
    public void Its_state_can_be_set_to_try_it_out_until_it_is_looked_at_again()
    {
        var topic = world.Topic("told", policy: LettingCloudWatch);
        Put(topic);
        world.Wait(TimeSpan.FromMinutes(5));

        CloudWatch.Call("SetAlarmState", ("AlarmName", Name), ("StateValue", "ALARM"), ("StateReason", "trying"));
        Assert.Equal("ALARM", (string?)Described().Element("StateValue"));
        Assert.Single(topic.Messages);
        world.Wait(TimeSpan.FromMinutes(1));

        Assert.Equal("OK", (string?)Described().Element("StateValue"));
    }

    [Theory]
    [InlineData("Namespace", "AWS/EC2", "The sandbox has no metrics of namespace AWS/EC2.")]
    [InlineData("MetricName", "NumberOfMessagesSent", "The sandbox has no metric NumberOfMessagesSent in AWS/SQS.")]
    [InlineData("Dimensions.member.1.Name", "Queue", "The sandbox has no metrics of AWS/SQS by other dimensions than QueueName.")]
    [InlineData("AlarmActions.member.1", "arn:aws:automate:us-east-1:ec2:stop", "The sandbox has no alarm action arn:aws:automate:us-east-1:ec2:stop, only SNS topics of the alarm's region.")]
    [InlineData("ExtendedStatistic", "p99", "The sandbox has no parameter 'ExtendedStatistic' here.")]
    [InlineData("Period", "10", "The sandbox has no metrics of a period of 10 seconds, only of multiples of 60.")]
    public void What_it_does_not_know_is_refused_by_name(string parameter, string value, string message) =>
        Refused("NotInSandbox", message, () => Put(world.Topic("told"), (parameter, value)));

    private JsonClient Sqs => world.SqsOf(Primary, East1);

    private XElement Described() => Assert.Single(CloudWatch.Call("DescribeAlarms", ("AlarmNames.member.1", Name)).Element("MetricAlarms")!.Elements());

    private void Send() => Sqs.Call("SendMessage", new JsonObject { ["QueueUrl"] = Letters.UrlAt(world.Aws.Address), ["MessageBody"] = "lost" });

    private void Put(Topic topic, params (string Name, string Value)[] other)
    {
        var setting = new Dictionary<string, string>
        {
            ["AlarmName"] = Name,
            ["AlarmDescription"] = "A letter.",
            ["Namespace"] = "AWS/SQS",
            ["MetricName"] = "ApproximateNumberOfMessagesVisible",
            ["Dimensions.member.1.Name"] = "QueueName",
            ["Dimensions.member.1.Value"] = Letters.Name,
            ["Statistic"] = "Maximum",
            ["Period"] = "300",
            ["EvaluationPeriods"] = "1",
            ["Threshold"] = "0",
            ["ComparisonOperator"] = "GreaterThanThreshold",
            ["TreatMissingData"] = "notBreaching",
            ["AlarmActions.member.1"] = topic.Arn,
        };
        foreach (var (name, value) in other)
            setting[name] = value;
        CloudWatch.Call("PutMetricAlarm", [.. setting.Select(pair => (pair.Key, pair.Value))]);
    }
}
