using Amazon;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

public sealed class EndpointTests
{
    [Theory]
    [InlineData("us-east-1", false, false, "https://rds.us-east-1.amazonaws.com/")]
    [InlineData("ap-southeast-7", false, false, "https://rds.ap-southeast-7.amazonaws.com/")]
    [InlineData("us-east-1", true, false, "https://rds-fips.us-east-1.amazonaws.com/")]
    [InlineData("us-east-1", false, true, "https://rds.us-east-1.api.aws/")]
    [InlineData("us-east-1", true, true, "https://rds-fips.us-east-1.api.aws/")]
    [InlineData("us-gov-west-1", false, false, "https://rds.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, false, "https://rds.us-gov-west-1.amazonaws.com/")]
    [InlineData("us-gov-west-1", true, true, "https://rds-fips.us-gov-west-1.api.aws/")]
    [InlineData("cn-north-1", false, false, "https://rds.cn-north-1.amazonaws.com.cn/")]
    [InlineData("cn-north-1", false, true, "https://rds.cn-north-1.api.amazonwebservices.com.cn/")]
    [InlineData("us-iso-east-1", false, false, "https://rds.us-iso-east-1.c2s.ic.gov/")]
    [InlineData("us-isob-east-1", false, false, "https://rds.us-isob-east-1.sc2s.sgov.gov/")]
    [InlineData("eu-isoe-west-1", false, false, "https://rds.eu-isoe-west-1.cloud.adc-e.uk/")]
    [InlineData("us-isof-south-1", false, false, "https://rds.us-isof-south-1.csp.hci.ic.gov/")]
    [InlineData("eusc-de-east-1", false, false, "https://rds.eusc-de-east-1.amazonaws.eu/")]
    public async Task A_request_goes_to_the_endpoint_of_its_partition(string region, bool fips, bool dualStack, string endpoint)
    {
        var wire = Answering();
        await wire.Client(config =>
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        }).DescribeDBSnapshotsAsync();

        Assert.Equal(endpoint, wire.Last.Uri.ToString());
        Assert.Contains($"/{region}/rds/aws4_request", wire.Last.Authorization);
    }

    [Fact]
    public async Task A_service_URL_is_signed_for_the_authentication_region()
    {
        var wire = Answering();
        await wire.Client(config =>
        {
            config.ServiceURL = "http://127.0.0.1:4566";
            config.AuthenticationRegion = "eu-west-2";
        }).DescribeDBSnapshotsAsync();

        Assert.Equal("http://127.0.0.1:4566/", wire.Last.Uri.ToString());
        Assert.Contains("/eu-west-2/rds/aws4_request", wire.Last.Authorization);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task FIPS_and_dual_stack_are_refused_beside_a_service_URL(bool fips, bool dualStack)
    {
        var wire = Answering();
        await Assert.ThrowsAsync<AmazonClientException>(() => wire.Client(config =>
        {
            config.ServiceURL = "http://127.0.0.1:4566";
            config.UseFIPSEndpoint = fips;
            config.UseDualstackEndpoint = dualStack;
        }).DescribeDBSnapshotsAsync());

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public void The_endpoint_of_a_request_can_be_asked_without_sending_it() =>
        Assert.Equal(
            "https://rds.eu-central-1.amazonaws.com/",
            Answering().Client(config => config.RegionEndpoint = RegionEndpoint.EUCentral1)
                .DetermineServiceOperationEndpoint(new DescribeDBSnapshotsRequest()).URL);

    private static Wire Answering() => Wire.Answering("<DescribeDBSnapshotsResponse/>");
}
