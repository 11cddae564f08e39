using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBCluster</c>, <c>ModifyDBCluster</c>, <c>DeleteDBCluster</c> and <c>DescribeDBClusters</c>, for Aurora.</summary>
internal sealed class ClusterOperations(RdsModel model, DatabaseLife life, AutomatedBackups backups, KeyRules keys, RdsSettings settings)
{
    private static readonly SnapshotKind Kind = SnapshotKind.Cluster;

    internal IEnumerable<XElement> Create(Call call, QueryInput input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required("DBClusterIdentifier");
        Access.DemandNew(call, "CreateDBCluster", ArnOf(call, identifier), tags);
        identifier = Identifiers.Legal("DBClusterIdentifier", identifier, Identifiers.LongestDatabase);
        var engine = Engines.Of(input.Required("Engine"));
        if (!engine.IsAurora)
            throw Faults.InvalidParameterValue($"Invalid DB cluster engine: {engine.Name}");
        var region = model.In(call.AccountId, call.Region);
        DemandFree(region, identifier, settings.Quotas);
        DatabaseRequest.DemandMaster(input);
        var version = input["EngineVersion"] ?? engine.DefaultVersion;
        var subnetGroup = Groups.Subnet(region, input["DBSubnetGroupName"] ?? "default");
        var cluster = new DbCluster
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Identifier = identifier,
            DatabaseName = input["DatabaseName"],
            Image = NewImage(call, input, engine) with { EngineVersion = version, VpcId = region.SubnetGroups[subnetGroup] },
            ParameterGroupName = Groups.Parameter(region, Kind, input["DBClusterParameterGroupName"] ?? engine.DefaultParameterGroup(version)),
            SubnetGroupName = subnetGroup,
            VpcSecurityGroupIds = input.Values("VpcSecurityGroupIds"),
            DeletionProtection = input.Flag("DeletionProtection") ?? false,
            CopyTagsToSnapshot = input.Flag("CopyTagsToSnapshot") ?? false,
        };
        Access.DemandGroups(call, "CreateDBCluster", cluster);
        TagRules.Add(cluster.Tags, tags);
        life.Begin(cluster, settings.Timings.CreateDatabase, call.Now);
        return [ClusterXml.Of(cluster, region, call)];
    }

    internal IEnumerable<XElement> Modify(Call call, QueryInput input)
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
            EngineVersion = input["EngineVersion"] ?? before.EngineVersion,
            StorageType = Engines.Of(before.Engine).Storage(input["StorageType"] ?? before.StorageType),
            IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? before.IamAuthentication,
        };
        cluster.ParameterGroupName = Groups.Parameter(region, Kind, input["DBClusterParameterGroupName"] ?? cluster.ParameterGroupName);
        Settings.Change(cluster, input);
        DatabaseRename.Apply(region.Clusters, cluster, input["NewDBClusterIdentifier"], "NewDBClusterIdentifier", region.MembersOf(cluster));
        life.Change(cluster, call.Now);
        if (DatabaseRequest.BackupsDiffer(before, cluster.Image))
            backups.Plan(cluster, call.Now);
        return [ClusterXml.Of(cluster, region, call)];
    }

    internal IEnumerable<XElement> Delete(Call call, QueryInput input)
    {
        var identifier = input.Required("DBClusterIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, "DeleteDBCluster", ArnOf(call, identifier), region.Clusters.GetValueOrDefault(identifier)?.Tags);
        var cluster = Find(region, identifier);
        if (cluster.DeletionProtection)
            throw FinalSnapshot.Protected(Kind);
        if (cluster.Status == DatabaseStatus.Deleting)
            throw Kind.InvalidDatabaseState($"DB cluster {identifier} is already being deleted.");
        if (region.MembersOf(cluster).Any(member => member.Status != DatabaseStatus.Deleting))
            throw Kind.InvalidDatabaseState("Cluster cannot be deleted, it still contains DB instances in non-deleting state.");
        var final = FinalSnapshot.Asked(input, Kind);
        life.End(cluster, final, input.Flag("DeleteAutomatedBackups") ?? true, call.Now);
        return [ClusterXml.Of(cluster, region, call)];
    }

    internal IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        var named = DatabaseName.Read(call, Kind, input["DBClusterIdentifier"]);
        Access.Demand(call, "DescribeDBClusters", ArnOf(call, named ?? "*"));
        var region = model.In(call.AccountId, call.Region);
        var fits = DatabaseFilters.Cluster.Read(input);
        var found = named is null ? region.Clusters.Values.Where(fits) : [Find(region, named)];
        return Page.Of(input, found, cluster => cluster.Identifier).Render("DBClusters", cluster => ClusterXml.Of(cluster, region, call));
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

    // Aurora's storage grows with the data; a new cluster reports 1 GiB.
    private DatabaseImage NewImage(Call call, QueryInput input, Engine engine) => new()
    {
        Engine = engine.Name,
        EngineVersion = engine.DefaultVersion,
        AllocatedStorage = 1,
        StorageType = engine.Storage(input["StorageType"]),
        ResourceId = model.NewResourceId("cluster"),
        CreateTime = call.Now,
        Port = input.Number("Port") ?? engine.Port,
        MasterUsername = input["MasterUsername"]!,
        KmsKeyId = DatabaseRequest.Key(call, input, keys),
        LicenseModel = engine.License,
        IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? false,
        BackupRetentionPeriod = DatabaseRequest.Retention(input, Kind, 1),
        PreferredBackupWindow = DatabaseRequest.Window(input, "07:00-07:30"),
    };
}
