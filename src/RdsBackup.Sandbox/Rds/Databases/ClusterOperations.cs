using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBCluster</c>, <c>ModifyDBCluster</c>, <c>DeleteDBCluster</c> and <c>DescribeDBClusters</c>.</summary>
internal sealed class ClusterOperations(RdsModel model, DatabaseLife life, AutomatedBackups backups, KeyRules keys, RdsSettings settings)
{
    /// <summary>The members of CreateDBCluster that are honoured.</summary>
    internal const string Honours =
        "BackupRetentionPeriod DatabaseName DBClusterIdentifier DBClusterParameterGroupName VpcSecurityGroupIds DBSubnetGroupName Engine EngineVersion Port MasterUsername "
        + "MasterUserPassword ManageMasterUserPassword PreferredBackupWindow PreferredMaintenanceWindow Tags StorageEncrypted KmsKeyId EnableIAMDatabaseAuthentication "
        + "DBClusterInstanceClass AllocatedStorage StorageType Iops AutoMinorVersionUpgrade DeletionProtection CopyTagsToSnapshot";

    /// <summary>The members of ModifyDBCluster that are honoured. A password is taken and kept nowhere.</summary>
    internal const string Changes =
        "DBClusterIdentifier NewDBClusterIdentifier ApplyImmediately BackupRetentionPeriod DBClusterParameterGroupName VpcSecurityGroupIds Port MasterUserPassword "
        + "PreferredBackupWindow PreferredMaintenanceWindow EnableIAMDatabaseAuthentication EngineVersion DeletionProtection CopyTagsToSnapshot StorageType AutoMinorVersionUpgrade";

    private static readonly SnapshotKind Kind = SnapshotKind.Cluster;

