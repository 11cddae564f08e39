using RdsBackup.Core.Aws;
using RdsBackup.Core.Waiting;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Clock;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;

namespace RdsBackup.Rehearsal.Setting;

/// <summary>The sandbox on loopback, with both accounts, the estate in the primary one, and profile files that lead to it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string SourceRegion = "us-east-1";
    public const string RecoveryRegion = "us-east-2";

    private readonly SandboxServer server;
    private readonly LoopbackHttp http = new();
    private readonly EstateOptions estate;

    private Scene(SceneOptions options)
    {
        Clock = new SandboxClock(options.Begins, options.Speed);
        Sandbox = new AwsSandbox(new SandboxOptions { Clock = Clock, Seed = options.Seed, Rds = new RdsSettings { Quotas = Quotas(options.Databases) } });
        estate = new EstateOptions { AccountId = Primary.Id, Region = SourceRegion, Databases = options.Databases, Seed = options.Seed };
        Databases = Estate.Seed(Sandbox, estate);
        MakeOptionGroups();
        server = SandboxServer.Start(Sandbox, options.Port);
        Access = new AwsAccess
        {
            Url = server.Address,
            Http = http,
            Clock = Clock,
            Chance = new Chance(options.Seed),
            // The SDK's own retries pause by wall time, which would be hours here: the engine's patience does it all, in sandbox time.
            MaxErrorRetry = 0,
            Patience = TimeSpan.FromHours(1),
        };
    }

    public AwsSandbox Sandbox { get; }

    public SandboxClock Clock { get; }

    public Uri Address => server.Address;

    /// <summary>The account that owns the databases.</summary>
    public Account Primary => Sandbox.Accounts[0];

    /// <summary>The backup account.</summary>
    public Account Secondary => Sandbox.Accounts[1];

    public SandboxProfiles Profiles { get; private set; } = null!;

    /// <summary>The databases that are to be backed up.</summary>
    public IReadOnlyList<Database> Databases { get; }

    /// <summary>The customer key that some of them lie under: its alias, then its ARN.</summary>
    public (string Alias, string Arn) ApplicationKey => (estate.CustomerKeyAlias, Sandbox.Kms.Find(estate.CustomerKeyAlias, Primary.Id, SourceRegion)!.Arn);

    private AwsAccess Access { get; }

    /// <summary>Sets everything up; then its time begins to run.</summary>
    /// <exception cref="System.Net.HttpListenerException">The port is taken.</exception>
    /// <exception cref="IOException">The profile files cannot be written.</exception>
    public static async Task<Scene> StartAsync(SceneOptions options)
    {
        var scene = new Scene(options);
        try
        {
            scene.Profiles = SandboxProfiles.Write(options.Directory, scene.Sandbox, scene.Address);
            scene.Clock.Start();
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an account in a region as a user would: by the profile of its name.</summary>
    public Task<Target> OpenAsync(Account account, string region, CancellationToken cancellation) =>
        new Connection { ProfileName = account.Name, ProfileLocation = Profiles.CredentialsFile, Region = region, Access = Access }.OpenAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        http.Dispose();
    }

    // RDS copies no option group across regions: whoever uses one has made it there as well.
    private void MakeOptionGroups() => Sandbox.Rds.Model.In(Primary.Id, RecoveryRegion).OptionGroups
        .UnionWith(Sandbox.Rds.Model.In(Primary.Id, SourceRegion).OptionGroups);

    // AWS raises the quota of manual snapshots on request: whoever has so many databases has asked.
    private static RdsQuotas Quotas(int databases)
    {
        var granted = new RdsQuotas();
        return granted with
        {
            ManualSnapshots = Math.Max(granted.ManualSnapshots, databases),
            ManualClusterSnapshots = Math.Max(granted.ManualClusterSnapshots, databases),
        };
    }
}
