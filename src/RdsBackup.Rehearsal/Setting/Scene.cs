using RdsBackup.Core.Aws;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Clock;
using RdsBackup.Sandbox.Hosting;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Rehearsal.Setting;

/// <summary>The hosted sandbox, with the engine's way to it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string SourceRegion = "us-east-1";
    public const string RecoveryRegion = "us-east-2";

    private readonly SandboxHost host;
    private readonly AwsAccess access;

    private Scene(SandboxHost host, int seed)
    {
        this.host = host;
        access = AwsAccess.OnLoopback(host.Address, host.Clock, seed);
    }

    public AwsSandbox Sandbox => host.Sandbox;

    public SandboxClock Clock => host.Clock;

    public Uri Address => host.Address;

    /// <summary>The account that owns the databases.</summary>
    public Account Primary => host.Primary;

    /// <summary>The backup account.</summary>
    public Account Secondary => host.Secondary;

    public SandboxProfiles Profiles => host.Profiles;

    /// <summary>The databases that are to be backed up.</summary>
    public IReadOnlyList<Database> Databases => host.Databases;

    /// <summary>The customer key that some of them lie under: its alias, then its ARN.</summary>
    public (string Alias, string Arn) ApplicationKey =>
        (host.Estate.CustomerKeyAlias, Sandbox.Kms.Find(host.Estate.CustomerKeyAlias, Primary.Id, SourceRegion)!.Arn);

    /// <summary>Sets everything up.</summary>
    /// <exception cref="System.Net.HttpListenerException">The port is taken.</exception>
    /// <exception cref="SandboxFolderException">The profile files cannot be written.</exception>
    public static async Task<Scene> StartAsync(SandboxHostOptions options) => new(await SandboxHost.StartAsync(options), options.Seed);

    /// <summary>Opens an account in a region as a user would: by the profile of its name.</summary>
    public Task<Target> OpenAsync(Account account, string region, CancellationToken cancellation) =>
        new Connection { ProfileName = account.Name, ProfileLocation = Profiles.CredentialsFile, Region = region, Access = access }.OpenAsync(cancellation);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
