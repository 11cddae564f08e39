using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Judges;

/// <summary>What the sandbox answers, held to AWS's models: their patterns, lengths, enumerations and members.</summary>
public sealed class LegalAnswersTests
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111","Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Role = "arn:aws:iam::111111111111:role/worker";
    private const string Topic = "arn:aws:sns:us-east-1:111111111111:told";
    private const string Machine = "arn:aws:states:us-east-1:111111111111:stateMachine:idle";

    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;
    private readonly List<string> faults = [];

    public LegalAnswersTests() => sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });

    [FactIfBotocore]
    public void Databases_and_snapshots()
    {
        Estate.Seed(sandbox, new EstateOptions());
        var rds = Query("rds", "rds", "2014-10-31");
        rds("CreateDBSnapshot", [("DBSnapshotIdentifier", "one"), ("DBInstanceIdentifier", "orders")]);
        rds("CreateDBClusterSnapshot", [("DBClusterSnapshotIdentifier", "one"), ("DBClusterIdentifier", "ledger")]);
        rds("CreateDBInstance", [
            ("DBInstanceIdentifier", "new"), ("DBInstanceClass", "db.m6g.large"), ("Engine", "postgres"), ("AllocatedStorage", "20"), ("MasterUsername", "dba"),
            ("MasterUserPassword", "not-a-secret"),
        ]);
        rds("DescribeDBInstances", []);
        rds("DescribeDBClusters", []);
        rds("DescribeDBSnapshots", []);
        rds("DescribeDBClusterSnapshots", []);
        rds("DescribeDBSnapshotAttributes", [("DBSnapshotIdentifier", "orders-month-end")]);
        rds("DescribeDBClusterSnapshotAttributes", [("DBClusterSnapshotIdentifier", "ledger-month-end")]);
        rds("ListTagsForResource", [("ResourceName", "arn:aws:rds:us-east-1:111111111111:db:orders")]);
        rds("DescribeAccountAttributes", []);
        rds("DescribeDBSubnetGroups", []);
        rds("DescribeDBParameterGroups", []);
        rds("DescribeOptionGroups", []);
        rds("DescribeDBEngineVersions", []);
        rds("DescribePendingMaintenanceActions", []);
        rds("RebootDBInstance", [("DBInstanceIdentifier", "billing")]);
        rds("StopDBInstance", [("DBInstanceIdentifier", "catalog")]);
        rds("DescribeEvents", []);
        rds("ModifyDBSnapshot", [("DBSnapshotIdentifier", "orders-month-end"), ("EngineVersion", "17.2")]);

        Assert.Equal("", string.Join('\n', faults.Distinct()));
    }

    [FactIfBotocore]
    public void Keys_aliases_and_grants()
    {
        var kms = Json("kms", "kms", "TrentService");
        var key = (string)kms("CreateKey", new() { ["MultiRegion"] = true })["KeyMetadata"]!["KeyId"]!;
        kms("CreateAlias", new() { ["AliasName"] = "alias/one", ["TargetKeyId"] = key });
        kms("ReplicateKey", new() { ["KeyId"] = key, ["ReplicaRegion"] = "us-east-2" });
        kms("CreateGrant", new() { ["KeyId"] = key, ["Name"] = "one", ["GranteePrincipal"] = "arn:aws:iam::111111111111:root", ["Operations"] = new JsonArray("Decrypt") });
        kms("ListGrants", new() { ["KeyId"] = key });
        kms("DescribeKey", new() { ["KeyId"] = "alias/aws/rds" });
        kms("ListKeys", []);
        kms("ListAliases", []);
        kms("GetKeyPolicy", new() { ["KeyId"] = key });
        kms("GetKeyRotationStatus", new() { ["KeyId"] = key });
        kms("GenerateDataKey", new() { ["KeyId"] = key, ["KeySpec"] = "AES_256" });
        kms("ScheduleKeyDeletion", new() { ["KeyId"] = key });

        Assert.Equal("", string.Join('\n', faults.Distinct()));
    }

    [FactIfBotocore]
    public void Tags_of_all_services()
    {
        Estate.Seed(sandbox, new EstateOptions());
        var tagging = Json("resourcegroupstaggingapi", "tagging", "ResourceGroupsTaggingAPI_20170126");
        tagging("TagResources", new()
        {
            ["ResourceARNList"] = new JsonArray("arn:aws:rds:us-east-1:111111111111:db:orders", "arn:aws:rds:us-east-1:111111111111:db:nothing"),
            ["Tags"] = new JsonObject { ["team"] = "dba" },
        });
        tagging("GetResources", []);
        tagging("GetTagKeys", []);
        tagging("GetTagValues", new() { ["Key"] = "team" });
        tagging("UntagResources", new() { ["ResourceARNList"] = new JsonArray("arn:aws:rds:us-east-1:111111111111:db:orders"), ["TagKeys"] = new JsonArray("team") });

        // The model names two codes of failures; the prose adds every code of the resource's service.
        Assert.Equal("", string.Join('\n', faults.Distinct().Where(fault => !fault.Contains(".ErrorCode: ", StringComparison.Ordinal))));
    }

    [FactIfBotocore]
    public void Users_roles_and_sessions()
    {
        var iam = Query("iam", "iam", "2010-05-08");
        iam("GetUser", []);
        iam("CreateRole", [("RoleName", "worker"), ("AssumeRolePolicyDocument", Trust), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "dba")]);
        iam("GetRole", [("RoleName", "worker")]);
        iam("ListRoles", []);
        iam("GetRole", [("RoleName", "AWSServiceRoleForRDS")]);
        var sts = Query("sts", "sts", "2011-06-15");
        sts("GetCallerIdentity", []);
        sts("AssumeRole", [("RoleArn", Role), ("RoleSessionName", "one")]);
        iam("GetRole", [("RoleName", "worker")]);
        sts("GetSessionToken", []);

        Assert.Equal("", string.Join('\n', faults.Distinct()));
    }

    [FactIfBotocore]
    public void Topics_queues_rules_and_alarms()
    {
        var sns = Query("sns", "sns", "2010-03-31");
        sns("CreateTopic", [("Name", "told")]);
        sns("Subscribe", [("TopicArn", Topic), ("Protocol", "email"), ("Endpoint", "dba@example.org"), ("ReturnSubscriptionArn", "true")]);
        sns("ListSubscriptionsByTopic", [("TopicArn", Topic)]);
        sns("GetTopicAttributes", [("TopicArn", Topic)]);
        sns("Publish", [("TopicArn", Topic), ("Message", "hello")]);
        var sqs = Json("sqs", "sqs", "AmazonSQS");
        var url = (string)sqs("CreateQueue", new() { ["QueueName"] = "letters" })["QueueUrl"]!;
        sqs("SendMessage", new() { ["QueueUrl"] = url, ["MessageBody"] = "hello" });
        sqs("ReceiveMessage", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") });
        sqs("GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") });
        sqs("ListQueues", new() { ["MaxResults"] = 1 });
        var events = Json("events", "events", "AWSEvents");
        events("CreateEventBus", new() { ["Name"] = "own" });
        events("DescribeEventBus", new() { ["Name"] = "own" });
        events("ListEventBuses", []);
        events("PutRule", new() { ["Name"] = "all", ["EventPattern"] = """{"source":["shop"]}""" });
        events("DescribeRule", new() { ["Name"] = "all" });
        events("ListRules", []);
        events("PutTargets", new() { ["Rule"] = "all", ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "one", ["Arn"] = Topic }) });
        events("ListTargetsByRule", new() { ["Rule"] = "all" });
        events("PutEvents", new() { ["Entries"] = new JsonArray(new JsonObject { ["Source"] = "shop", ["DetailType"] = "Order", ["Detail"] = "{}" }) });
        events("CreateConnection", new()
        {
            ["Name"] = "hook",
            ["AuthorizationType"] = "API_KEY",
            ["AuthParameters"] = new JsonObject { ["ApiKeyAuthParameters"] = new JsonObject { ["ApiKeyName"] = "x-key", ["ApiKeyValue"] = "not-a-secret" } },
        });
        var connection = (string)events("DescribeConnection", new() { ["Name"] = "hook" })["ConnectionArn"]!;
        events("CreateApiDestination", new()
        {
            ["Name"] = "hook",
            ["ConnectionArn"] = connection,
            ["HttpMethod"] = "POST",
            ["InvocationEndpoint"] = "https://hook.example.org/",
        });
        events("DescribeApiDestination", new() { ["Name"] = "hook" });
        events("ListConnections", []);
        events("ListApiDestinations", []);
        var cloudWatch = Query("cloudwatch", "monitoring", "2010-08-01");
        cloudWatch("PutMetricAlarm", [
            ("AlarmName", "letters-there"), ("Namespace", "AWS/SQS"), ("MetricName", "ApproximateNumberOfMessagesVisible"), ("Dimensions.member.1.Name", "QueueName"),
            ("Dimensions.member.1.Value", "letters"), ("Statistic", "Maximum"), ("Period", "60"), ("EvaluationPeriods", "1"), ("Threshold", "0"),
            ("ComparisonOperator", "GreaterThanThreshold"), ("AlarmActions.member.1", Topic),
        ]);
        cloudWatch("DescribeAlarms", []);

        Assert.Equal("", string.Join('\n', faults.Distinct()));
    }

    [FactIfBotocore]
    public void Machines_and_stacks()
    {
        Query("iam", "iam", "2010-05-08")("CreateRole", [("RoleName", "worker"), ("AssumeRolePolicyDocument", Trust)]);
        var states = Json("stepfunctions", "states", "AWSStepFunctions");
        states("CreateStateMachine", new()
        {
            ["name"] = "idle",
            ["roleArn"] = Role,
            ["definition"] = """{"QueryLanguage":"JSONata","StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}""",
        });
        states("DescribeStateMachine", new() { ["stateMachineArn"] = Machine });
        states("ListStateMachines", []);
        var execution = (string)states("StartExecution", new() { ["stateMachineArn"] = Machine })["executionArn"]!;
        Pass(TimeSpan.FromMinutes(1));
        states("DescribeExecution", new() { ["executionArn"] = execution });
        states("ListExecutions", new() { ["stateMachineArn"] = Machine });
        states("GetExecutionHistory", new() { ["executionArn"] = execution });
        var stacks = Query("cloudformation", "cloudformation", "2010-05-15");
        stacks("CreateStack", [("StackName", "one"), ("TemplateBody", """{"Resources":{"Letters":{"Type":"AWS::SQS::Queue"},"Net":{"Type":"AWS::EC2::VPC","Properties":{"CidrBlock":"10.0.0.0/16"} } } }""")]);
        Pass(TimeSpan.FromMinutes(10));
        stacks("DescribeStacks", []);
        stacks("DescribeStackResources", [("StackName", "one")]);
        stacks("DescribeStackResource", [("StackName", "one"), ("LogicalResourceId", "Letters")]);
        stacks("DescribeStackEvents", [("StackName", "one")]);
        stacks("ListStacks", []);
        stacks("CreateChangeSet", [("StackName", "one"), ("ChangeSetName", "next"), ("TemplateBody", """{"Resources":{"Told":{"Type":"AWS::SNS::Topic"} } }""")]);
        Pass(TimeSpan.FromMinutes(1));
        stacks("DescribeChangeSet", [("StackName", "one"), ("ChangeSetName", "next")]);

        Assert.Equal("", string.Join('\n', faults.Distinct()));
    }

    private void Pass(TimeSpan time)
    {
        clock.Advance(time);
        sandbox.Advance();
    }

    private Func<string, JsonObject, JsonObject> Json(string model, string service, string prefix) => (operation, input) =>
    {
        var answer = new JsonClient(sandbox, sandbox.Primary().AccessKey, service, prefix).Call(operation, input);
        faults.AddRange(new AnswerJudge(BotocoreModel.Of(model)).Faults(operation, answer));
        return answer;
    };

    private Action<string, (string Name, string Value)[]> Query(string model, string service, string version) => (operation, parameters) =>
        faults.AddRange(new AnswerJudge(BotocoreModel.Of(model)).Faults(
            operation, new QueryClient(sandbox, sandbox.Primary().AccessKey, service, version).Call(operation, parameters)));
}