    internal JsonObject Create(Call call, JsonObject input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required("DBClusterIdentifier");
        Access.DemandNew(call, "CreateDBCluster", ArnOf(call, identifier), tags);
        identifier = Identifiers.Legal("DBClusterIdentifier", identifier, Identifiers.LongestDatabase);
        var engine = Engines.Of(input.Required("Engine"));
        if (!engine.NeedsCluster && !engine.IsOfMultiAzClusters)
            throw Faults.InvalidParameterValue($"Invalid DB cluster engine: {engine.Name}");
        var region = model.In(call.AccountId, call.Region);
        DemandFree(region, identifier, settings.Quotas);
        DatabaseRequest.DemandMaster(input);
        var version = input.Text("EngineVersion") ?? engine.DefaultVersion;
        var subnetGroup = Groups.Subnet(region, input.Text("DBSubnetGroupName") ?? "default");
        var cluster = new DbCluster
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Identifier = identifier,
            DatabaseName = input.Text("DatabaseName"),
            InstanceClass = engine.IsOfMultiAzClusters ? DatabaseRequest.InstanceClass(input.Required("DBClusterInstanceClass")) : null,
            Image = NewImage(call, input, engine) with { EngineVersion = version, VpcId = region.SubnetGroups[subnetGroup] },
            ParameterGroupName = Groups.Parameter(region, Kind, input.Text("DBClusterParameterGroupName") ?? engine.DefaultParameterGroup(version)),
            SubnetGroupName = subnetGroup,
        };
        Settings.Change(cluster, input);
        Access.DemandGroups(call, "CreateDBCluster", cluster);
        TagRules.Add(cluster.Tags, tags);
        life.Begin(cluster, settings.Timings.CreateDatabase, call.Now);
        foreach (var member in MultiAzMembers(cluster, model))
            life.Begin(member, settings.Timings.CreateDatabase, call.Now);
        return new() { ["DBCluster"] = ClusterOutput.Of(cluster, region, call) };
    }

    internal JsonObject Modify(Call call, JsonObject input)
    {
        var identifier = input.Required("DBClusterIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, "ModifyDBCluster", ArnOf(call, identifier), region.Clusters.GetValueOrDefault(identifier)?.Tags);
        var cluster = Find(region, identifier);
        if (cluster.Status != DatabaseStatus.Available)
            throw Kind.InvalidDatabaseState($"DB cluster {identifier} is not available for modification.");
        var before = cluster.Image;
        cluster.Image = before with
        {
            BackupRetentionPeriod = DatabaseRequest.Retention(input, Kind, before.BackupRetentionPeriod),
            PreferredBackupWindow = DatabaseRequest.Window(input, before.PreferredBackupWindow),
            Port = input.Number("Port") ?? before.Port,
            EngineVersion = input.Text("EngineVersion") ?? before.EngineVersion,
            StorageType = Engines.Of(before.Engine).Storage(input.Text("StorageType") ?? before.StorageType),
            IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? before.IamAuthentication,
        };
        cluster.ParameterGroupName = Groups.Parameter(region, Kind, input.Text("DBClusterParameterGroupName") ?? cluster.ParameterGroupName);
        Settings.Change(cluster, input);
        DatabaseRename.Apply(region.Clusters, cluster, input.Text("NewDBClusterIdentifier"), "NewDBClusterIdentifier", region.MembersOf(cluster));
        life.Change(cluster, call.Now);
        if (DatabaseRequest.BackupsDiffer(before, cluster.Image))
            backups.Plan(cluster, call.Now);
        return new() { ["DBCluster"] = ClusterOutput.Of(cluster, region, call) };
    }

    internal JsonObject Delete(Call call, JsonObject input)
    {
        var identifier = input.Required("DBClusterIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, "DeleteDBCluster", ArnOf(call, identifier), region.Clusters.GetValueOrDefault(identifier)?.Tags);
        var cluster = Find(region, identifier);
        if (cluster.DeletionProtection)
            throw FinalSnapshot.Protected(Kind);
        if (cluster.Status == DatabaseStatus.Deleting)
            throw Kind.InvalidDatabaseState($"DB cluster {identifier} is already being deleted.");
        if (cluster.InstanceClass is null && region.MembersOf(cluster).Any(member => member.Status != DatabaseStatus.Deleting))
            throw Kind.InvalidDatabaseState("Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
        var final = FinalSnapshot.Asked(input, Kind);
        foreach (var member in region.MembersOf(cluster).Where(member => member.Status != DatabaseStatus.Deleting).ToList())
            life.End(member, finalSnapshot: null, deleteBackups: false, call.Now);
        life.End(cluster, final, input.Flag("DeleteAutomatedBackups") ?? true, call.Now);
        return new() { ["DBCluster"] = ClusterOutput.Of(cluster, region, call) };
    }

    internal JsonObject Describe(Call call, JsonObject input)
    {
        var named = DatabaseName.Read(call, Kind, input.Text("DBClusterIdentifier"));
        Access.Demand(call, "DescribeDBClusters", ArnOf(call, named ?? "*"));
        var region = model.In(call.AccountId, call.Region);
        var fits = DatabaseFilters.Cluster.Read(input);
        var found = named is null ? region.Clusters.Values.Where(fits) : [Find(region, named)];
        return call.Listed(found, cluster => cluster.Identifier, cluster => ClusterOutput.Of(cluster, region, call));
    }

    internal static void DemandFree(RdsRegion region, string identifier, RdsQuotas quotas)
    {
        if (region.Clusters.ContainsKey(identifier))
            throw Kind.DatabaseAlreadyExists();
        if (region.Clusters.Count >= quotas.Clusters)
            throw new AwsFault("DBClusterQuotaExceededFault", "DB Cluster quota exceeded", 403);
    }

    internal static RdsArn ArnOf(Call call, string identifier) => RdsArn.Of(call.Region, call.AccountId, "cluster", identifier.ToLowerInvariant());

    private static DbCluster Find(RdsRegion region, string identifier) =>
        region.Clusters.GetValueOrDefault(identifier) ?? throw Kind.DatabaseNotFound(identifier);

    /// <summary>The writer and the two readers that RDS makes of a Multi-AZ DB cluster; nothing of other clusters.</summary>
    internal static IEnumerable<DbInstance> MultiAzMembers(DbCluster cluster, RdsModel model) => Enumerable.Range(0, cluster.InstanceClass is null ? 0 : 3)
        .Select(number => new DbInstance
        {
            AccountId = cluster.AccountId,
            Region = cluster.Region,
            Identifier = Invariant($"{cluster.Identifier}-instance-{number + 1}"),
            ClusterIdentifier = cluster.Identifier,
            DatabaseName = cluster.DatabaseName,
            InstanceClass = cluster.InstanceClass!,
            ParameterGroupName = Engines.Of(cluster.Image.Engine).DefaultParameterGroup(cluster.Image.EngineVersion),
            SubnetGroupName = cluster.SubnetGroupName,
            PromotionTier = number,
            Image = cluster.Image with
            {
                ResourceId = model.NewResourceId("db"),
                OptionGroupName = Engines.Of(cluster.Image.Engine).DefaultOptionGroup(cluster.Image.EngineVersion),
                AvailabilityZone = Zones.Of(cluster.Region).ElementAt(number),
            },
        });

    // Of a Multi-AZ DB cluster the size has to be said, and of io1 and io2 the IOPS.
    private static int Size(JsonObject input, Engine engine)
    {
        if (!engine.IsOfMultiAzClusters)
            return 1;
        if (engine.Storage(input.Text("StorageType")) != "gp3" && input.Number("Iops") is null)
            throw Faults.InvalidParameterCombination("You must specify Iops for a Multi-AZ DB cluster with this storage type.");
        return input.Number("AllocatedStorage") ?? throw Faults.InvalidParameterCombination("You must specify AllocatedStorage for a Multi-AZ DB cluster.");
    }

    // The storage of Aurora, DocumentDB and Neptune grows with the data; a new cluster reports 1 GiB.
    private DatabaseImage NewImage(Call call, JsonObject input, Engine engine) => new()
    {
        Engine = engine.Name,
        EngineVersion = engine.DefaultVersion,
        AllocatedStorage = Size(input, engine),
        Iops = engine.IsOfMultiAzClusters ? input.Number("Iops") : null,
        StorageType = engine.Storage(input.Text("StorageType")),
        ResourceId = model.NewResourceId("cluster"),
        CreateTime = call.Now,
        Port = input.Number("Port") ?? engine.Port,
        MasterUsername = input.Text("MasterUsername")!,
        KmsKeyId = DatabaseRequest.Key(call, input, keys),
        LicenseModel = engine.License,
        IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? false,
        BackupRetentionPeriod = DatabaseRequest.Retention(input, Kind, 1),
        PreferredBackupWindow = DatabaseRequest.Window(input, "07:00-07:30"),
    };
}
