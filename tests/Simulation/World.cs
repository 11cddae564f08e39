using Amazon.KeyManagementService;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Finding;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Timing;
using RdsBackup.Sandbox;
using RdsSettings = RdsBackup.Sandbox.Rds.RdsSettings;
using RdsTimings = RdsBackup.Sandbox.Rds.RdsTimings;

namespace RdsBackup.Simulation;

/// <summary>The engine on the sandbox in one process and in virtual time: databases in <c>primary</c>, vault copies in <c>secondary</c>.</summary>
public sealed class World
{
    public const string SourceRegion = "us-east-1";
    public const string RecoveryRegion = "us-east-2";

    /// <summary>Makes a world with nothing in it.</summary>
    /// <param name="rds">How long RDS takes and what it permits; every copy takes 20 minutes when null.</param>
    /// <param name="seed">Where all chance comes from.</param>
    public World(RdsSettings? rds = null, int seed = 1)
    {
        Sandbox = new AwsSandbox(new SandboxOptions
        {
            // A policy may name only accounts that are there.
            Accounts = new Dictionary<string, string> { ["primary"] = "111111111111", ["secondary"] = "222222222222", ["other"] = "333333333333" },
            Clock = Clock,
            Seed = seed,
            Rds = rds ?? new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) } },
        });
        Http = new SandboxHttp(Sandbox);
        Access = new AwsAccess
        {
            Url = new Uri("http://sandbox.invalid/"),
            Http = Http,
            // The SDK's own pauses are not on our clock.
            MaxErrorRetry = 0,
            Clock = Clock,
            Chance = new Chance(seed),
        };
        Primary = Open("primary", SourceRegion);
        Secondary = Open("secondary", RecoveryRegion);
    }

    public VirtualClock Clock { get; } = new();

    public AwsSandbox Sandbox { get; }

    /// <summary>The wire between the two.</summary>
    public SandboxHttp Http { get; }

    public AwsAccess Access { get; }

    /// <summary>The source account in the source region.</summary>
    public Target Primary { get; }

    /// <summary>The backup account in the recovery region.</summary>
    public Target Secondary { get; }

    /// <summary>The chain's options, with the default keys.</summary>
    public ChainOptions Options => new() { Source = Primary, RecoveryRegion = RecoveryRegion, Vault = Secondary };

    /// <summary>Signs in as an account's admin.</summary>
    public Target Open(string account, string region, Func<AwsAccess, AwsAccess>? access = null) =>
        Run(cancellation => new Connection { Credentials = Credentials(account), Region = region, Access = access?.Invoke(Access) ?? Access }
            .OpenAsync(cancellation));

    /// <summary>A plain RDS client: what a user does past the engine.</summary>
    public AmazonRDSClient Rds(string account, string region) => new(Credentials(account), Configure(new AmazonRDSConfig(), region));

    /// <summary>A plain KMS client: what a user does past the engine.</summary>
    public AmazonKeyManagementServiceClient Kms(string account, string region) =>
        new(Credentials(account), Configure(new AmazonKeyManagementServiceConfig(), region));

    /// <summary>Runs work in virtual time.</summary>
    public T Run<T>(Func<CancellationToken, Task<T>> work) => Clock.Run(() => work(CancellationToken.None));

    /// <summary>Runs work in virtual time.</summary>
    public void Run(Func<CancellationToken, Task> work) => Clock.Run(() => work(CancellationToken.None));

    /// <summary>Makes the sharable key and the vault key.</summary>
    public World WithKeys()
    {
        Run(cancellation => KeyKeeper.EnsureAsync(
            Primary.In(RecoveryRegion), new KeyWish { Alias = KeyWish.SharableAlias, Accounts = [Secondary.AccountId] }, cancellation));
        Run(cancellation => KeyKeeper.EnsureAsync(Secondary, new KeyWish { Alias = KeyWish.VaultAlias }, cancellation));
        return this;
    }

    /// <summary>Makes a database.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="kind">Instance or cluster.</param>
    /// <param name="encrypted">Whether it is encrypted.</param>
    /// <param name="kmsKey">Its key; the default key when null.</param>
    /// <param name="account">The account's name.</param>
    /// <param name="region">The region.</param>
    public World WithDatabase(
        string id,
        SnapshotKind kind = SnapshotKind.Instance,
        bool encrypted = true,
        string? kmsKey = null,
        string account = "primary",
        string region = SourceRegion)
    {
        using var rds = Rds(account, region);
        List<Tag> tags = [new Tag { Key = "Failsafe", Value = "True" }];
        if (kind == SnapshotKind.Cluster)
        {
            Run(_ => rds.CreateDBClusterAsync(new CreateDBClusterRequest
            {
                DBClusterIdentifier = id,
                Engine = "aurora-postgresql",
                MasterUsername = "admin1",
                ManageMasterUserPassword = true,
                StorageEncrypted = encrypted,
                KmsKeyId = kmsKey,
                BackupRetentionPeriod = 7,
                Tags = tags,
            }));
        }
        else
        {
            Run(_ => rds.CreateDBInstanceAsync(new CreateDBInstanceRequest
            {
                DBInstanceIdentifier = id,
                Engine = "postgres",
                DBInstanceClass = "db.m6g.large",
                AllocatedStorage = 100,
                MasterUsername = "admin1",
                ManageMasterUserPassword = true,
                StorageEncrypted = encrypted,
                KmsKeyId = kmsKey,
                BackupRetentionPeriod = 7,
                Tags = tags,
            }));
        }

        return this;
    }

    /// <summary>Lets sandbox time pass.</summary>
    public World After(TimeSpan time)
    {
        Clock.Advance(time);
        return this;
    }

    /// <summary>The newest snapshot of each database with the tag, as the chain takes it.</summary>
    public IReadOnlyList<(Snapshot Snapshot, Database? Database)> Sources() => Run(async cancellation =>
    {
        var filter = new DatabaseFilter { Tags = new Dictionary<string, IReadOnlyList<string>> { ["Failsafe"] = ["True"] } };
        var sources = new List<(Snapshot, Database?)>();
        await foreach (var database in Finder.DatabasesAsync(Primary, filter, cancellation))
            sources.Add((await Finder.LatestAsync(Primary, database, null, cancellation), database));
        return sources;
    });

    /// <summary>Runs the chain for all sources.</summary>
    public IReadOnlyList<ChainResult> RunChain(ChainOptions? options = null, CancellationToken cancellation = default)
    {
        var sources = Sources();
        return Clock.Run(async () => await (await BackupChain.OpenAsync(options ?? Options, cancellation)).RunAsync(sources, null, cancellation));
    }

    private BasicAWSCredentials Credentials(string account)
    {
        var key = Sandbox.Accounts.Single(one => one.Name == account).AccessKey;
        return new BasicAWSCredentials(key.Id, key.Secret);
    }

    private TConfig Configure<TConfig>(TConfig config, string region) where TConfig : ClientConfig
    {
        config.ServiceURL = Access.Url!.AbsoluteUri;
        config.AuthenticationRegion = region;
        config.HttpClientFactory = Access.Http;
        config.MaxErrorRetry = 0;
        return config;
    }
}
