using System.Web;
using Amazon;
using Amazon.RDS.Model;

namespace RdsBackup.Unit.Aws;

public sealed class PreSignedUrlTests
{
    private static readonly CopyDBSnapshotRequest Copy = new()
    {
        SourceDBSnapshotIdentifier = "arn:aws-us-gov:rds:us-gov-west-1:111122223333:snapshot:orders",
        TargetDBSnapshotIdentifier = "orders-copy",
        SourceRegion = "us-gov-west-1",
    };

    [Fact]
    public async Task A_copy_from_another_region_carries_itself_signed_for_that_region()
    {
        var wire = Wire.Answering("<CopyDBSnapshotResponse/>");
        await wire.Client(config => config.RegionEndpoint = RegionEndpoint.USGovCloudEast1).CopyDBSnapshotAsync(Copy);

        var url = new Uri(wire.Last.Form["PreSignedUrl"]);
        var query = HttpUtility.ParseQueryString(url.Query);
        Assert.Equal("rds.us-gov-west-1.amazonaws.com", url.Host);
        Assert.Equal("CopyDBSnapshot", query["Action"]);
        Assert.Equal("us-gov-east-1", query["DestinationRegion"]);
        Assert.Equal(Copy.SourceDBSnapshotIdentifier, query["SourceDBSnapshotIdentifier"]);
        Assert.Contains("/us-gov-west-1/rds/aws4_request", query["X-Amz-Credential"]);
        Assert.Equal(64, query["X-Amz-Signature"]!.Length);
        Assert.DoesNotContain("SourceRegion", wire.Last.Form.Keys);
    }

    [Fact]
    public async Task The_callers_request_stays_as_it_was()
    {
        var wire = Wire.Answering("<CopyDBSnapshotResponse/>");
        await wire.Client(config => config.RegionEndpoint = RegionEndpoint.USGovCloudEast1).CopyDBSnapshotAsync(Copy);

        Assert.Null(Copy.PreSignedUrl);
    }
}
