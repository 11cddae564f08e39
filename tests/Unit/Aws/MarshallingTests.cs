using Amazon.RDS;
using Amazon.RDS.Model;
using RdsBackup.Aws.Runtime;

namespace RdsBackup.Unit.Aws;

public sealed class MarshallingTests
{
    [Fact]
    public async Task A_request_becomes_the_form_that_AWS_documents()
    {
        var form = await FormOf("DescribeDBSnapshots", client => client.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest
        {
            IncludeShared = true,
            IncludePublic = false,
            MaxRecords = 100,
            Filters =
            [
                new Filter { Name = "engine", Values = ["postgres", "aurora & co"] },
                new Filter { Name = "db-instance-id", Values = ["orders"] },
            ],
        }));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Action"] = "DescribeDBSnapshots",
                ["Version"] = "2014-10-31",
                ["IncludeShared"] = "true",
                ["IncludePublic"] = "false",
                ["MaxRecords"] = "100",
                ["Filters.Filter.1.Name"] = "engine",
                ["Filters.Filter.1.Values.Value.1"] = "postgres",
                ["Filters.Filter.1.Values.Value.2"] = "aurora & co",
                ["Filters.Filter.2.Name"] = "db-instance-id",
                ["Filters.Filter.2.Values.Value.1"] = "orders",
            },
            form);
    }

    [Fact]
    public async Task Lists_structures_and_lists_in_lists_carry_their_wire_names()
    {
        var form = await FormOf("CopyDBSnapshot", client => client.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = "arn:aws:rds:us-east-1:111122223333:snapshot:orders",
            Tags = [new Tag { Key = "rdsbackup:hop", Value = "1" }, new Tag { Key = "empty", Value = "" }],
            TagSpecifications = [new TagSpecification { ResourceType = "snapshot", Tags = [new Tag { Key = "a", Value = "b" }] }],
        }));

        Assert.Equal("arn:aws:rds:us-east-1:111122223333:snapshot:orders", form["SourceDBSnapshotIdentifier"]);
        Assert.Equal("rdsbackup:hop", form["Tags.Tag.1.Key"]);
        Assert.Equal("1", form["Tags.Tag.1.Value"]);
        Assert.Equal("", form["Tags.Tag.2.Value"]);
        Assert.Equal("snapshot", form["TagSpecifications.item.1.ResourceType"]);
        Assert.Equal("b", form["TagSpecifications.item.1.Tags.Tag.1.Value"]);
    }

    [Fact]
    public async Task Nested_structures_numbers_and_enumerations_are_texts_of_the_invariant_culture()
    {
        var form = await FormOf("CreateDBCluster", client => client.CreateDBClusterAsync(new CreateDBClusterRequest
        {
            ServerlessV2ScalingConfiguration = new ServerlessV2ScalingConfiguration { MinCapacity = 0.5, MaxCapacity = 16 },
            DatabaseInsightsMode = DatabaseInsightsMode.Advanced,
            EnableCloudwatchLogsExports = ["postgresql"],
            Port = 5432,
        }));

        Assert.Equal("0.5", form["ServerlessV2ScalingConfiguration.MinCapacity"]);
        Assert.Equal("16", form["ServerlessV2ScalingConfiguration.MaxCapacity"]);
        Assert.Equal("advanced", form["DatabaseInsightsMode"]);
        Assert.Equal("postgresql", form["EnableCloudwatchLogsExports.member.1"]);
        Assert.Equal("5432", form["Port"]);
    }

    [Fact]
    public async Task An_empty_list_is_sent_as_empty_and_a_list_not_set_is_not_sent()
    {
        var form = await FormOf("ModifyDBInstance", client => client.ModifyDBInstanceAsync(new ModifyDBInstanceRequest { VpcSecurityGroupIds = [] }));

        Assert.Equal("", form["VpcSecurityGroupIds"]);
        Assert.DoesNotContain("DBSecurityGroups", form.Keys);
    }

    [Fact]
    public void A_time_is_sent_as_UTC_with_milliseconds()
    {
        var form = new Dictionary<string, string>();

        new Form(form).Add(new Names("At "u8), 0, new DateTime(2026, 11, 20, 3, 7, 41, 123, DateTimeKind.Utc));

        Assert.Equal("2026-11-20T03:07:41.123Z", form["At"]);
    }

    [Fact]
    public async Task A_request_is_signed_for_RDS_in_the_region_of_the_client()
    {
        var wire = Wire.Answering("<DescribeAccountAttributesResponse/>");
        await wire.Client(config => config.RegionEndpoint = Amazon.RegionEndpoint.EUCentral1).DescribeAccountAttributesAsync();

        Assert.Contains("/eu-central-1/rds/aws4_request", wire.Last.Authorization);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/", wire.Last.Authorization);
    }

    private static async Task<IReadOnlyDictionary<string, string>> FormOf(string action, Func<AmazonRDSClient, Task> call)
    {
        var wire = Wire.Answering($"<{action}Response/>");
        await call(wire.Client());
        return wire.Last.Form;
    }
}
