using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Unit.Aws;

namespace RdsBackup.Unit.Core.Aws;

/// <summary>A named profile brings all of itself, and nothing of another. With the environment, which is the process's: alone.</summary>
[Collection(nameof(ConfigurationTests))]
public sealed class ProfileTests : IDisposable
{
    private const string Keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n";
    private const string Role = "role_arn = arn:aws:iam::222222222222:role/vault\n";

    private const string Identity = "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private readonly Dictionary<string, string?> before = [];
    private readonly string folder = Directory.CreateTempSubdirectory("rdsbackup-").FullName;
    private readonly Wire wire = new(Answer);

    public ProfileTests()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (((string)variable.Key).StartsWith("AWS_", StringComparison.Ordinal))
                Set((string)variable.Key, null);
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_of_the_default_profile_leaks_into_a_named_one()
    {
        var target = await Open($"[default]\n{Keys}region = us-west-2\nuse_fips_endpoint = true\nendpoint_url = http://default.example\n[profile named]\n{Keys}region = eu-central-1\n");
        await Find(target);

        Assert.Equal(["https://sts.eu-central-1.amazonaws.com/", "https://rds.eu-central-1.amazonaws.com/"], Asked);
    }

    [Fact]
    public async Task A_profile_without_a_region_has_not_the_default_profiles()
    {
        var failed = await Refused($"[default]\nregion = us-west-2\n[profile named]\n{Keys}");

        Assert.Equal((FailureKind.UnknownRegion, "named"), (failed.Kind, failed.Subject));
    }

