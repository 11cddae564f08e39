using System.Text.Json.Nodes;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox.Events;
using static RdsBackup.Unit.Sandbox.Events.EventsWorld;

namespace RdsBackup.Unit.Sandbox.CloudTrail;

public sealed class TrailTests
{
    private const string Pattern = """{"source":["aws.kms","aws.rds"],"detail-type":["AWS API Call via CloudTrail"]}""";

    private readonly EventsWorld world = new();

    public TrailTests() => world.Rule(world.Seen.Arn, Pattern);

    private JsonClient Kms => new(world.Aws, world.Key(Primary), "kms", "TrentService", East1);

    private QueryClient Rds => new(world.Aws, world.Key(Primary), "rds", "2014-10-31", East1);

    [Fact]
    public void A_call_that_changes_a_key_is_told_with_who_made_it_and_what_was_asked()
    {
        var key = (string)Kms.Call("CreateKey")["KeyMetadata"]!["KeyId"]!;
        Told();

        Kms.Call("ScheduleKeyDeletion", new() { ["KeyId"] = key, ["PendingWindowInDays"] = 7 });

        var told = Assert.Single(Told());
        Assert.Equal(("aws.kms", Primary, East1), ((string?)told["source"], (string?)told["account"], (string?)told["region"]));
        var detail = told["detail"]!;
        Assert.Equal(("kms.amazonaws.com", "ScheduleKeyDeletion"), ((string?)detail["eventSource"], (string?)detail["eventName"]));
        Assert.Equal($$"""{"keyId":"{{key}}","pendingWindowInDays":7}""", detail["requestParameters"]!.ToJsonString());
        Assert.Equal(
            ("IAMUser", "arn:aws:iam::111111111111:user/admin", "admin"),
            ((string?)detail["userIdentity"]!["type"], (string?)detail["userIdentity"]!["arn"], (string?)detail["userIdentity"]!["userName"]));
    }

    [Fact]
    public void Lists_and_structures_of_RDS_calls_are_told_as_such_and_secrets_are_not()
    {
        Rds.Call(
            "CreateDBInstance",
            ("DBInstanceIdentifier", "orders"), ("DBInstanceClass", "db.m6g.large"), ("Engine", "postgres"), ("AllocatedStorage", "20"),
            ("MasterUsername", "admin1"), ("MasterUserPassword", "not-to-be-seen"),
            ("Tags.Tag.1.Key", "team"), ("Tags.Tag.1.Value", "dba"), ("Tags.Tag.2.Key", "cost"), ("Tags.Tag.2.Value", "7"));
        world.Wait(TimeSpan.FromHours(1));
        Rds.Call("CreateDBSnapshot", ("DBInstanceIdentifier", "orders"), ("DBSnapshotIdentifier", "mine"));
        world.Wait(TimeSpan.FromHours(1));
        Rds.Call("ModifyDBSnapshotAttribute", ("DBSnapshotIdentifier", "mine"), ("AttributeName", "restore"), ("ValuesToAdd.AttributeValue.1", Secondary));

        var told = Told().ToDictionary(one => (string)one["detail"]!["eventName"]!, one => one["detail"]!["requestParameters"]!);

        Assert.Equal("HIDDEN_DUE_TO_SECURITY_REASONS", (string?)told["CreateDBInstance"]["masterUserPassword"]);
        Assert.Equal("""[{"key":"team","value":"dba"},{"key":"cost","value":"7"}]""", told["CreateDBInstance"]["tags"]!.ToJsonString());
        Assert.Equal(
            """{"dBSnapshotIdentifier":"mine","attributeName":"restore","valuesToAdd":["222222222222"]}""", told["ModifyDBSnapshotAttribute"].ToJsonString());
    }

    [Fact]
    public void A_refused_call_is_told_with_its_error()
    {
        Assert.ThrowsAny<Exception>(() => Rds.Call("DeleteDBSnapshot", ("DBSnapshotIdentifier", "nosuch")));

        Assert.Equal("DBSnapshotNotFound", (string?)Assert.Single(Told())["detail"]!["errorCode"]);
    }

    [Fact]
    public void Calls_that_only_read_or_use_a_key_are_not_told()
    {
        var key = (string)Kms.Call("CreateKey")["KeyMetadata"]!["KeyId"]!;
        Told();

        Kms.Call("DescribeKey", new() { ["KeyId"] = key });
        Kms.Call("GenerateDataKey", new() { ["KeyId"] = key, ["KeySpec"] = "AES_256" });
        Rds.Call("DescribeDBSnapshots");

        Assert.Empty(Told());
    }

    private List<JsonNode> Told()
    {
        world.WaitSeconds(2);
        var told = world.Seen.Messages.Select(message => JsonNode.Parse(message.Body)!).ToList();
        world.SqsOf(Primary, East1).Call("PurgeQueue", new() { ["QueueUrl"] = world.Seen.UrlAt(world.Aws.Address) });
        return told;
    }
}
