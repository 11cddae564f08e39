using System.Diagnostics;
using System.Net;
using Amazon;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>What environment and profile say. Alone, for an environment is the process's.</summary>
[Collection(nameof(ConfigurationTests))]
[CollectionDefinition(nameof(ConfigurationTests), DisableParallelization = true)]
public sealed class ConfigurationTests : IDisposable
{
    private readonly Dictionary<string, string?> before = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose()
    {
        foreach (var (name, value) in before)
            Environment.SetEnvironmentVariable(name, value);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_endpoint_of_the_environment_is_used()
    {
        Set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");

        Assert.Equal("http://127.0.0.1:4566/", (await Ask()).ToString());
    }

    [Fact]
    public async Task The_environments_endpoint_for_RDS_goes_before_its_endpoint_for_all()
    {
        Set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        Set("AWS_ENDPOINT_URL_RDS", "http://127.0.0.1:4567");

        Assert.Equal("http://127.0.0.1:4567/", (await Ask()).ToString());
    }

    [Fact]
    public async Task Each_service_has_an_endpoint_of_its_own_in_the_environment()
    {
        Set("AWS_ENDPOINT_URL_CLOUDFORMATION", "http://127.0.0.1:4571");
        Set("AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:4572");
        Set("AWS_ENDPOINT_URL_EVENTBRIDGE", "http://127.0.0.1:4573");
        Set("AWS_ENDPOINT_URL_IAM", "http://127.0.0.1:4574");
        var query = new Wire(request => Wire.Xml($"<{request.Form["Action"]}Response/>"));
        var json = Wire.AnsweringJson("{}", "{}");

        await query.CloudFormation(InWest).ListStacksAsync(new());
        await json.StepFunctions(InWest).ListStateMachinesAsync(new());
        await json.EventBridge(InWest).ListRulesAsync(new());
        await query.Iam(InWest).GetRoleAsync(new());

        Assert.Equal([4571, 4574], query.Requests.Select(request => request.Uri.Port));
        Assert.Equal([4572, 4573], json.Requests.Select(request => request.Uri.Port));
        Assert.All(query.Requests.Concat(json.Requests), request => Assert.Contains("/eu-west-1/", request.Authorization));

        static void InWest(ClientConfig config) => config.AuthenticationRegion = "eu-west-1";
    }

    [Fact]
    public async Task The_profiles_services_section_is_used()
    {
        var profile = await ProfileOf(
            """
            [profile sandbox]
            services = local

            [services local]
            rds =
              endpoint_url = http://127.0.0.1:4568
            """);

        Assert.Equal("http://127.0.0.1:4568/", (await Ask(profile)).ToString());
    }

    [Fact]
    public async Task The_profiles_endpoint_is_used()
    {
        var profile = await ProfileOf(
            """
            [profile sandbox]
            endpoint_url = http://127.0.0.1:4569
            """);

        Assert.Equal("http://127.0.0.1:4569/", (await Ask(profile)).ToString());
    }

    [Fact]
    public void Retries_are_of_the_standard_mode() => Assert.Equal(RequestRetryMode.Standard, new AmazonRDSConfig().RetryMode);

    [Fact]
    public async Task Collections_are_made_where_the_SDK_is_told_to_and_empty_ones_are_not_sent()
    {
        AWSConfigs.InitializeCollections = true;
        try
        {
            var wire = Wire.Answering("<DescribeDBSnapshotsResponse/>");
            var request = new DescribeDBSnapshotsRequest();
            var response = await wire.Client().DescribeDBSnapshotsAsync(request);

            Assert.Empty(request.Filters!);
            Assert.Empty(response.DBSnapshots!);
            Assert.DoesNotContain("Filters", wire.Last.Form.Keys);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Fact]
    public async Task Collections_made_by_the_SDKs_wish_stay_out_of_JSON_while_they_are_empty()
    {
        AWSConfigs.InitializeCollections = true;
        try
        {
            var wire = Wire.AnsweringJson("""{"Targets":[{"InputTransformer":{}}]}""", "{}");
            var target = Assert.Single((await wire.EventBridge().ListTargetsByRuleAsync(new())).Targets!);
            await wire.EventBridge().PutEventsAsync(new() { Entries = [new()] });

            Assert.Empty(target.InputTransformer!.InputPathsMap!);
            Assert.Equal("""{"Entries":[{}]}""", wire.Last.Body);
        }
        finally
        {
            AWSConfigs.InitializeCollections = false;
        }
    }

    [Fact]
    public async Task A_password_is_in_no_log_even_with_all_logging_on()
    {
        const string Password = "correct-horse-battery-staple";
        using var log = new StringWriter();
        using var listener = new TextWriterTraceListener(log, "log");
        AWSConfigs.LoggingConfig.LogTo = LoggingOptions.SystemDiagnostics;
        AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Always;
        AWSConfigs.LoggingConfig.LogMetrics = true;
        AWSConfigs.AddTraceListener("Amazon", listener);
        try
        {
            var wire = new Wire(_ => Wire.Error("InvalidParameterValue", "Refused.", HttpStatusCode.BadRequest));
            await Assert.ThrowsAsync<AmazonRDSException>(
                () => wire.Client().CreateDBInstanceAsync(new CreateDBInstanceRequest { MasterUserPassword = Password }));
        }
        finally
        {
            AWSConfigs.RemoveTraceListener("Amazon", "log");
            AWSConfigs.LoggingConfig.LogTo = LoggingOptions.None;
            AWSConfigs.LoggingConfig.LogResponses = ResponseLoggingOption.Never;
            AWSConfigs.LoggingConfig.LogMetrics = false;
        }

        Assert.Contains("Refused.", log.ToString());
        Assert.DoesNotContain(Password, log.ToString());
    }

    private static async Task<Uri> Ask(Profile? profile = null)
    {
        var wire = Wire.Answering("<DescribeDBSnapshotsResponse/>");
        var config = new AmazonRDSConfig { Profile = profile, AuthenticationRegion = "eu-west-1", HttpClientFactory = wire.Factory };
        using var client = new AmazonRDSClient(new AnonymousAWSCredentials(), config);
        await client.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest());
        return wire.Last.Uri;
    }

    /// <summary>A profile in files of its own; the SDK reads the config file that lies beside the credentials file.</summary>
    private async Task<Profile> ProfileOf(string config)
    {
        Set("AWS_CONFIG_FILE", null);
        Set("AWS_ENDPOINT_URL", null);
        Set("AWS_ENDPOINT_URL_RDS", null);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "config"), config);
        return new Profile("sandbox", Path.Combine(folder.FullName, "credentials"));
    }

    private void Set(string name, string? value)
    {
        before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
