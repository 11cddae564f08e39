using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

public sealed class UnmarshallingTests
{
    private const string OneSnapshot =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <DescribeDBSnapshotsResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
          <DescribeDBSnapshotsResult>
            <Marker>next &amp; more</Marker>
            <DBSnapshots>
              <DBSnapshot>
                <DBSnapshotIdentifier>orders-2026-11-20</DBSnapshotIdentifier>
                <SnapshotCreateTime>2026-11-20T03:07:41.123Z</SnapshotCreateTime>
                <AllocatedStorage>100</AllocatedStorage>
                <Encrypted>true</Encrypted>
                <MultiTenant>false</MultiTenant>
                <FullSnapshotSizeInBytes>107374182400</FullSnapshotSizeInBytes>
                <StorageEncryptionType>sse-kms</StorageEncryptionType>
                <Timezone/>
                <SomethingNewerThanThisLibrary><Deep><Deeper>1</Deeper></Deep></SomethingNewerThanThisLibrary>
                <ProcessorFeatures/>
                <TagList>
                  <Tag><Key>team</Key><Value>shop</Value></Tag>
                  <Tag><Key>empty</Key><Value></Value></Tag>
                </TagList>
                <DBSnapshotArn>arn:aws:rds:us-east-1:111122223333:snapshot:orders-2026-11-20</DBSnapshotArn>
              </DBSnapshot>
              <DBSnapshot><DBSnapshotIdentifier>second</DBSnapshotIdentifier></DBSnapshot>
            </DBSnapshots>
          </DescribeDBSnapshotsResult>
          <ResponseMetadata>
            <RequestId>c4191173-8506-11e0-90aa-eb648410240d</RequestId>
          </ResponseMetadata>
        </DescribeDBSnapshotsResponse>
        """;

    [Fact]
    public async Task A_page_of_snapshots_is_read_as_AWS_sends_it()
    {
        var response = await Describe(OneSnapshot);

        Assert.Equal("next & more", response.Marker);
        Assert.Equal("c4191173-8506-11e0-90aa-eb648410240d", response.ResponseMetadata.RequestId);
        Assert.Equal(["orders-2026-11-20", "second"], response.DBSnapshots!.Select(one => one.DBSnapshotIdentifier));

        var snapshot = response.DBSnapshots![0];
        Assert.Equal(new DateTime(2026, 11, 20, 3, 7, 41, 123, DateTimeKind.Utc), snapshot.SnapshotCreateTime);
        Assert.Equal(DateTimeKind.Utc, snapshot.SnapshotCreateTime!.Value.Kind);
        Assert.Equal(100, snapshot.AllocatedStorage);
        Assert.True(snapshot.Encrypted);
        Assert.False(snapshot.MultiTenant);
        Assert.Equal(107374182400, snapshot.FullSnapshotSizeInBytes);
        Assert.Equal(StorageEncryptionType.SseKms, snapshot.StorageEncryptionType);
        Assert.Equal("", snapshot.Timezone);
        Assert.Empty(snapshot.ProcessorFeatures!);
        Assert.Equal([("team", "shop"), ("empty", "")], snapshot.TagList!.Select(tag => (tag.Key, tag.Value)));
        Assert.Equal("arn:aws:rds:us-east-1:111122223333:snapshot:orders-2026-11-20", snapshot.DBSnapshotArn);
    }

    [Fact]
    public async Task What_AWS_did_not_send_is_null()
    {
        var snapshot = (await Describe(OneSnapshot)).DBSnapshots![1];

        Assert.Null(snapshot.TagList);
        Assert.Null(snapshot.Encrypted);
        Assert.Null(snapshot.AllocatedStorage);
        Assert.Null(snapshot.SnapshotCreateTime);
        Assert.Null(snapshot.KmsKeyId);
    }

    [Fact]
    public async Task Indentation_changes_nothing()
    {
        var compact = string.Concat(OneSnapshot.Split('\n').Select(line => line.Trim()));

        Assert.Equivalent((await Describe(OneSnapshot)).DBSnapshots, (await Describe(compact)).DBSnapshots, strict: true);
    }

    [Fact]
    public async Task An_enumeration_value_newer_than_this_library_is_kept()
    {
        var response = await Describe(OneSnapshot.Replace("sse-kms", "sse-quantum", StringComparison.Ordinal));

        Assert.Equal("sse-quantum", response.DBSnapshots![0].StorageEncryptionType!.Value);
    }

    [Fact]
    public async Task A_single_resource_is_the_member_of_its_response()
    {
        var wire = Wire.Answering(
            """
            <ModifyDBSnapshotAttributeResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><ModifyDBSnapshotAttributeResult>
              <DBSnapshotAttributesResult>
                <DBSnapshotIdentifier>orders</DBSnapshotIdentifier>
                <DBSnapshotAttributes>
                  <DBSnapshotAttribute>
                    <AttributeName>restore</AttributeName>
                    <AttributeValues><AttributeValue>222222222222</AttributeValue><AttributeValue>333333333333</AttributeValue></AttributeValues>
                  </DBSnapshotAttribute>
                </DBSnapshotAttributes>
              </DBSnapshotAttributesResult>
            </ModifyDBSnapshotAttributeResult></ModifyDBSnapshotAttributeResponse>
            """);
        var response = await wire.Client().ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest());

        var restore = Assert.Single(response.DBSnapshotAttributesResult!.DBSnapshotAttributes!);
        Assert.Equal("restore", restore.AttributeName);
        Assert.Equal(["222222222222", "333333333333"], restore.AttributeValues!);
    }

    [Fact]
    public async Task An_operation_without_a_result_answers_its_request_id()
    {
        var wire = Wire.Answering(
            "<AddTagsToResourceResponse><ResponseMetadata><RequestId>c194f9cd</RequestId></ResponseMetadata></AddTagsToResourceResponse>");
        var response = await wire.Client().AddTagsToResourceAsync(new AddTagsToResourceRequest());

        Assert.Equal("c194f9cd", response.ResponseMetadata.RequestId);
        Assert.Equal(HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Theory]
    [InlineData("<html><body>Please sign in to the hotel's network</body></html>")]
    [InlineData("")]
    [InlineData("<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot>")]
    [InlineData("<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot><Encrypted>maybe</Encrypted>"
        + "</DBSnapshot></DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><DescribeDBSnapshotsResponse/>")]
    public async Task What_is_not_an_answer_of_RDS_never_passes_for_an_empty_list(string body) =>
        await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Describe(body));

    private static Task<DescribeDBSnapshotsResponse> Describe(string xml) =>
        Wire.Answering(xml).Client().DescribeDBSnapshotsAsync();
}
