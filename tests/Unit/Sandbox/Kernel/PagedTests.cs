using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Kernel;

/// <summary>Lists that are longer than a page.</summary>
public sealed class PagedTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    private QueryClient Sns => new(sandbox, sandbox.Primary().AccessKey, "sns", "2010-03-31");

    [Fact]
    public void Topics_come_a_hundred_at_a_time()
    {
        for (var number = 0; number < 101; number++)
            Sns.Call("CreateTopic", ("Name", $"topic-{number:D3}"));

        var first = Sns.Call("ListTopics");
        var second = Sns.Call("ListTopics", ("NextToken", first.Element("NextToken")!.Value));

        Assert.Equal((100, 1), (Topics(first), Topics(second)));
        Assert.Null(second.Element("NextToken"));
        Assert.Equal("InvalidParameter", Assert.Throws<AwsFault>(() => Sns.Call("ListTopics", ("NextToken", "more"))).Code);
    }

    [Fact]
    public void Alarms_come_as_many_at_a_time_as_are_asked_for()
    {
        var alarms = new QueryClient(sandbox, sandbox.Primary().AccessKey, "monitoring", "2010-08-01");
        foreach (var name in new[] { "a", "b", "c" })
        {
            alarms.Call("PutMetricAlarm", ("AlarmName", name), ("Namespace", "AWS/SQS"), ("MetricName", "ApproximateNumberOfMessagesVisible"), ("Dimensions.member.1.Name", "QueueName"),
                ("Dimensions.member.1.Value", "letters"), ("Statistic", "Maximum"), ("Period", "300"), ("EvaluationPeriods", "1"), ("Threshold", "1"), ("ComparisonOperator", "GreaterThanThreshold"));
        }

        var page = alarms.Call("DescribeAlarms", ("MaxRecords", "2"));

        Assert.Equal(["a", "b"], page.Element("MetricAlarms")!.Elements().Select(alarm => alarm.Element("AlarmName")!.Value));
        Assert.Equal("c", alarms.Call("DescribeAlarms", ("MaxRecords", "2"), ("NextToken", page.Element("NextToken")!.Value)).Descendants("AlarmName").Single().Value);
        Assert.Equal("InvalidNextToken", Assert.Throws<AwsFault>(() => alarms.Call("DescribeAlarms", ("NextToken", "more"))).Code);
    }

    private static int Topics(XElement page) => page.Element("Topics")!.Elements().Count();
}
