using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>Starts sandboxes; the only place that knows what they are made of.</summary>
internal static class SandboxStarter
{
    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="System.Net.HttpListenerException">The port is taken.</exception>
    public static async Task<SandboxSession> StartAsync(int databases, double speed, int seed, int port)
    {
        var folder = Directory.CreateTempSubdirectory("rdsbackup-sandbox-");
        try
        {
            var host = await SandboxHost.StartAsync(new SandboxHostOptions
            {
                Directory = folder.FullName,
                Databases = databases,
                Speed = speed,
                Seed = seed,
                Port = port,
                Begins = TimeProvider.System.GetUtcNow(),
            }).ConfigureAwait(false);
            return new SandboxSession
            {
                Access = AwsAccess.OnLoopback(host.Address, host.Clock, seed),
                Look = () => Info(host),
                Profiles =
                [
                    .. host.Sandbox.Accounts.Select(account => new SandboxProfile(
                        account.Name, host.Sandbox.Regions[0], new BasicAWSCredentials(account.AccessKey.Id, account.AccessKey.Secret))),
                ],
                Speed = host.Clock.Speed,
                End = async () =>
                {
                    await host.DisposeAsync().ConfigureAwait(false);
                    folder.Delete(recursive: true);
                },
            };
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    private static SandboxInfo Info(SandboxHost host) => new()
    {
        Address = host.Address,
        Accounts = Frozen.Of(host.Sandbox.Accounts.Select(account => KeyValuePair.Create(account.Name, account.Id))),
        Regions = host.Sandbox.Regions.ToList().AsReadOnly(),
        Databases = host.Databases.Count,
        Tag = $"{Estate.TagKey}={Estate.TagValue}",
        Speed = host.Clock.Speed,
        Time = host.Clock.GetUtcNow(),
        ProfileLocation = host.Profiles.CredentialsFile,
        Calls = Frozen.Of(host.Sandbox.Calls.Counts
            .GroupBy(call => $"{call.Key.Service}:{call.Key.Action}", StringComparer.Ordinal)
            .ToDictionary(call => call.Key, call => call.Sum(count => count.Value), StringComparer.Ordinal)),
    };
}
