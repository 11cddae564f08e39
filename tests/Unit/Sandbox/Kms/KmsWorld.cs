using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using RdsBackup.Sandbox;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Kms;

/// <summary>Two accounts in two regions, asked through the official client in virtual time.</summary>
internal sealed class KmsWorld
{
    internal const string East1 = "us-east-1";
    internal const string East2 = "us-east-2";
    internal const string Primary = "111111111111";
    internal const string Secondary = "222222222222";
    internal const string Via = "rds.us-east-1.amazonaws.com";

    internal KmsWorld() => Aws = new AwsSandbox(new SandboxOptions { Clock = Clock });

    internal VirtualClock Clock { get; } = new();

    internal AwsSandbox Aws { get; }

    /// <summary>The owner in us-east-1.</summary>
    internal AmazonKeyManagementServiceClient Owner => As(Primary, East1);

    /// <summary>The owner in us-east-2.</summary>
    internal AmazonKeyManagementServiceClient OwnerInEast2 => As(Primary, East2);

    /// <summary>The other account in us-east-1.</summary>
    internal AmazonKeyManagementServiceClient Stranger => As(Secondary, East1);

    internal static async Task<T> RefusedAsync<T>(Func<Task> call, string message) where T : AmazonServiceException
    {
        var refusal = await Assert.ThrowsAsync<T>(call);
        Assert.Equal(message, refusal.Message);
        return refusal;
    }

    internal static async Task RefusedAsync(string code, string? message, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        Assert.Equal(code, refusal.ErrorCode);
        if (message is not null)
            Assert.Equal(message, refusal.Message);
    }

    internal AmazonKeyManagementServiceClient As(string accountId, string region) =>
        Aws.Kms(SandboxClients.Credentials(Aws.Accounts.Single(account => account.Id == accountId)), region);

    /// <summary>A user of the primary account with a policy of his own, or none.</summary>
    internal AWSCredentials User(string name, string? policy = null)
    {
        var iam = QueryClient.Iam(Aws, Aws.Primary());
        iam.Call("CreateUser", ("UserName", name));
        if (policy is not null)
            iam.Call("PutUserPolicy", ("UserName", name), ("PolicyName", "own"), ("PolicyDocument", policy));
        var key = iam.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!;
        return new BasicAWSCredentials((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!);
    }

    internal async Task<KeyMetadata> KeyAsync(string? policy = null, bool multiRegion = false) =>
        (await Owner.CreateKeyAsync(new CreateKeyRequest { Policy = policy, MultiRegion = multiRegion })).KeyMetadata;

    internal async Task<KeyMetadata> DescribeAsync(string key) => (await Owner.DescribeKeyAsync(key)).KeyMetadata;

    /// <summary>A key policy: the owner may do everything, and what the statement says.</summary>
    internal static string Policy(string statement) => $$"""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"kms:*","Resource":"*"},
          {{statement}}]}
        """;
}
