using System.Management.Automation;
using System.Net;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>Starts sandboxes; the only place that knows what they are made of.</summary>
internal static class SandboxStarter
{
    /// <summary>
    /// The last 10:00 UTC, when all of a night's snapshots are there and the next ones far: else what is shown depended on the hour at which somebody looks.
    /// </summary>
    public static DateTimeOffset LastMorning(DateTimeOffset now)
    {
        var morning = new DateTimeOffset(now.UtcDateTime.Date.AddHours(10), TimeSpan.Zero);
        return morning <= now ? morning : morning.AddDays(-1);
    }

    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="CommandException">The port is taken, or there is no place for temporary files.</exception>
    public static async Task<SandboxSession> StartAsync(IReadOnlyList<string> regions, int databases, double speed, int seed, int port)
    {
        try
        {
            var host = await SandboxHost.StartAsync(new SandboxHostOptions
            {
                Regions = regions,
                Databases = databases,
                Speed = speed,
                Seed = seed,
                Port = port,
                Begins = LastMorning(TimeProvider.System.GetUtcNow()),
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
                Regions = host.Sandbox.Regions,
                Speed = host.Clock.Speed,
                End = () => host.DisposeAsync().AsTask(),
            };
        }
        catch (HttpListenerException refused)
        {
            throw new CommandException(
                "SandboxPortTaken", ErrorCategory.ResourceUnavailable, Invariant($"Port {port} cannot be used: {refused.Message}"), "Pass another -Port, or none.", port);
        }
        catch (SandboxFolderException unusable)
        {
            throw new CommandException("TemporaryFolderUnusable", ErrorCategory.WriteError, unusable.Message, unusable.Advice, unusable.Folder);
        }
    }

    private static SandboxInfo Info(SandboxHost host) => new()
    {
        Address = host.Address,
        Accounts = Frozen.Of(host.Sandbox.Accounts.Select(account => KeyValuePair.Create(account.Name, account.Id))),
        Regions = Frozen.Of(host.Sandbox.Regions),
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
