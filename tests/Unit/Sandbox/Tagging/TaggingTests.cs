using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Tagging;

/// <summary>The Resource Groups Tagging API: what inventories ask, and what marks things.</summary>
public sealed class TaggingTests
{
    private const string Orders = "arn:aws:rds:us-east-1:111111111111:db:orders";
    private const string Machine = "arn:aws:states:us-east-1:111111111111:stateMachine:idle";

    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;

    public TaggingTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        Estate.Seed(sandbox, new EstateOptions());
    }

    [Fact]
    public void What_one_call_tags_every_service_shows_and_one_call_finds_and_untags()
    {
        var arns = Everything();

        Assert.Empty(Change("TagResources", arns, "Tags", new JsonObject { ["team"] = "dba", ["cost"] = "1" }));

        Assert.Equal(arns.Order(StringComparer.Ordinal), Found(new() { ["TagFilters"] = Filter("team", "ops", "dba") }));
        Assert.Contains(Rds("ListTagsForResource", ("ResourceName", Orders)).Descendants("Tag"), tag => (string)tag.Element("Key")! == "team" && (string)tag.Element("Value")! == "dba");
        Assert.Contains("cost", Tagging("GetTagKeys")["TagKeys"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(["dba"], Tagging("GetTagValues", new() { ["Key"] = "team" })["TagValues"]!.AsArray().Select(value => (string)value!));

        Assert.Empty(Change("UntagResources", arns, "TagKeys", new JsonArray("team")));

        Assert.Empty(Found(new() { ["TagFilters"] = Filter("team") }));
        Assert.Equal(arns.Count, Found(new() { ["TagFilters"] = Filter("cost", "1") }).Count);
    }

    [Theory]
    [InlineData("rds", 3)]
    [InlineData("rds:db", 1)]
    [InlineData("rds:cluster-snapshot", 1)]
    [InlineData("states:stateMachine", 1)]
    [InlineData("events:rule", 1)]
    [InlineData("sns:topic", 1)]
    [InlineData("sqs", 1)]
    [InlineData("ec2", 0)]
    public void Resources_are_found_by_their_type(string type, int count)
    {
        Change("TagResources", Everything(), "Tags", new JsonObject { ["team"] = "dba" });

        Assert.Equal(count, Found(new() { ["ResourceTypeFilters"] = new JsonArray(type), ["TagFilters"] = Filter("team") }).Count);
    }

    [Fact]
    public void A_stack_is_found_by_its_tags()
    {
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "cloudformation", "2010-05-15").Call(
            "CreateStack", ("StackName", "one"), ("TemplateBody", """{"Resources":{"Letters":{"Type":"AWS::SQS::Queue"}}}"""), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "dba"));
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.StartsWith("arn:aws:cloudformation:us-east-1:111111111111:stack/one/", Assert.Single(Found(new() { ["ResourceTypeFilters"] = new JsonArray("cloudformation:stack") })), StringComparison.Ordinal);
        Assert.Contains(Found(new() { ["TagFilters"] = Filter("aws:cloudformation:stack-name", "one") }), arn => arn.StartsWith("arn:aws:sqs:", StringComparison.Ordinal));
    }

    [Fact]
    public void Resources_come_in_pages_of_resources_and_of_tags()
    {
        var arns = Everything();
        Change("TagResources", arns, "Tags", new JsonObject(Enumerable.Range(1, 15).Select(i => KeyValuePair.Create($"k{i.ToString(CultureInfo.InvariantCulture)}", (JsonNode?)"v"))));

        foreach (var size in (JsonObject[])[new() { ["ResourcesPerPage"] = 2 }, new() { ["TagsPerPage"] = 100 }])
        {
            var (found, pages) = (new List<string>(), 0);
            size["TagFilters"] = Filter("k1");
            do
            {
                var page = Tagging("GetResources", (JsonObject)size.DeepClone());
                found.AddRange(Arns(page));
                size["PaginationToken"] = page["PaginationToken"]!.DeepClone();
                pages++;
            }
            while ((string)size["PaginationToken"]! != "");

            Assert.Equal(arns.Order(StringComparer.Ordinal), found);
            Assert.InRange(pages, 2, arns.Count);
        }
    }

    [Fact]
    public void Tagging_takes_the_rights_of_the_service_and_says_of_each_what_failed()
    {
        Everything();
        var iam = QueryClient.Iam(sandbox, sandbox.Primary());
        iam.Call("CreateUser", ("UserName", "marker"));
        iam.Call("PutUserPolicy", ("UserName", "marker"), ("PolicyName", "one"), ("PolicyDocument",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["tag:*","states:*"],"Resource":"*"}]}"""));
        var made = iam.Call("CreateAccessKey", ("UserName", "marker")).Element("AccessKey")!;
        var marker = new AccessKey((string)made.Element("AccessKeyId")!, (string)made.Element("SecretAccessKey")!);

        var answer = new JsonClient(sandbox, marker, "tagging", "ResourceGroupsTaggingAPI_20170126").Call("TagResources", new()
        {
            ["ResourceARNList"] = new JsonArray(Orders, Machine, Orders + "-not", "arn:aws:ec2:us-east-1:111111111111:instance/i-1"),
            ["Tags"] = new JsonObject { ["team"] = "dba" },
        });

        Assert.Equal(
            [(Orders, "AccessDenied"), (Orders + "-not", "AccessDenied"), ("arn:aws:ec2:us-east-1:111111111111:instance/i-1", "NotInSandbox")],
            answer["FailedResourcesMap"]!.AsObject().Select(one => (one.Key, (string)one.Value!["ErrorCode"]!)));
        Assert.Equal([Machine], Found(new() { ["TagFilters"] = Filter("team") }));
        Assert.Contains(sandbox.Calls.Latest, call => call.Service == "states" && call.Action == "TagResource" && call.Caller == "arn:aws:iam::111111111111:user/marker");
    }

    [Theory]
    [InlineData("GetResources", """{"ResourceARNList":["a"],"ResourcesPerPage":1}""", "InvalidParameterException")]
    [InlineData("GetResources", """{"PaginationToken":"?"}""", "InvalidParameterException")]
    [InlineData("GetResources", """{"ResourcesPerPage":101}""", "ValidationException")]
    [InlineData("GetResources", """{"TagsPerPage":99}""", "ValidationException")]
    [InlineData("GetResources", """{"IncludeComplianceDetails":true}""", "NotInSandbox")]
    [InlineData("GetTagValues", "{}", "ValidationException")]
    [InlineData("TagResources", """{"ResourceARNList":["orders"],"Tags":{"a":"b"}}""", "InvalidParameterException")]
    [InlineData("TagResources", """{"ResourceARNList":["arn:aws:rds:us-east-1:111111111111:db:orders"],"Tags":{"aws:a":"b"}}""", "InvalidParameterException")]
    [InlineData("TagResources", """{"ResourceARNList":[],"Tags":{"a":"b"}}""", "ValidationException")]
    [InlineData("UntagResources", """{"ResourceARNList":["arn:aws:rds:us-east-1:111111111111:db:orders"]}""", "ValidationException")]
    public void What_cannot_be_asked_is_refused(string operation, string input, string code) =>
        Assert.Equal(code, Assert.Throws<AwsFault>(() => Tagging(operation, JsonNode.Parse(input)!.AsObject())).Code);

    // One of each service that keeps tags; a stack's are changed with the stack only.
    private List<string> Everything()
    {
        Rds("CreateDBClusterSnapshot", ("DBClusterSnapshotIdentifier", "one"), ("DBClusterIdentifier", "ledger"));
        var key = Json("kms", "TrentService").Call("CreateKey");
        QueryClient.Iam(sandbox, sandbox.Primary()).Call("CreateRole", ("RoleName", "worker"), ("AssumeRolePolicyDocument",
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"states.amazonaws.com"},"Action":"sts:AssumeRole"}]}"""));
        Json("states", "AWSStepFunctions").Call("CreateStateMachine", new()
        {
            ["name"] = "idle",
            ["roleArn"] = "arn:aws:iam::111111111111:role/worker",
            ["definition"] = """{"QueryLanguage":"JSONata","StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}""",
        });
        Json("events", "AWSEvents").Call("CreateEventBus", new() { ["Name"] = "own" });
        Json("events", "AWSEvents").Call("PutRule", new() { ["Name"] = "all", ["EventPattern"] = """{"source":["shop"]}""" });
        Json("sqs", "AmazonSQS").Call("CreateQueue", new() { ["QueueName"] = "letters" });
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "sns", "2010-03-31").Call("CreateTopic", ("Name", "told"));
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "monitoring", "2010-08-01").Call(
            "PutMetricAlarm", ("AlarmName", "full"), ("Namespace", "AWS/SQS"), ("MetricName", "ApproximateNumberOfMessagesVisible"), ("Statistic", "Maximum"), ("Period", "60"),
            ("EvaluationPeriods", "1"), ("Threshold", "0"), ("ComparisonOperator", "GreaterThanThreshold"), ("Dimensions.member.1.Name", "QueueName"), ("Dimensions.member.1.Value", "letters"));
        return
        [
            Orders,
            "arn:aws:rds:us-east-1:111111111111:cluster:ledger",
            "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:one",
            (string)key["KeyMetadata"]!["Arn"]!,
            Machine,
            "arn:aws:events:us-east-1:111111111111:event-bus/own",
            "arn:aws:events:us-east-1:111111111111:rule/all",
            "arn:aws:scheduler:us-east-1:111111111111:schedule-group/default",
            "arn:aws:sns:us-east-1:111111111111:told",
            "arn:aws:sqs:us-east-1:111111111111:letters",
            "arn:aws:cloudwatch:us-east-1:111111111111:alarm:full",
        ];
    }

    private static JsonArray Filter(string key, params string[] values) => [new JsonObject { ["Key"] = key, ["Values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) }];

    private static List<string> Arns(JsonObject page) => [.. page["ResourceTagMappingList"]!.AsArray().Select(one => (string)one!["ResourceARN"]!)];

    private List<string> Found(JsonObject input) => Arns(Tagging("GetResources", input));

    private JsonObject Change(string operation, IReadOnlyList<string> arns, string name, JsonNode given) => Tagging(operation, new()
    {
        ["ResourceARNList"] = new JsonArray([.. arns.Select(arn => (JsonNode)arn)]),
        [name] = given,
    })["FailedResourcesMap"]!.AsObject();

    private JsonObject Tagging(string operation, JsonObject? input = null) => Json("tagging", "ResourceGroupsTaggingAPI_20170126").Call(operation, input);

    private JsonClient Json(string service, string prefix) => new(sandbox, sandbox.Primary().AccessKey, service, prefix);

    private System.Xml.Linq.XElement Rds(string operation, params (string, string)[] parameters) =>
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "rds", "2014-10-31").Call(operation, parameters);
}
