using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

/// <summary>What the sandbox lacks it says in its own name: nobody must take it for AWS's word, and no client tries it again.</summary>
public sealed class OwnNameTests
{
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    public static TheoryData<string, string, string, string> Json() => new()
    {
        { "kms", "TrentService", "PaintKey", "{}" },
        { "dynamodb", "DynamoDB_20120810", "ListTables", "{}" },
        { "kms", "TrentService", "CreateKey", """{"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY"}""" },
        { "kms", "TrentService", "CreateKey", """{"Policy":"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Condition\":{\"StringMatchesMoon\":{\"a\":\"b\"}}}]}"}""" },
        { "sqs", "AmazonSQS", "CreateQueue", """{"QueueName":"letters.fifo"}""" },
        { "sqs", "AmazonSQS", "CreateQueue", """{"QueueName":"letters","Attributes":{"KmsMasterKeyId":"x"}}""" },
        { "sqs", "AmazonSQS", "ListDeadLetterSourceQueues", "{}" },
        { "events", "AWSEvents", "PutRule", """{"Name":"x","ScheduleExpression":"rate(1 day)"}""" },
        { "events", "AWSEvents", "PutRule", """{"Name":"x","EventPattern":"{\"source\":[{\"cidr\":\"10.0.0.0/8\"}]}"}""" },
        { "events", "AWSEvents", "CreateEventBus", """{"Name":"aws.partner"}""" },
        { "events", "AWSEvents", "CreateConnection", """{"Name":"x","AuthorizationType":"OAUTH_CLIENT_CREDENTIALS","AuthParameters":{}}""" },
        { "states", "AWSStepFunctions", "CreateStateMachine", """{"name":"x","type":"EXPRESS","definition":"{}","roleArn":"r"}""" },
        { "states", "AWSStepFunctions", "CreateStateMachine", """{"name":"x","definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}","roleArn":"r"}""" },
        { "states", "AWSStepFunctions", "CreateStateMachine", """{"name":"x","definition":"{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"End\":true}}}","roleArn":"r"}""" },
        { "states", "AWSStepFunctions", "CreateStateMachine", """{"name":"x","definition":"{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Output\":\"{% a.% %}\",\"End\":true}}}","roleArn":"r"}""" },
    };

    public static TheoryData<string, string, string> Query() => new()
    {
        { "rds", "2014-10-31", "Action=FailoverDBCluster" },
        { "rds", "2014-10-31", "Action=CreateDBInstance&DBInstanceIdentifier=x&DBInstanceClass=db.t3.micro&AllocatedStorage=20&MasterUsername=a&MasterUserPassword=abcdefgh&Engine=db2-se" },
        { "iam", "2010-05-08", "Action=CreateServiceLinkedRole&AWSServiceName=moon.amazonaws.com" },
        { "iam", "2010-05-08", "Action=PutUserPolicy&UserName=admin&PolicyName=a&PolicyDocument=" + Uri.EscapeDataString(
            """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringMatchesMoon":{"a":"b"}}}]}""") },
        { "sns", "2010-03-31", "Action=CreateTopic&Name=told&DataProtectionPolicy=x" },
        { "monitoring", "2010-08-01", "Action=PutMetricAlarm&AlarmName=a&Namespace=AWS/Moon" },
        { "cloudformation", "2010-05-15", "Action=CreateStack&StackName=one&TemplateURL=https://x.example.org/" },
        { "cloudformation", "2010-05-15", "Action=CreateStack&StackName=one&TemplateBody=" + Uri.EscapeDataString("""{"Transform":"AWS::Serverless-2016-10-31","Resources":{"K":{"Type":"AWS::KMS::Key"}}}""") },
        { "cloudformation", "2010-05-15", "Action=CreateStack&StackName=one&TemplateBody=" + Uri.EscapeDataString("""{"Resources":{"K":{"Type":"AWS::KMS::Key","Properties":{"Description":{"Fn::ImportValue":"x"}}}}}""") },
        { "cloudformation", "2010-05-15", "Action=CreateStack&StackName=one&TemplateBody=" + Uri.EscapeDataString("""{"Resources":{"K":{"Type":"AWS::Moon::Rover"}}}""") },
        { "sts", "2011-06-15", "Action=AssumeRole&RoleArn=arn:aws:iam::111111111111:role/worker&RoleSessionName=one&SourceIdentity=x" },
    };

    [Theory]
    [MemberData(nameof(Json))]
    public void What_is_lacking_in_a_service_that_speaks_JSON_says_so(string service, string prefix, string operation, string input)
    {
        var refused = Assert.Throws<AwsFault>(
            () => new JsonClient(sandbox, sandbox.Primary().AccessKey, service, prefix).Call(operation, JsonNode.Parse(input)!.AsObject()));

        Judge(refused);
    }

    [Theory]
    [MemberData(nameof(Query))]
    public void What_is_lacking_in_a_service_that_speaks_XML_says_so(string service, string version, string form)
    {
        var parameters = form.Split('&').Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], Uri.UnescapeDataString(pair[1]))).ToList();

        Judge(Assert.Throws<AwsFault>(() => new QueryClient(sandbox, sandbox.Primary().AccessKey, service, version).Call(parameters[0].Item2, [.. parameters.Skip(1)])));
    }

    [Fact]
    public void What_is_lacking_in_a_service_with_paths_says_so()
    {
        var scheduler = JsonClient.Scheduler(sandbox, sandbox.Primary().AccessKey, "us-east-1");

        Judge(Assert.Throws<AwsFault>(() => scheduler.Rest("GET", "/moons")));
        Judge(Assert.Throws<AwsFault>(() => scheduler.Rest("POST", "/schedules/one", JsonNode.Parse(
            """{"ScheduleExpression":"at(2027-01-01T00:00:00)","FlexibleTimeWindow":{"Mode":"OFF"},"Target":{"Arn":"arn:aws:states:us-east-1:111111111111:stateMachine:x","RoleArn":"arn:aws:iam::111111111111:role/x"}}""")!.AsObject())));
    }

    private static void Judge(AwsFault refused)
    {
        Assert.StartsWith("The sandbox has no ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("NotInSandbox", 400), (refused.Code, refused.Status));
    }
}
