using System.Globalization;
using System.Text;
using RdsBackup.Iam;
using RdsBackup.Models;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.CloudFormation;
using RdsBackup.Sandbox.CloudTrail;
using RdsBackup.Sandbox.Events;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Integration;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

/// <summary>The sandbox lives in somebody's PowerShell: what it is sent must not be able to end that.</summary>
public sealed class HostileInputTests
{
    private const int Many = 20_000;

    [Fact]
    public void Names_in_operators_without_end_are_checked()
    {
        var expression = JsonataExpression.Parse("{'dBSnapshotIdentifier':1}" + string.Concat(Enumerable.Repeat("+1", Many)));

        Assert.Single(new InputShape(ServiceModel.Of("rds").Operations["DeleteDBSnapshot"].Input).Check(expression.Root, "Arguments"));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Templates_nested_without_end_are_refused(string open, string close) => Assert.Equal(
        "The sandbox has no templates nested more than 64 levels deep.",
        Assert.Throws<AwsFault>(() => YamlTemplate.Read(Nested(open, "a", close))).Message);

    [Fact]
    public void Policies_nested_without_end_are_refused() =>
        Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(Nested("{\"Statement\":", "1", "}"), PolicyKind.Identity));

    [Fact]
    public void Event_patterns_nested_without_end_are_refused() =>
        Assert.Throws<AwsFault>(() => EventPattern.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 500)) + "[1]" + new string('}', 500)));

    [Fact]
    public void Members_nested_without_end_are_not_told_to_the_trail() => Assert.Null(RequestParameters.Parse(Nested("{\"a\":", "1", "}")));

    [Fact]
    public void A_defect_in_work_that_is_due_is_not_the_next_calls_answer()
    {
        var clock = new VirtualClock();
        var sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        var happened = false;
        sandbox.Timeline.At(clock.GetUtcNow().AddMinutes(1), _ => throw new InvalidOperationException("broken work"));
        sandbox.Timeline.At(clock.GetUtcNow().AddMinutes(1), _ => throw new AwsFault("AccessDenied", "no answer of this call"));
        sandbox.Timeline.At(clock.GetUtcNow().AddMinutes(2), _ => happened = true);
        clock.Advance(TimeSpan.FromMinutes(3));

        QueryClient.Iam(sandbox, sandbox.Primary()).Call("GetUser");

        Assert.True(happened);
        Assert.Equal(["broken work", "no answer of this call"], sandbox.Defects.Select(defect => defect.Message));
        Assert.Equal(2, Assert.Throws<AggregateException>(sandbox.Advance).InnerExceptions.Count);
        sandbox.Advance();
    }

    [Theory]
    [InlineData("kms", "TrentService.CreateKey", """{"Description":"a","Description":"b"}""")]
    [InlineData("events", "AWSEvents.PutEvents", """{"Entries":[{"Source":"a","DetailType":"a","Detail":"{\"a\":{\"b\":1,\"b\":2}}"}]}""")]
    [InlineData("sqs", "AmazonSQS.CreateQueue", """{"QueueName":"a","Attributes":{"DelaySeconds":"1","DelaySeconds":"2"}}""")]
    [InlineData("rds", null, "Action=RemoveTagsFromResource&Version=2014-10-31&ResourceName=arn:aws:rds:us-east-1:111111111111:db:a&TagKeys.member.01=a&TagKeys.member.2.x=a")]
    [InlineData("cloudformation", null, "Action=CreateStack&Version=2010-05-15&StackName=a&TemplateBody={\"Resources\":{},\"Resources\":{}}")]
    public void What_is_there_twice_or_beside_a_list_is_no_defect(string service, string? target, string body) => Assert.InRange(Send(service, target, body), 200, 499);

    [Theory]
    [InlineData("Filters.Filter.{0}.Name=engine&Filters.Filter.{0}.Values.Value.1=a&", "DescribeDBInstances")]
    [InlineData("Tags.Tag.{0}.Key=k{0}&Tags.Tag.{0}.Value=v&", "AddTagsToResource&ResourceName=arn:aws:rds:us-east-1:111111111111:db:orders")]
    public void Parameters_without_end_are_refused_at_once(string one, string action)
    {
        var form = new StringBuilder($"Action={action}&Version=2014-10-31&");
        for (var i = 1; form.Length < WireRequest.LargestBody - 200; i++)
            form.AppendFormat(CultureInfo.InvariantCulture, one, i);
        var began = TimeProvider.System.GetTimestamp();

        Assert.Equal(400, Send("rds", null, form.ToString()));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static int Send(string service, string? target, string body)
    {
        var sandbox = new AwsSandbox(new SandboxOptions { Clock = new VirtualClock() });
        var headers = target is null ? [] : new Dictionary<string, string> { ["content-type"] = "application/x-amz-json-1.1", ["x-amz-target"] = target };
        return sandbox.Handle(RequestSigner.Sign(sandbox.Primary().AccessKey, "us-east-1", service, "POST", "/", body, headers)).Status;
    }

    private static string Nested(string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, Many)) + inner + string.Concat(Enumerable.Repeat(close, Many));
}
