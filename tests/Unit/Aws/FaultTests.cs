using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

public sealed class FaultTests
{
    [Fact]
    public async Task A_modelled_error_is_its_own_exception_with_all_that_AWS_said()
    {
        var fault = await Assert.ThrowsAsync<DBSnapshotNotFoundException>(
            () => Fail("DBSnapshotNotFound", "DBSnapshot not found: orders", HttpStatusCode.NotFound));

        Assert.Equal("DBSnapshot not found: orders", fault.Message);
        Assert.Equal("DBSnapshotNotFound", fault.ErrorCode);
        Assert.Equal(HttpStatusCode.NotFound, fault.StatusCode);
        Assert.Equal("b25f48e8-84fd-11e6-80d9-574e0c4664cb", fault.RequestId);
        Assert.Equal(ErrorType.Sender, fault.ErrorType);
    }

    [Fact]
    public async Task Cluster_codes_carry_Fault_and_instance_codes_do_not()
    {
        await Assert.ThrowsAsync<DBClusterSnapshotAlreadyExistsException>(
            () => Fail("DBClusterSnapshotAlreadyExistsFault", "", HttpStatusCode.BadRequest));
        await Assert.ThrowsAsync<DBSnapshotAlreadyExistsException>(
            () => Fail("DBSnapshotAlreadyExists", "", HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("InvalidParameterValue", HttpStatusCode.BadRequest)]
    [InlineData("AccessDenied", HttpStatusCode.Forbidden)]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    public async Task An_error_without_a_class_keeps_its_code(string code, HttpStatusCode status)
    {
        var fault = await Assert.ThrowsAsync<AmazonRDSException>(() => Fail(code, "Must specify new KMS key", status));

        Assert.Equal(code, fault.ErrorCode);
        Assert.Equal(status, fault.StatusCode);
        Assert.Equal("b25f48e8-84fd-11e6-80d9-574e0c4664cb", fault.RequestId);
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>")]
    [InlineData("upstream connect error")]
    [InlineData("")]
    public async Task An_error_that_is_not_AWSs_keeps_its_status(string body)
    {
        var wire = new Wire(_ => Wire.Xml(body, HttpStatusCode.BadGateway));
        var fault = await Assert.ThrowsAsync<AmazonRDSException>(() => wire.Client().DescribeDBSnapshotsAsync());

        Assert.Equal(HttpStatusCode.BadGateway, fault.StatusCode);
    }

    private static Task<CopyDBSnapshotResponse> Fail(string code, string message, HttpStatusCode status) =>
        new Wire(_ => Wire.Error(code, message, status)).Client().CopyDBSnapshotAsync(new CopyDBSnapshotRequest());
}
