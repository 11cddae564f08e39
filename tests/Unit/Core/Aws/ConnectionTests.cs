using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Simulation;
using RdsBackup.Unit.Sandbox;
using RdsBackup.Unit.Sandbox.Iam;

namespace RdsBackup.Unit.Core.Aws;

public sealed class ConnectionTests : IDisposable
{
    private readonly World world = new();
    private readonly string folder = Directory.CreateTempSubdirectory("rdsbackup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_profile_brings_credentials_and_its_own_region()
    {
        var target = Open(new Connection { ProfileName = "secondary", ProfileLocation = Profiles() });

        Assert.Equal("222222222222", target.AccountId);
        Assert.Equal("us-east-2", target.Region);
    }

    [Fact]
    public void A_region_that_is_passed_goes_before_the_profiles() =>
        Assert.Equal("us-east-1", Open(new Connection { ProfileName = "secondary", ProfileLocation = Profiles(), Region = "us-east-1" }).Region);

    [Fact]
    public void A_role_is_assumed_with_its_external_id()
    {
        var secondary = QueryClient.Iam(world.Sandbox, world.Sandbox.Secondary());
        secondary.Call(
            "CreateRole",
            ("RoleName", "vault"),
            ("AssumeRolePolicyDocument", Policies.Trust("arn:aws:iam::111111111111:root", """{"StringEquals":{"sts:ExternalId":"backup-2026"}}""")));
        var primary = new Connection
        {
            ProfileName = "primary",
            ProfileLocation = Profiles(),
            RoleArn = "arn:aws:iam::222222222222:role/vault",
            ExternalId = "backup-2026",
        };

        Assert.Equal("222222222222", Open(primary).AccountId);
        var refused = Refused(primary with { ExternalId = "guessed" });
        Assert.Equal(FailureKind.AccessDenied, refused.Kind);
        Assert.Contains("sts:AssumeRole", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_may_get_its_credentials_from_a_process()
    {
        var key = world.Sandbox.Secondary().AccessKey;
        var answer = Path.Combine(folder, "answer.json");
        File.WriteAllText(answer, $$"""{"Version":1,"AccessKeyId":"{{key.Id}}","SecretAccessKey":"{{key.Secret}}"}""");
        var file = Path.Combine(folder, "credentials");
        File.WriteAllLines(file, ["[by-process]", $"credential_process = {(OperatingSystem.IsWindows() ? "cmd /c type" : "cat")} {answer}", "region = us-east-2"]);

        var connection = new Connection { ProfileName = "by-process", ProfileLocation = file, Access = world.Access };
        Assert.Equal("222222222222", (await connection.OpenAsync(CancellationToken.None)).AccountId);
    }

    [Fact]
    public void An_unknown_profile_is_told_with_where_it_was_looked_for()
    {
        var profiles = Profiles();
        var failure = Refused(new Connection { ProfileName = "nobody", ProfileLocation = profiles });

        Assert.Equal(FailureKind.UnknownProfile, failure.Kind);
        Assert.Contains("'nobody'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(profiles, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("region = us-east-1")]
    [InlineData("aws_access_key_id = AKIAIOSFODNN7EXAMPLE")]
    [InlineData("role_arn = arn:aws:iam::222222222222:role/vault", "source_profile = not-there")]
    [InlineData("credential_process = no-such-program-anywhere")]
    public async Task A_profile_that_lacks_what_it_needs_is_told_by_name(params string[] lines)
    {
        var file = Path.Combine(folder, "credentials");
        File.WriteAllLines(file, ["[half]", .. lines]);

        var connection = new Connection { ProfileName = "half", ProfileLocation = file, Region = "us-east-1", Access = world.Access };
        var failure = (await Assert.ThrowsAsync<BackupException>(() => connection.OpenAsync(CancellationToken.None))).Failure;

        Assert.Equal(FailureKind.CredentialsMissing, failure.Kind);
        Assert.Contains("half", failure.Subject + failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_region_is_told() => Assert.Equal(
        FailureKind.UnknownRegion, Refused(new Connection { ProfileName = "primary", ProfileLocation = Profiles(), Region = "us-est-1" }).Kind);

    [Fact]
    public void A_wrong_key_is_told_without_its_secret()
    {
        var failure = Refused(new Connection { Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "a-secret-nobody-may-see"), Region = "us-east-1" });

        Assert.Equal(FailureKind.CredentialsRefused, failure.Kind);
        Assert.DoesNotContain("a-secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_endpoint_that_is_down_is_told()
    {
        var access = world.Access with { Url = new Uri("http://127.0.0.1:9/"), Http = null };
        var failure = Assert.Throws<BackupException>(() => new Connection
        {
            Credentials = new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "x"),
            Region = "us-east-1",
            Access = access,
        }.OpenAsync(CancellationToken.None).GetAwaiter().GetResult()).Failure;

        Assert.Equal(FailureKind.EndpointUnreachable, failure.Kind);
        Assert.Contains("endpoint URL", failure.Advice, StringComparison.Ordinal);
    }

    private Target Open(Connection connection) => world.Run(cancellation => (connection with { Access = world.Access }).OpenAsync(cancellation));

    private Failure Refused(Connection connection) => Assert.Throws<BackupException>(() => Open(connection)).Failure;

    private string Profiles()
    {
        var file = Path.Combine(folder, "credentials");
        File.WriteAllLines(file, world.Sandbox.Accounts.SelectMany(account => new[]
        {
            $"[{account.Name}]",
            $"aws_access_key_id = {account.AccessKey.Id}",
            $"aws_secret_access_key = {account.AccessKey.Secret}",
            $"region = {(account.Name == "primary" ? "us-east-1" : "us-east-2")}",
        }));
        return file;
    }
}
