using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>CreateDBInstance</c>, <c>DeleteDBInstance</c> and <c>DescribeDBInstances</c>.</summary>
internal sealed class InstanceOperations(RdsModel model, DatabaseLife life, KeyRules keys, RdsSettings settings)
{
    /// <summary>The members of CreateDBInstance that are honoured.</summary>
    internal const string Honours =
        "DBName DBInstanceIdentifier AllocatedStorage DBInstanceClass Engine MasterUsername MasterUserPassword ManageMasterUserPassword VpcSecurityGroupIds AvailabilityZone "
        + "DBSubnetGroupName DBParameterGroupName BackupRetentionPeriod PreferredBackupWindow PreferredMaintenanceWindow Port MultiAZ EngineVersion AutoMinorVersionUpgrade "
        + "LicenseModel Iops StorageThroughput OptionGroupName PubliclyAccessible Tags DBClusterIdentifier StorageType StorageEncrypted KmsKeyId CopyTagsToSnapshot "
        + "PromotionTier EnableIAMDatabaseAuthentication DeletionProtection MaxAllocatedStorage CustomIamInstanceProfile";

    internal JsonObject Create(Call call, JsonObject input)
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
            DatabaseName = input.Text("DBName") ?? cluster?.DatabaseName,
            CustomIamInstanceProfile = input.Text("CustomIamInstanceProfile"),
            MultiAz = input.Flag("MultiAZ") ?? false,
            PubliclyAccessible = input.Flag("PubliclyAccessible") ?? false,
            MaxAllocatedStorage = input.Number("MaxAllocatedStorage"),
            PromotionTier = input.Number("PromotionTier") ?? 1,
            ParameterGroupName = Groups.Parameter(
                region, SnapshotKind.Instance, input.Text("DBParameterGroupName") ?? engine.DefaultParameterGroup(image.EngineVersion)),
            SubnetGroupName = cluster?.SubnetGroupName ?? Groups.Subnet(region, input.Text("DBSubnetGroupName") ?? "default"),
        };
        Settings.Change(instance, input);
        Access.DemandGroups(call, "CreateDBInstance", instance);
        TagRules.Add(instance.Tags, tags);
        life.Begin(instance, settings.Timings.CreateDatabase, call.Now);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    internal JsonObject Delete(Call call, JsonObject input)
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
        if (isMember && input.Text("FinalDBSnapshotIdentifier") is not null)
            throw Faults.InvalidParameterCombination("FinalDBSnapshotIdentifier can not be specified when deleting a cluster instance.");
        var final = isMember ? null : FinalSnapshot.Asked(input, SnapshotKind.Instance);
        life.End(instance, final, input.Flag("DeleteAutomatedBackups") ?? true, call.Now);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    internal JsonObject Describe(Call call, JsonObject input)
    {
        var named = DatabaseName.Read(call, SnapshotKind.Instance, input.Text("DBInstanceIdentifier"));
        Access.Demand(call, "DescribeDBInstances", ArnOf(call, named ?? "*"));
        var region = model.In(call.AccountId, call.Region);
        var fits = DatabaseFilters.Instance.Read(input);
        var found = named is null ? region.Instances.Values.Where(fits) : [Find(region, named)];
        return call.Listed(found, instance => instance.Identifier, instance => InstanceOutput.Of(instance, region, call));
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
    private static DbCluster? ClusterOf(RdsRegion region, JsonObject input, Engine engine)
    {
        var named = input.Text("DBClusterIdentifier");
        if (named is null == engine.NeedsCluster)
            throw Faults.InvalidParameterCombination($"The engine {engine.Name} {(engine.NeedsCluster ? "requires" : "does not support")} DBClusterIdentifier.");
        return named is null ? null : region.Clusters.GetValueOrDefault(named) ?? throw SnapshotKind.Cluster.DatabaseNotFound(named);
    }

    private DatabaseImage NewImage(Call call, JsonObject input, Engine engine, RdsRegion region)
    {
        DatabaseRequest.DemandMaster(input);
        if (engine.IsCustom && input.Text("CustomIamInstanceProfile") is null)
            throw Faults.InvalidParameterValue("The parameter CustomIamInstanceProfile must be provided for RDS Custom.");
        var storageType = input.Text("StorageType") ?? (input.Number("Iops") is null ? "gp3" : "io1");
        if (input.Number("AllocatedStorage") is not (>= 20 and <= 65_536 and var storage))
        {
            throw Faults.InvalidParameterCombination(
                $"Invalid storage size for engine name {engine.Name} and storage type {storageType}: {input["AllocatedStorage"]?.ToString() ?? "null"}");
        }

        var version = input.Text("EngineVersion") ?? engine.DefaultVersion;
        var subnetGroup = Groups.Subnet(region, input.Text("DBSubnetGroupName") ?? "default");
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
            MasterUsername = input.Text("MasterUsername")!,
            KmsKeyId = DatabaseRequest.Key(call, input, keys),
            LicenseModel = input.Text("LicenseModel") ?? engine.License,
            OptionGroupName = Groups.Option(region, input.Text("OptionGroupName") ?? engine.DefaultOptionGroup(version)),
            AvailabilityZone = input.Text("AvailabilityZone") ?? Zones.Of(call.Region).First(),
            VpcId = region.SubnetGroups[subnetGroup],
            IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? false,
            BackupRetentionPeriod = DatabaseRequest.Retention(input, SnapshotKind.Instance, 1),
            PreferredBackupWindow = DatabaseRequest.Window(input, "07:00-07:30"),
        };
    }
}
