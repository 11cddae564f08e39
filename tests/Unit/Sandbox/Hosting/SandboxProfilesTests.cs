using Amazon.Runtime.CredentialManagement;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Unit.Sandbox.Hosting;

public sealed class SandboxProfilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox-profiles").FullName;
    private readonly AwsSandbox sandbox = new(new SandboxOptions());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("primary", "111111111111")]
    [InlineData("secondary", "222222222222")]
    public async Task A_profile_by_an_accounts_name_reaches_the_sandbox_as_that_account(string profile, string accountId)
    {
        await using var server = SandboxServer.Start(sandbox);
        var profiles = SandboxProfiles.Write(folder, sandbox, server.Address);

        // The SDK reads the config file beside a credentials file of its default name.
        var chain = new CredentialProfileStoreChain(profiles.CredentialsFile);
        Assert.True(chain.TryGetProfile(profile, out var found));
        using var sts = new AmazonSecurityTokenServiceClient(
            found.GetAWSCredentials(chain),
            new AmazonSecurityTokenServiceConfig { ServiceURL = found.EndpointUrl, AuthenticationRegion = found.Region.SystemName });

        Assert.Equal(accountId, (await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest())).Account);
    }

    [Fact]
    public void Only_the_owner_can_read_them()
    {
        if (OperatingSystem.IsWindows())
            return;

        var below = Path.Combine(folder, "below");
        var profiles = SandboxProfiles.Write(below, sandbox, new Uri("http://127.0.0.1:1/"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(below));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(profiles.ConfigFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(profiles.CredentialsFile));
    }

    [Fact]
    public void Lines_for_a_shell_survive_a_quote_in_the_path()
    {
        var profiles = SandboxProfiles.Write(Path.Combine(folder, "it's here"), sandbox, new Uri("http://127.0.0.1:1/"));

        Assert.Contains($@"export AWS_CONFIG_FILE='{folder}/it'\''s here/config'", profiles.BashLines);
        Assert.Contains($"$env:AWS_CONFIG_FILE = '{folder}/it''s here/config'", profiles.PowerShellLines);
        Assert.Contains("unset AWS_ACCESS_KEY_ID", profiles.BashLines);
        Assert.Contains("$env:AWS_ACCESS_KEY_ID = $null", profiles.PowerShellLines);
    }
}
