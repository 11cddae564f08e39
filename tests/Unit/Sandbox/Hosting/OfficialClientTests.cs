using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Unit.Aws;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Hosting;

/// <summary>
/// Clients that AWS makes, on every service: an old boto3 speaks the query protocol to SQS and CloudWatch, a newer one JSON and CBOR, and so do those of
/// JavaScript.
/// </summary>
public sealed class OfficialClientTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox-boto").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [FactIfInstalled("python3")]
    public async Task Each_boto3_on_the_machine_writes_and_reads_on_every_service()
    {
        foreach (var python in Installed.PathsOf("python3").Distinct())
        {
            var sandbox = new AwsSandbox(new SandboxOptions());
            await using var server = SandboxServer.Start(sandbox);
            var profiles = SandboxProfiles.Write(folder, sandbox, server.Address);

            var output = await Bash.RunAsync([
                .. profiles.BashLines,
                $"'{python}' -c 'import boto3' 2> /dev/null || exit 0",
                $"'{python}' '{Repository.PathOf("tests", "Unit", "Sandbox", "Hosting", "smoke.py")}' {server.Address}",
            ]);

            Assert.All(output, line => Assert.EndsWith(" written and read", line, StringComparison.Ordinal));
            Assert.True(output.Length is 0 or 13, python + string.Join('\n', output));
        }
    }

    [FactWithAwsModel]
    public async Task AWSs_own_clients_of_JavaScript_write_and_read_in_CBOR_and_JSON()
    {
        var sandbox = new AwsSandbox(new SandboxOptions());
        await using var server = SandboxServer.Start(sandbox);

        var output = await Bash.RunAsync([
            .. SandboxProfiles.Write(folder, sandbox, server.Address).BashLines,
            $"cd '{Repository.PathOf("tests", "Unit", "Aws", "model")}'",
            $"node call-clients.js {server.Address}",
        ]);

        Assert.Equal(["sqs text orders true", "cloudwatch 0.5 true true"], output);
    }
}
