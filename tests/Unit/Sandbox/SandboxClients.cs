using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

/// <summary>Official SDK clients on a sandbox in memory.</summary>
internal static class SandboxClients
{
    public static Account Primary(this AwsSandbox sandbox) => sandbox.Accounts.Single(account => account.Name == "primary");

    public static Account Secondary(this AwsSandbox sandbox) => sandbox.Accounts.Single(account => account.Name == "secondary");

    public static AmazonSecurityTokenServiceClient Sts(
        this AwsSandbox sandbox,
        AWSCredentials credentials,
        string region = "us-east-1",
        string host = "sandbox.invalid",
        Func<WireRequest, WireRequest>? tamper = null) =>
        new(credentials, new AmazonSecurityTokenServiceConfig
        {
            ServiceURL = $"http://{host}/",
            AuthenticationRegion = region,
            HttpClientFactory = new SandboxHttp(sandbox, tamper),
            MaxErrorRetry = 0,
        });

    public static AmazonSecurityTokenServiceClient Sts(this AwsSandbox sandbox, Account account, string region = "us-east-1") =>
        sandbox.Sts(Credentials(account), region);

    public static AmazonKeyManagementServiceClient Kms(this AwsSandbox sandbox, AWSCredentials credentials, string region = "us-east-1") =>
        new(credentials, new AmazonKeyManagementServiceConfig
        {
            ServiceURL = "http://sandbox.invalid/",
            AuthenticationRegion = region,
            HttpClientFactory = new SandboxHttp(sandbox),
            MaxErrorRetry = 0,
        });

    public static AWSCredentials Credentials(Account account) => new BasicAWSCredentials(account.AccessKey.Id, account.AccessKey.Secret);
}
