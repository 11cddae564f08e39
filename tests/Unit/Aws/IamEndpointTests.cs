using System.Net;
using Amazon;
using Amazon.IdentityManagement.Model;

namespace RdsBackup.Unit.Aws;

public sealed class IamEndpointTests
{
    [Fact]
    public async Task IAM_is_asked_at_its_one_endpoint_from_every_region()
    {
        var wire = new Wire(_ => Wire.Error("NoSuchEntity", "The role with name AWSServiceRoleForRDS cannot be found.", HttpStatusCode.NotFound));
        var fault = await Assert.ThrowsAsync<NoSuchEntityException>(() => wire
            .Iam(config => config.RegionEndpoint = RegionEndpoint.EUCentral1)
            .GetRoleAsync(new GetRoleRequest { RoleName = "AWSServiceRoleForRDS" }));

        Assert.Equal("https://iam.amazonaws.com/", wire.Last.Uri.ToString());
        Assert.Contains("/us-east-1/iam/aws4_request", wire.Last.Authorization);
        Assert.Equal("2010-05-08", wire.Last.Form["Version"]);
        Assert.Equal("NoSuchEntity", fault.ErrorCode);
    }

    [Fact]
    public async Task IAM_at_a_service_URL_is_signed_for_the_authentication_region()
    {
        var wire = Wire.Answering("<CreateServiceLinkedRoleResponse/>");
        await wire.Iam(config =>
        {
            config.ServiceURL = "http://127.0.0.1:4566";
            config.AuthenticationRegion = "eu-west-2";
        }).CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = "rds.amazonaws.com" });

        Assert.Equal("http://127.0.0.1:4566/", wire.Last.Uri.ToString());
        Assert.Contains("/eu-west-2/iam/aws4_request", wire.Last.Authorization);
        Assert.Equal("rds.amazonaws.com", wire.Last.Form["AWSServiceName"]);
    }
}
