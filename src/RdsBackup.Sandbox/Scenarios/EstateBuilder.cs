using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;

namespace RdsBackup.Sandbox.Scenarios;

/// <summary>Puts databases and their past into one account and region, without calls and without waiting.</summary>
/// <param name="rds">Where they go.</param>
/// <param name="accountId">The owner.</param>
/// <param name="region">The region.</param>
/// <param name="now">Sandbox time: the past lies before it.</param>
/// <param name="customerKeyArn">The key behind <see cref="StorageKey.Customer"/>; may be null when no database asks for it.</param>
/// <param name="random">Where the ids of AWS Backup's jobs come from.</param>
public sealed class EstateBuilder(RdsService rds, string accountId, string region, DateTimeOffset now, string? customerKeyArn, Random random)
{
    private const int RetentionDays = 7;

    private readonly RdsRegion place = rds.Model.In(accountId, region);

    /// <summary>Adds a VPC with a subnet group for databases.</summary>
    public EstateBuilder WithSubnetGroup(string name, string vpcId)
    {
        place.SubnetGroups[name] = vpcId;
        return this;
    }

    /// <summary>Adds a database that has run for a while, with an automated snapshot of each of the last seven days.</summary>
    public Database Database(DatabaseSketch sketch, TimeSpan age, string subnetGroup = "default")
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var database = Engines.Of(sketch.Engine).NeedsCluster || sketch.IsMultiAzCluster ? Cluster(sketch, age, subnetGroup) : (Database)Instance(sketch, age, subnetGroup);
        database.CopyTagsToSnapshot = sketch.CopyTagsToSnapshot;
        foreach (var (key, value) in sketch.Tags)
            database.Tags[key] = value;
        AddWeek(database);
        rds.Backups.Plan(database, now);
        return database;
    }

    /// <summary>Adds a manual snapshot of the past.</summary>
    public Snapshot Manual(Database database, string identifier, TimeSpan ago, params (string Key, string Value)[] tags)
    {
        var snapshot = Add(database, identifier, SnapshotType.Manual, now - ago);
        foreach (var (key, value) in tags ?? [])
            snapshot.Tags[key] = value;
        return snapshot;
    }

    /// <summary>Adds a snapshot that AWS Backup took in the past.</summary>
    public Snapshot AwsBackup(Database database, TimeSpan ago)
    {
        var job = new byte[16];
        random.NextBytes(job);
        var snapshot = Add(database, $"awsbackup:job-{new Guid(job)}", SnapshotType.AwsBackup, now - ago);
        snapshot.Tags["aws:backup:source-resource"] = database.Image.ResourceId;
        return snapshot;
    }

    private DbInstance Instance(DatabaseSketch sketch, TimeSpan age, string subnetGroup)
    {
        var engine = Engines.Of(sketch.Engine);
        if (sketch.OptionGroup is { } options)
            place.OptionGroups.Add(options);
        var instance = new DbInstance
        {
            AccountId = accountId,
            Region = region,
            Identifier = sketch.Name,
            DatabaseName = sketch.Name.Replace('-', '_'),
            InstanceClass = sketch.InstanceClass,
            MultiAz = sketch.MultiAz,
            ParameterGroupName = ParameterGroup(sketch, engine),
            SubnetGroupName = subnetGroup,
            DeletionProtection = sketch.Tags.Count > 0,
            Image = Image(sketch, engine, age, subnetGroup, "db") with
            {
                OptionGroupName = sketch.OptionGroup ?? engine.DefaultOptionGroup(sketch.EngineVersion),
                AvailabilityZone = Zones.Of(region).ElementAt(random.Next(3)),
            },
        };
        place.Instances.Add(sketch.Name, instance);
        return instance;
    }

    private DbCluster Cluster(DatabaseSketch sketch, TimeSpan age, string subnetGroup)
    {
        var engine = Engines.Of(sketch.Engine);
        var cluster = new DbCluster
        {
            AccountId = accountId,
            Region = region,
            Identifier = sketch.Name,
            DatabaseName = sketch.Name.Replace('-', '_'),
            ParameterGroupName = ParameterGroup(sketch, engine),
            SubnetGroupName = subnetGroup,
            DeletionProtection = sketch.Tags.Count > 0,
            InstanceClass = sketch.IsMultiAzCluster ? sketch.InstanceClass : null,
            Image = engine.NeedsCluster
                ? Image(sketch, engine, age, subnetGroup, "cluster") with { StorageType = engine.ClusterStorage[0], Iops = null, StorageThroughput = null }
                : Image(sketch, engine, age, subnetGroup, "cluster"),
        };
        place.Clusters.Add(sketch.Name, cluster);
        foreach (var member in ClusterOperations.MultiAzMembers(cluster, rds.Model))
            place.Instances.Add(member.Identifier, member);
        for (var member = 1; engine.NeedsCluster && member <= 2; member++)
            AddMember(cluster, sketch, engine, member);
        return cluster;
    }

    private void AddMember(DbCluster cluster, DatabaseSketch sketch, Engine engine, int number) => place.Instances.Add(Invariant($"{sketch.Name}-{number}"), new()
    {
        AccountId = accountId,
        Region = region,
        Identifier = Invariant($"{sketch.Name}-{number}"),
        ClusterIdentifier = cluster.Identifier,
        DatabaseName = cluster.DatabaseName,
        InstanceClass = sketch.InstanceClass,
        ParameterGroupName = engine.DefaultParameterGroup(sketch.EngineVersion),
        SubnetGroupName = cluster.SubnetGroupName,
        PromotionTier = number - 1,
        Image = cluster.Image with
        {
            ResourceId = rds.Model.NewResourceId("db"),
            OptionGroupName = engine.DefaultOptionGroup(sketch.EngineVersion),
            AvailabilityZone = Zones.Of(region).ElementAt(number - 1),
        },
    });

    private DatabaseImage Image(DatabaseSketch sketch, Engine engine, TimeSpan age, string subnetGroup, string prefix) => new()
    {
        Engine = engine.Name,
        EngineVersion = sketch.EngineVersion,
        AllocatedStorage = sketch.AllocatedStorage,
        StorageType = sketch.StorageType,
        Iops = sketch.Iops,
        StorageThroughput = sketch.StorageThroughput,
        ResourceId = rds.Model.NewResourceId(prefix),
        CreateTime = now - age,
        Port = sketch.Port ?? engine.Port,
        MasterUsername = "dbadmin",
        LicenseModel = engine.License,
        VpcId = place.SubnetGroups[subnetGroup],
        BackupRetentionPeriod = RetentionDays,
        PreferredBackupWindow = sketch.BackupWindow,
        KmsKeyId = sketch.Key switch
        {
            StorageKey.Default => rds.Keys.Default(accountId, region),
            StorageKey.Customer => customerKeyArn ?? throw new ArgumentException($"'{sketch.Name}' lies under a customer key, and there is none.", nameof(sketch)),
            _ => null,
        },
    };

    private string ParameterGroup(DatabaseSketch sketch, Engine engine)
    {
        if (sketch.ParameterGroup is { } own)
            place.ParameterGroups.Add(own);
        return sketch.ParameterGroup ?? engine.DefaultParameterGroup(sketch.EngineVersion);
    }

    private void AddWeek(Database database)
    {
        var window = BackupWindow.Parse(database.Image.PreferredBackupWindow);
        var first = window.NextFor(database.Identifier, now.AddDays(-RetentionDays));
        for (var at = first; at < now; at = at.AddDays(1))
            rds.Backups.PlanEnd(Add(database, AutomatedBackups.NameOf(database.Identifier, at), SnapshotType.Automated, at), RetentionDays);
    }

    private Snapshot Add(Database database, string identifier, string type, DateTimeOffset at)
    {
        var snapshot = new Snapshot
        {
            Kind = database.Kind,
            AccountId = accountId,
            Region = region,
            Identifier = identifier,
            Type = type,
            DatabaseIdentifier = database.Identifier,
            Image = database.Image with { Tags = database.OwnTags },
            CreateTime = at,
            OriginalCreateTime = at,
        };
        if (database.CopyTagsToSnapshot)
        {
            foreach (var (key, value) in database.Tags)
                snapshot.Tags[key] = value;
        }

        place.Snapshots(database.Kind).Add(identifier, snapshot);
        return snapshot;
    }
}
