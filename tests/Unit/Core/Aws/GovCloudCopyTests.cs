using System.Text;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Aws;

/// <summary>RDS API reference, CopyDBSnapshot and CopyDBClusterSnapshot, PreSignedUrl: GovCloud's regions ask for it, all others ignore it.</summary>
public sealed class GovCloudCopyTests
{
    [Theory]
    [InlineData("arn:aws-us-gov:rds:us-gov-west-1:111111111111:snapshot:orders", "us-gov-east-1", true)]
    [InlineData("arn:aws-us-gov:rds:us-gov-west-1:111111111111:cluster-snapshot:ledger", "us-gov-east-1", true)]
    [InlineData("arn:aws-us-gov:rds:us-gov-east-1:111111111111:snapshot:orders", "us-gov-east-1", false)]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:orders", "us-east-2", false)]
    public async Task A_copy_between_GovClouds_regions_carries_a_request_signed_for_the_sources_region(string source, string to, bool signed)
    {
        var sent = new List<WireRequest>();
        var sandbox = new AwsSandbox(new SandboxOptions
        {
            Accounts = new Dictionary<string, string> { ["primary"] = "111111111111" },
            Regions = [to],
            Clock = TimeProvider.System,
        });
        var http = new SandboxHttp(sandbox, request =>
        {
            sent.Add(request);
            return request;
        });
        var key = sandbox.Accounts[0].AccessKey;
        var target = await new Connection
        {
            Credentials = new BasicAWSCredentials(key.Id, key.Secret),
            Region = to,
            Access = new AwsAccess { Url = new Uri("http://sandbox.invalid/"), Http = http },
        }.OpenAsync(CancellationToken.None);
        var arn = SnapshotArn.Parse(source);
        var step = new CopyStep
        {
            Source = arn,
            Destination = target,
            Lineage = new Lineage(arn, DateTimeOffset.UnixEpoch, "orders"),
            Hop = Hop.Recovery,
            Key = null,
            Expected = new ProofExpectation(),
            Tags = new Dictionary<string, string>(),
        };

        await Assert.ThrowsAsync<BackupException>(() => target.Of<RdsGateway>().CopyAsync(step.OrderAt(DateTimeOffset.UnixEpoch), CancellationToken.None));

        var copy = Assert.Single(sent, request => Encoding.UTF8.GetString(request.Body).Contains("Action=CopyDB", StringComparison.Ordinal));
        Assert.Equal(signed, Encoding.UTF8.GetString(copy.Body).Contains("PreSignedUrl=", StringComparison.Ordinal));
    }
}
