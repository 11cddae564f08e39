using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.Hosting;

/// <summary>boto3 on every service: an old one speaks the query protocol to SQS and CloudWatch, a newer one JSON and CBOR.</summary>
public sealed class BotoTests : IDisposable
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
            Assert.True(output.Length is 0 or 12, python + string.Join('\n', output));
        }
    }
}
