using System.Net;
using RdsBackup.Sandbox.Clock;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>A whole sandbox on loopback: the estate in its first account, profile files that lead to it, and a clock.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    // A week's nightly copies and some more.
    private const int CopiesOfEach = 10;

    private readonly SandboxFolder folder;
    private readonly SandboxServer server;

    private SandboxHost(SandboxHostOptions options, SandboxFolder folder)
    {
        this.folder = folder;
        Clock = new SandboxClock(options.Begins, options.Speed);
        Sandbox = new AwsSandbox(new SandboxOptions { Regions = options.Regions, Clock = Clock, Seed = options.Seed, Rds = new RdsSettings { Quotas = Quotas(options) } });
        Estate = new EstateOptions
        {
            AccountId = Primary.Id,
            Region = Sandbox.Regions[0],
            Databases = options.Databases,
            Seed = options.Seed,
        };
        Databases = Scenarios.Estate.Seed(Sandbox, Estate);
        MakeOptionGroups();
        server = SandboxServer.Start(Sandbox, options.Port);
    }

    /// <summary>The accounts and services.</summary>
    public AwsSandbox Sandbox { get; }

    /// <summary>Sandbox time.</summary>
    public SandboxClock Clock { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => server.Address;

    /// <summary>The account that owns the databases.</summary>
    public Account Primary => Sandbox.Accounts[0];

    /// <summary>The backup account.</summary>
    public Account Secondary => Sandbox.Accounts[1];

    /// <summary>The profile files.</summary>
    public SandboxProfiles Profiles { get; private set; } = null!;

    /// <summary>What the estate was made of.</summary>
    public EstateOptions Estate { get; }

    /// <summary>The databases that are to be backed up.</summary>
    public IReadOnlyList<Database> Databases { get; }

    /// <summary>Sets everything up; then its time begins to run, unless it is to stand still.</summary>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    /// <exception cref="SandboxFolderException">The profile files cannot be written.</exception>
    public static async Task<SandboxHost> StartAsync(SandboxHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var place = options.Directory is { } wished ? SandboxFolder.In(wished) : SandboxFolder.Make();
        SandboxHost? host = null;
        try
        {
            host = new SandboxHost(options, place);
            host.Profiles = SandboxProfiles.Write(place.Path, host.Sandbox, host.Address);
            if (options.Runs)
                host.Clock.Start();
            return host;
        }
        catch (Exception failed)
        {
            place.Dispose();
            if (host is not null)
                await host.DisposeAsync().ConfigureAwait(false);
            if (failed is IOException or UnauthorizedAccessException)
                throw place.Unusable(failed);
            throw;
        }
    }

    /// <summary>Removes the profile files and stops listening; both have been done when this returns, connections end a little later.</summary>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return server.DisposeAsync();
    }

    // RDS copies no option group across regions: whoever uses one has made it in the other regions as well.
    private void MakeOptionGroups()
    {
        foreach (var region in Sandbox.Regions)
            Sandbox.Rds.Model.In(Primary.Id, region).OptionGroups.UnionWith(Sandbox.Rds.Model.In(Primary.Id, Estate.Region).OptionGroups);
    }

    // AWS raises the quota of manual snapshots on request: whoever has so many databases and keeps copies of some days has asked.
    private static RdsQuotas Quotas(SandboxHostOptions options)
    {
        var granted = new RdsQuotas();
        return granted with
        {
            ManualSnapshots = Math.Max(granted.ManualSnapshots, options.Databases * CopiesOfEach),
            ManualClusterSnapshots = Math.Max(granted.ManualClusterSnapshots, options.Databases * CopiesOfEach),
            CopiesInProgress = options.CopiesAtOnce ?? granted.CopiesInProgress,
        };
    }
}
