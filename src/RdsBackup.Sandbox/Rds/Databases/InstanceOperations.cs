using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBInstance</c>, <c>DeleteDBInstance</c> and <c>DescribeDBInstances</c>.</summary>
internal sealed class InstanceOperations(RdsModel model, DatabaseLife life, KeyRules keys, RdsSettings settings)
{
    internal IEnumerable<XElement> Create(Call call, QueryInput input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required("DBInstanceIdentifier");
        Access.DemandNew(call, "CreateDBInstance", ArnOf(call, identifier), tags);
        identifier = Identifiers.Legal("DBInstanceIdentifier", identifier, Identifiers.LongestDatabase);
        var instanceClass = DatabaseRequest.InstanceClass(input.Required("DBInstanceClass"));
        var engine = Engines.Of(input.Required("Engine"));
        var region = model.In(call.AccountId, call.Region);
        DemandFree(region, identifier, settings.Quotas);

        var cluster = ClusterOf(region, input, engine);
        var image = cluster is null
            ? NewImage(call, input, engine, region)
            : cluster.Image with { ResourceId = model.NewResourceId("db"), CreateTime = call.Now };
        var instance = new DbInstance
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Identifier = identifier,
            InstanceClass = instanceClass,
            Image = image,
            ClusterIdentifier = cluster?.Identifier,
            DatabaseName = input["DBName"] ?? cluster?.DatabaseName,
            CustomIamInstanceProfile = input["CustomIamInstanceProfile"],
            MultiAz = input.Flag("MultiAZ") ?? false,
            PubliclyAccessible = input.Flag("PubliclyAccessible") ?? false,
            MaxAllocatedStorage = input.Number("MaxAllocatedStorage"),
            PromotionTier = input.Number("PromotionTier") ?? 1,
            ParameterGroupName = Groups.Parameter(
                region, SnapshotKind.Instance, input["DBParameterGroupName"] ?? engine.DefaultParameterGroup(image.EngineVersion)),
            SubnetGroupName = cluster?.SubnetGroupName ?? Groups.Subnet(region, input["DBSubnetGroupName"] ?? "default"),
            VpcSecurityGroupIds = input.Values("VpcSecurityGroupIds"),
            DeletionProtection = input.Flag("DeletionProtection") ?? false,
            CopyTagsToSnapshot = input.Flag("CopyTagsToSnapshot") ?? false,
        };
        Access.DemandGroups(call, "CreateDBInstance", instance);
        TagRules.Add(instance.Tags, tags);
        life.Begin(instance, settings.Timings.CreateDatabase, call.Now);
        return [InstanceXml.Of(instance, region, call)];
    }

    internal IEnumerable<XElement> Delete(Call call, QueryInput input)
    {
        var identifier = input.Required("DBInstanceIdentifier").ToLowerInvariant();
        var region = model.In(call.AccountId, call.Region);
        Access.Demand(call, "DeleteDBInstance", ArnOf(call, identifier), region.Instances.GetValueOrDefault(identifier)?.Tags);
        var instance = Find(region, identifier);
        if (instance.DeletionProtection)
            throw FinalSnapshot.Protected(SnapshotKind.Instance);
        if (instance.Status == DatabaseStatus.Deleting)
            throw SnapshotKind.Instance.InvalidDatabaseState($"Instance {identifier} is already being deleted.");
        var isMember = instance.ClusterIdentifier is not null;
        if (isMember && input["FinalDBSnapshotIdentifier"] is not null)
            throw Faults.InvalidParameterCombination("FinalDBSnapshotIdentifier can not be specified when deleting a cluster instance.");
        var final = isMember ? null : FinalSnapshot.Asked(input, SnapshotKind.Instance);
        life.End(instance, final, input.Flag("DeleteAutomatedBackups") ?? true, call.Now);
        return [InstanceXml.Of(instance, region, call)];
    }

    internal IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        var named = DatabaseName.Read(call, SnapshotKind.Instance, input["DBInstanceIdentifier"]);
        Access.Demand(call, "DescribeDBInstances", ArnOf(call, named ?? "*"));
        var region = model.In(call.AccountId, call.Region);
        var fits = DatabaseFilters.Instance.Read(input);
        var found = named is null ? region.Instances.Values.Where(fits) : [Find(region, named)];
        return Page.Of(input, found, instance => instance.Identifier).Render("DBInstances", instance => InstanceXml.Of(instance, region, call));
    }

    internal static DbInstance Find(RdsRegion region, string identifier) =>
        region.Instances.GetValueOrDefault(identifier) ?? throw SnapshotKind.Instance.DatabaseNotFound(identifier);

    internal static RdsArn ArnOf(Call call, string identifier) => RdsArn.Of(call.Region, call.AccountId, "db", identifier.ToLowerInvariant());

    internal static void DemandFree(RdsRegion region, string identifier, RdsQuotas quotas)
    {
        if (region.Instances.ContainsKey(identifier))
            throw SnapshotKind.Instance.DatabaseAlreadyExists();
        if (region.Instances.Count >= quotas.Instances)
            throw new AwsFault("InstanceQuotaExceeded", "DB Instance quota exceeded");
    }

    // An instance of Aurora, DocumentDB or Neptune brings no storage of its own: its cluster has it.
    private static DbCluster? ClusterOf(RdsRegion region, QueryInput input, Engine engine)
    {
        var named = input["DBClusterIdentifier"];
        if (named is null == engine.NeedsCluster)
            throw Faults.InvalidParameterCombination($"The engine {engine.Name} {(engine.NeedsCluster ? "requires" : "does not support")} DBClusterIdentifier.");
        return named is null ? null : region.Clusters.GetValueOrDefault(named) ?? throw SnapshotKind.Cluster.DatabaseNotFound(named);
    }

    private DatabaseImage NewImage(Call call, QueryInput input, Engine engine, RdsRegion region)
    {
        DatabaseRequest.DemandMaster(input);
        if (engine.IsCustom && input["CustomIamInstanceProfile"] is null)
            throw Faults.InvalidParameterValue("The parameter CustomIamInstanceProfile must be provided for RDS Custom.");
        var storageType = input["StorageType"] ?? (input.Number("Iops") is null ? "gp3" : "io1");
        if (input.Number("AllocatedStorage") is not (>= 20 and <= 65_536 and var storage))
        {
            throw Faults.InvalidParameterCombination(
                $"Invalid storage size for engine name {engine.Name} and storage type {storageType}: {input["AllocatedStorage"] ?? "null"}");
        }

        var version = input["EngineVersion"] ?? engine.DefaultVersion;
        var subnetGroup = Groups.Subnet(region, input["DBSubnetGroupName"] ?? "default");
        return new DatabaseImage
        {
            Engine = engine.Name,
            EngineVersion = version,
            AllocatedStorage = storage,
            StorageType = storageType,
            Iops = input.Number("Iops") ?? (storageType == "gp3" ? 3000 : null),
            StorageThroughput = input.Number("StorageThroughput") ?? (storageType == "gp3" ? 125 : null),
            ResourceId = model.NewResourceId("db"),
            CreateTime = call.Now,
            Port = input.Number("Port") ?? engine.Port,
            MasterUsername = input["MasterUsername"]!,
            KmsKeyId = DatabaseRequest.Key(call, input, keys),
            LicenseModel = input["LicenseModel"] ?? engine.License,
            OptionGroupName = Groups.Option(region, input["OptionGroupName"] ?? engine.DefaultOptionGroup(version)),
            AvailabilityZone = input["AvailabilityZone"] ?? Zones.Of(call.Region).First(),
            VpcId = region.SubnetGroups[subnetGroup],
            IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? false,
            BackupRetentionPeriod = DatabaseRequest.Retention(input, SnapshotKind.Instance, 1),
            PreferredBackupWindow = DatabaseRequest.Window(input, "07:00-07:30"),
        };
    }
}
