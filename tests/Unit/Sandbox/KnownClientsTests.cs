using System.Text.Json.Nodes;
using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

/// <summary>What consoles, inventories and infrastructure tools ask beside what backups need.</summary>
public sealed class KnownClientsTests
{
    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;

    public KnownClientsTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        Estate.Seed(sandbox, new EstateOptions());
    }

    [Fact]
    public void What_a_database_names_is_there_to_be_described()
    {
        var orders = Rds("DescribeDBInstances", ("DBInstanceIdentifier", "orders")).Descendants("DBInstance").First();

        string Named(string element) => orders.Descendants(element).First().Value;
        Assert.Equal(
            orders.Descendants("Subnet").Select(subnet => subnet.ToString()),
            Rds("DescribeDBSubnetGroups", ("DBSubnetGroupName", Named("DBSubnetGroupName"))).Descendants("Subnet").Select(subnet => subnet.ToString()));
        Assert.Contains(Rds("DescribeDBParameterGroups").Descendants("DBParameterGroup"), group => (string)group.Element("DBParameterGroupName")! == Named("DBParameterGroupName")
            && (string)group.Element("DBParameterGroupFamily")! == "postgres16");
        Assert.Contains(Rds("DescribeOptionGroups").Descendants("OptionGroup"), group => (string)group.Element("OptionGroupName")! == Named("OptionGroupName")
            && (string)group.Element("EngineName")! == "postgres");
        Assert.Equal(Named("EngineVersion"), (string)Rds("DescribeDBEngineVersions", ("Engine", "postgres")).Descendants("EngineVersion").Single());
        Assert.Empty(Rds("DescribePendingMaintenanceActions").Element("PendingMaintenanceActions")!.Elements());
    }

    [Theory]
    [InlineData("DescribeDBSubnetGroups", "DBSubnetGroupName", "DBSubnetGroupNotFoundFault")]
    [InlineData("DescribeDBParameterGroups", "DBParameterGroupName", "DBParameterGroupNotFound")]
    [InlineData("DescribeOptionGroups", "OptionGroupName", "OptionGroupNotFoundFault")]
    public void A_group_that_is_not_there_is_not_found(string operation, string parameter, string code) =>
        Assert.Equal((code, 404), Assert.Throws<AwsFault>(() => Rds(operation, (parameter, "nothing"))) is var fault ? (fault.Code, fault.Status) : default);

    [Fact]
    public void An_instance_is_stopped_started_and_rebooted_one_after_the_other()
    {
        string Status() => (string)Rds("DescribeDBInstances", ("DBInstanceIdentifier", "orders")).Descendants("DBInstanceStatus").Single();
        void Does(string operation, string through, string to)
        {
            Rds(operation, ("DBInstanceIdentifier", "orders"));
            Assert.Equal(through, Status());
            Assert.Equal("InvalidDBInstanceState", Assert.Throws<AwsFault>(() => Rds("StopDBInstance", ("DBInstanceIdentifier", "orders"))).Code);
            clock.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(to, Status());
        }

        Does("RebootDBInstance", "rebooting", "available");
        Does("StopDBInstance", "stopping", "stopped");
        Assert.Equal("InvalidDBInstanceState", Assert.Throws<AwsFault>(() => Rds("CreateDBSnapshot", ("DBInstanceIdentifier", "orders"), ("DBSnapshotIdentifier", "one"))).Code);
        Does("StartDBInstance", "starting", "available");
    }

    [Fact]
    public void A_certificate_is_valid_beyond_today()
    {
        var details = Rds("DescribeDBInstances", ("DBInstanceIdentifier", "orders")).Descendants("CertificateDetails").Single();

        Assert.InRange((DateTimeOffset)details.Element("ValidTill")!, clock.GetUtcNow(), clock.GetUtcNow().AddYears(1).AddDays(2));
    }

    [Fact]
    public void A_role_tells_when_it_was_last_used()
    {
        var iam = QueryClient.Iam(sandbox, sandbox.Primary());
        iam.Call("CreateRole", ("RoleName", "worker"), ("AssumeRolePolicyDocument", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"sts:AssumeRole"}]}"""));
        XElement Used() => iam.Call("GetRole", ("RoleName", "worker")).Descendants("RoleLastUsed").Single();
        Assert.Empty(Used().Elements());

        new QueryClient(sandbox, sandbox.Primary().AccessKey, "sts", "2011-06-15", "us-east-2").Call("AssumeRole", ("RoleArn", "arn:aws:iam::111111111111:role/worker"), ("RoleSessionName", "one"));

        Assert.Equal((clock.GetUtcNow().Date, "us-east-2"), (((DateTimeOffset)Used().Element("LastUsedDate")!).UtcDateTime.Date, (string)Used().Element("Region")!));
    }

    [Fact]
    public void Queues_are_listed_page_by_page()
    {
        var sqs = new JsonClient(sandbox, sandbox.Primary().AccessKey, "sqs", "AmazonSQS");
        foreach (var name in (string[])["a", "b", "c"])
            sqs.Call("CreateQueue", new() { ["QueueName"] = name });

        var first = sqs.Call("ListQueues", new() { ["MaxResults"] = 2 });
        var second = sqs.Call("ListQueues", new() { ["MaxResults"] = 2, ["NextToken"] = first["NextToken"]!.DeepClone() });

        Assert.Equal((2, 1, false), (first["QueueUrls"]!.AsArray().Count, second["QueueUrls"]!.AsArray().Count, second.ContainsKey("NextToken")));
        Assert.False(sqs.Call("ListQueues", []).ContainsKey("NextToken"));
    }

    [Fact]
    public void A_topic_tells_how_it_delivers()
    {
        var sns = new QueryClient(sandbox, sandbox.Primary().AccessKey, "sns", "2010-03-31");
        sns.Call("CreateTopic", ("Name", "told"));

        var policy = sns.Call("GetTopicAttributes", ("TopicArn", "arn:aws:sns:us-east-1:111111111111:told"))
            .Descendants("entry").Single(entry => (string)entry.Element("key")! == "EffectiveDeliveryPolicy").Element("value")!.Value;

        Assert.Equal(3, (int)JsonNode.Parse(policy)!["http"]!["defaultHealthyRetryPolicy"]!["numRetries"]!);
    }

    [Fact]
    public void One_resource_of_a_stack_is_described_by_its_name()
    {
        var stacks = new QueryClient(sandbox, sandbox.Primary().AccessKey, "cloudformation", "2010-05-15");
        stacks.Call("CreateStack", ("StackName", "one"), ("TemplateBody", """{"Resources":{"Letters":{"Type":"AWS::SQS::Queue"}}}"""));
        clock.Advance(TimeSpan.FromMinutes(5));

        var found = stacks.Call("DescribeStackResource", ("StackName", "one"), ("LogicalResourceId", "Letters")).Element("StackResourceDetail")!;

        Assert.Equal(("AWS::SQS::Queue", "CREATE_COMPLETE"), ((string)found.Element("ResourceType")!, (string)found.Element("ResourceStatus")!));
        Assert.Equal(
            ("ValidationError", "Resource Nothing does not exist for stack one"),
            Assert.Throws<AwsFault>(() => stacks.Call("DescribeStackResource", ("StackName", "one"), ("LogicalResourceId", "Nothing"))) is var fault ? (fault.Code, fault.Message) : default);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("with-hyphen")]
    public void An_identity_policy_s_Sid_has_letters_and_digits_only(string sid)
    {
        var iam = QueryClient.Iam(sandbox, sandbox.Primary());
        void Put(string name) => iam.Call(
            "PutUserPolicy", ("UserName", "admin"), ("PolicyName", "one"), ("PolicyDocument", $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{name}}","Effect":"Allow","Action":"*","Resource":"*"}]}"""));

        Put("Statement1");
        Assert.Equal("MalformedPolicyDocument", Assert.Throws<AwsFault>(() => Put(sid)).Code);
    }

    private XElement Rds(string operation, params (string, string)[] parameters) =>
        new QueryClient(sandbox, sandbox.Primary().AccessKey, "rds", "2014-10-31").Call(operation, parameters);
}