    [Theory]
    [InlineData("use_fips_endpoint = true", "https://sts-fips.us-east-2.amazonaws.com/", "https://rds-fips.us-east-2.amazonaws.com/")]
    [InlineData("use_dualstack_endpoint = true", "https://sts.us-east-2.api.aws/", "https://rds.us-east-2.api.aws/")]
    [InlineData("endpoint_url = http://all.example", "http://all.example/", "http://all.example/")]
    [InlineData("endpoint_url = http://all.example\nignore_configured_endpoint_urls = true", "https://sts.us-east-2.amazonaws.com/", "https://rds.us-east-2.amazonaws.com/")]
    [InlineData("services = mine\n[services mine]\nrds =\n  endpoint_url = http://rds.example\nsts =\n  endpoint_url = http://sts.example", "http://sts.example/", "http://rds.example/")]
    public async Task A_profile_says_where_aws_is(string said, params string[] asked)
    {
        await Find(await Open($"[default]\nuse_fips_endpoint = false\n[profile named]\n{Keys}region = us-east-2\n{said}\n"));

        Assert.Equal(asked, Asked);
        Assert.All(wire.Requests, request => Assert.Contains("/us-east-2/", request.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_is_asked_for_in_the_region_and_partition_of_its_profile()
    {
        await Open($"[default]\nregion = us-east-1\n[profile base]\n{Keys}[profile named]\n{Role}source_profile = base\nexternal_id = e-1\nregion = us-gov-west-1\n");

        Assert.Equal(["https://sts.us-gov-west-1.amazonaws.com/", "https://sts.us-gov-west-1.amazonaws.com/"], Asked);
        Assert.Equal(["AssumeRole", "GetCallerIdentity"], wire.Requests.Select(request => request.Form["Action"]));
        Assert.Equal("e-1", wire.Requests[0].Form["ExternalId"]);
        Assert.Contains("/us-gov-west-1/sts/", wire.Requests[0].Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_an_mfa_device_is_asked_for_once()
    {
        var serial = $"arn:aws:iam::111111111111:mfa/{Guid.NewGuid():n}";
        var profiles = $"[profile base]\n{Keys}[profile named]\n{Role}source_profile = base\nmfa_serial = {serial}\nregion = us-east-1\n";
        var asked = new List<string>();

        for (var command = 0; command < 2; command++)
            await Open(profiles, connection => connection with { AskMfaCode = device => { asked.Add(device); return Task.FromResult<string?>(" 123456 "); } });

        Assert.Equal([serial], asked);
        var request = Assert.Single(wire.Requests, request => request.Form["Action"] == "AssumeRole");
        Assert.Equal((serial, "123456"), (request.Form["SerialNumber"], request.Form["TokenCode"]));
    }

    [Fact]
    public async Task A_code_that_never_came_to_aws_is_not_asked_for_again()
    {
        var serial = $"arn:aws:iam::111111111111:mfa/{Guid.NewGuid():n}";
        var asked = 0;

        var failed = await Refused(
            $"[profile base]\n{Keys}[profile named]\n{Role}source_profile = base\nmfa_serial = {serial}\nregion = us-east-1\nendpoint_url = http://127.0.0.1:9\n",
            connection => connection with { Access = new AwsAccess(), AskMfaCode = _ => { asked++; return Task.FromResult<string?>("123456"); } });

        Assert.Equal((FailureKind.EndpointUnreachable, 1), (failed.Kind, asked));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_can_be_asked_for_the_code_it_is_said(bool prompts)
    {
        var serial = $"arn:aws:iam::111111111111:mfa/{Guid.NewGuid():n}";
        var failed = await Refused(
            $"[profile base]\n{Keys}[profile named]\n{Role}source_profile = base\nmfa_serial = {serial}\nregion = us-east-1\n",
            connection => prompts ? connection with { AskMfaCode = _ => Task.FromResult<string?>(null) } : connection);

        Assert.Equal(FailureKind.MfaRequired, failed.Kind);
        Assert.Contains(serial, failed.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_web_identity_is_handed_to_the_profiles_sts_without_a_signature()
    {
        File.WriteAllText(Path.Combine(folder, "token"), "a.web.token\n");
        await Open($"[default]\nregion = us-west-2\n[profile named]\n{Role}web_identity_token_file = {Path.Combine(folder, "token")}\nregion = eu-west-1\n");

        Assert.Equal("https://sts.eu-west-1.amazonaws.com/", Asked[0]);
        Assert.Equal(("AssumeRoleWithWebIdentity", "a.web.token"), (wire.Requests[0].Form["Action"], wire.Requests[0].Form["WebIdentityToken"]));
    }

    [Fact]
    public async Task A_web_identity_without_its_token_is_told_with_the_file()
    {
        var failed = await Refused($"[profile named]\n{Role}web_identity_token_file = {folder}/not-there\nregion = eu-west-1\n");

        Assert.Equal(FailureKind.CredentialsMissing, failed.Kind);
        Assert.Contains("/not-there", failed.Message, StringComparison.Ordinal);
        Assert.Equal(failed.Advice, ErrorRecords.Advice(failed));
    }

    [Theory]
    [InlineData("named", "[profile named]\n")]
    [InlineData("people", "[profile named]\nrole_arn = arn:aws:iam::222222222222:role/vault\nsource_profile = people\nregion = us-east-1\n[profile people]\n")]
    public async Task Who_is_not_signed_in_to_sso_is_told_the_command(string signs, string profiles)
    {
        var failed = await Refused(
            $"{profiles}sso_session = my\nsso_account_id = 222222222222\nsso_role_name = Admin\nregion = us-east-1\n"
                + $"[sso-session my]\nsso_region = us-east-1\nsso_start_url = https://{Guid.NewGuid():n}.awsapps.com/start\nsso_registration_scopes = sso:account:access\n");

        Assert.Equal(FailureKind.CredentialsExpired, failed.Kind);
        Assert.EndsWith($"aws sso login --profile {signs}", ErrorRecords.Advice(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_by_aws_login_is_told_the_way_round()
    {
        var failed = await Refused("[profile named]\nlogin_session = arn:aws:iam::222222222222:user/me\nregion = us-east-1\n");

        Assert.Equal(FailureKind.CredentialsMissing, failed.Kind);
        Assert.Contains("credential_process = aws configure export-credentials --profile named --format process", ErrorRecords.Advice(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_a_role_is_told_as_such()
    {
        var failed = await Refused($"[profile named]\n{Role}credential_source = Ec2InstanceMetadata\nregion = us-east-1\n");

        Assert.Equal(FailureKind.CredentialsMissing, failed.Kind);
        Assert.Contains("instance profile", ErrorRecords.Advice(failed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_certificates_of_a_profiles_bundle_are_trusted_and_no_others()
    {
        using var server = new TlsServer();
        var (mine, others) = (Path.Combine(folder, "mine.pem"), Path.Combine(folder, "others.pem"));
        File.WriteAllText(mine, server.Authority);
        using (var other = new TlsServer())
            File.WriteAllText(others, other.Authority);
        var profile = $"[profile named]\n{Keys}region = us-east-1\nendpoint_url = {server.Url}\n";

        Assert.Equal("111111111111", (await Open($"{profile}ca_bundle = {mine}\n", Plainly)).AccountId);
        Assert.Equal(FailureKind.EndpointUnreachable, (await Refused($"{profile}ca_bundle = {others}\n", Plainly)).Kind);
        Assert.Equal(FailureKind.EndpointUnreachable, (await Refused(profile, Plainly)).Kind);
        Set("AWS_CA_BUNDLE", mine);
        Assert.Equal("111111111111", (await Open($"{profile}ca_bundle = {others}\n", Plainly)).AccountId);

        static Connection Plainly(Connection connection) => connection with { Access = new AwsAccess { MaxErrorRetry = 0 } };
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no certificate")]
    public async Task A_bundle_that_is_none_is_told_with_its_file(string? text)
    {
        var file = Path.Combine(folder, "bundle.pem");
        if (text is not null)
            File.WriteAllText(file, text);
        var failed = await Refused($"[profile named]\n{Keys}region = us-east-1\nca_bundle = {file}\n", connection => connection with { Access = new AwsAccess() });

        Assert.Equal(FailureKind.CaBundleUnusable, failed.Kind);
        Assert.Contains(file, failed.Message, StringComparison.Ordinal);
    }

    private List<string> Asked => [.. wire.Requests.Select(request => request.Uri.ToString())];

    private Task<Target> Open(string profiles, Func<Connection, Connection>? change = null)
    {
        File.WriteAllText(Path.Combine(folder, "config"), profiles);
        File.WriteAllText(Path.Combine(folder, "credentials"), "");
        var connection = new Connection { ProfileName = "named", ProfileLocation = Path.Combine(folder, "credentials"), Access = new AwsAccess { Http = wire.Factory } };
        return (change?.Invoke(connection) ?? connection).OpenAsync(CancellationToken.None);
    }

    private async Task<Failure> Refused(string profiles, Func<Connection, Connection>? change = null) =>
        (await Assert.ThrowsAsync<BackupException>(() => Open(profiles, change))).Failure;

    private static async Task Find(Target target) => await target.Of<RdsGateway>().ByIdAsync(SnapshotKind.Instance, ["any"], CancellationToken.None);

    private static HttpResponseMessage Answer(Wire.Request request) => request.Form["Action"] switch
    {
        "GetCallerIdentity" => Wire.Xml(Identity),
        { } assume when assume.StartsWith("Assume", StringComparison.Ordinal) => Wire.Xml(
            $"<{assume}Response><{assume}Result><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>y</SecretAccessKey>"
                + $"<SessionToken>z</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></{assume}Result></{assume}Response>"),
        var action => Wire.Xml($"<{action}Response/>"),
    };

    private void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>STS on this machine, under a certificate of an authority of its own.</summary>
    private sealed class TlsServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly X509Certificate2 certificate;

        public TlsServer()
        {
            var now = TimeProvider.System.GetUtcNow();
            using var authorityKey = RSA.Create(2048);
            var authority = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            using var signer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
            Authority = signer.ExportCertificatePem();

            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            using var signed = request.Create(signer, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
            certificate = X509CertificateLoader.LoadPkcs12(signed.CopyWithPrivateKey(key).Export(X509ContentType.Pkcs12), null);
            listener.Start();
            _ = ServeAsync();
        }

        public string Authority { get; }

        public string Url => Invariant($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

        public void Dispose()
        {
            listener.Stop();
            certificate.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                TcpClient client;
                try
                {
                    client = await listener.AcceptTcpClientAsync();
                }
                catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                _ = AnswerAsync(client);
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    await using var tls = new SslStream(client.GetStream());
                    await tls.AuthenticateAsServerAsync(certificate);
                    var request = new byte[65536];
                    _ = await tls.ReadAsync(request);
                    await tls.WriteAsync(Encoding.UTF8.GetBytes(Invariant($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {Identity.Length}\r\nConnection: close\r\n\r\n{Identity}")));
                }
                catch (Exception refused) when (refused is IOException or AuthenticationException or ObjectDisposedException)
                {
                    // The client does not trust it, or is gone.
                }
            }
        }
    }
}
