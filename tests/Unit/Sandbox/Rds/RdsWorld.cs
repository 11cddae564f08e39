using Amazon.RDS;
using Amazon.Runtime;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;

namespace RdsBackup.Unit.Sandbox.Rds;

/// <summary>Two accounts in two regions, asked through the SDK in virtual time.</summary>
internal sealed class RdsWorld
{
    internal const string East1 = "us-east-1";
    internal const string East2 = "us-east-2";
    internal const string Primary = "111111111111";
    internal const string Secondary = "222222222222";

    internal RdsWorld(RdsSettings? settings = null, params string[] regions)
    {
        Aws = new AwsSandbox(new SandboxOptions
        {
            Clock = Clock,
            Rds = settings ?? new RdsSettings { Timings = new RdsTimings { Copy = Minutes(20), Snapshot = Minutes(3), DeleteSnapshot = TimeSpan.Zero } },
            Regions = regions.Length > 0 ? regions : [East1, East2],
        });
    }

    internal VirtualClock Clock { get; } = new();

    internal AwsSandbox Aws { get; }

    internal RdsModel Model => Aws.Rds.Model;

    /// <summary>The owner in us-east-1.</summary>
    internal AmazonRDSClient Source => As(Primary, East1);

    /// <summary>The owner in us-east-2.</summary>
    internal AmazonRDSClient Recovery => As(Primary, East2);

    /// <summary>The other account in us-east-2.</summary>
    internal AmazonRDSClient Vault => As(Secondary, East2);

    internal static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    internal AmazonRDSClient As(string accountId, string region) => As(Aws.Accounts.Single(one => one.Id == accountId).AccessKey, region);

    internal AmazonRDSClient As(AccessKey key, string region) => new(new BasicAWSCredentials(key.Id, key.Secret), new AmazonRDSConfig
    {
        ServiceURL = "http://sandbox.invalid/",
        AuthenticationRegion = region,
        HttpClientFactory = new SandboxHttp(Aws),
        MaxErrorRetry = 0,
    });

    /// <summary>The owner's own aws/rds key.</summary>
    internal string DefaultKey => Aws.Rds.Keys.Default(Primary, East1);

    internal void Wait(double minutes) => Clock.Advance(Minutes(minutes));

    /// <summary>A DB instance that is there already.</summary>
    internal DbInstance Instance(string identifier = "orders", string? key = null, int storage = 100, int retention = 0, string region = East1)
    {
        var instance = new DbInstance
        {
            AccountId = Primary,
            Region = region,
            Identifier = identifier,
            InstanceClass = "db.r6g.large",
            ParameterGroupName = "default.postgres16",
            Image = Image("db", "postgres", storage, key) with { BackupRetentionPeriod = retention, OptionGroupName = "default:postgres-16" },
        };
        Model.In(Primary, region).Instances.Add(identifier, instance);
        return instance;
    }

    /// <summary>An Aurora cluster that is there already.</summary>
    internal DbCluster Cluster(string identifier = "ledger", string? key = null)
    {
        var cluster = new DbCluster
        {
            AccountId = Primary,
            Region = East1,
            Identifier = identifier,
            ParameterGroupName = "default.aurora-postgresql16",
            Image = Image("cluster", "aurora-postgresql", 200, key) with { StorageType = "aurora", BackupRetentionPeriod = 7 },
        };
        Model.In(Primary, East1).Clusters.Add(identifier, cluster);
        return cluster;
    }

    /// <summary>A snapshot that is there already, taken an hour ago.</summary>
    internal Snapshot Snapshot(string identifier, Database? of = null, string type = SnapshotType.Manual, string? status = null)
    {
        of ??= Model.In(Primary, East1).Instances.Values.FirstOrDefault() ?? Instance();
        var snapshot = new Snapshot
        {
            Kind = of.Kind,
            AccountId = of.AccountId,
            Region = of.Region,
            Identifier = identifier,
            Type = type,
            DatabaseIdentifier = of.Identifier,
            Image = of.Image,
            CreateTime = Clock.GetUtcNow().AddHours(-1),
            OriginalCreateTime = Clock.GetUtcNow().AddHours(-1),
            Status = status ?? "available",
        };
        Model.In(of.AccountId, of.Region).Snapshots(of.Kind).Add(identifier, snapshot);
        return snapshot;
    }

    private DatabaseImage Image(string prefix, string engine, int storage, string? key) => new()
    {
        Engine = engine,
        EngineVersion = "16.4",
        AllocatedStorage = storage,
        ResourceId = Model.NewResourceId(prefix),
        CreateTime = Clock.GetUtcNow().AddYears(-1),
        Port = 5432,
        MasterUsername = "dba",
        KmsKeyId = key,
        AvailabilityZone = "us-east-1a",
        VpcId = Model.In(Primary, East1).SubnetGroups["default"],
    };
}
