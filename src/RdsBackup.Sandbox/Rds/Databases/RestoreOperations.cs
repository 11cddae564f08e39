using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>
/// <c>RestoreDBInstanceFromDBSnapshot</c> and <c>RestoreDBClusterFromSnapshot</c>. An instance for which no tags are given gets those that its source had when
/// the snapshot was taken (RDS user guide, "Resource tagging considerations"); of a cluster AWS says no such thing, and nothing crosses accounts.
/// </summary>
internal sealed class RestoreOperations(RdsModel model, DatabaseLife life, KeyRules keys, SnapshotEvents events, RdsSettings settings)
{
    /// <summary>The members of RestoreDBInstanceFromDBSnapshot that are honoured.</summary>
    internal const string OfInstance =
        "DBInstanceIdentifier DBSnapshotIdentifier DBClusterSnapshotIdentifier DBInstanceClass Port AvailabilityZone DBSubnetGroupName MultiAZ PubliclyAccessible "
        + "AutoMinorVersionUpgrade Engine Iops StorageThroughput OptionGroupName Tags StorageType VpcSecurityGroupIds CopyTagsToSnapshot EnableIAMDatabaseAuthentication "
        + "DBParameterGroupName DeletionProtection AllocatedStorage BackupRetentionPeriod PreferredBackupWindow";

    /// <summary>The members of RestoreDBClusterFromSnapshot that are honoured.</summary>
    internal const string OfCluster =
        "DBClusterIdentifier SnapshotIdentifier Engine EngineVersion Port DBSubnetGroupName DatabaseName VpcSecurityGroupIds Tags KmsKeyId EnableIAMDatabaseAuthentication "
        + "DBClusterParameterGroupName DeletionProtection CopyTagsToSnapshot DBClusterInstanceClass StorageType BackupRetentionPeriod PreferredBackupWindow";

    internal JsonObject Instance(Call call, JsonObject input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required("DBInstanceIdentifier");
        var (kind, from) = Source(input);
        var snapshot = Asked(call, kind, "RestoreDBInstanceFromDBSnapshot", from, () => Access.DemandNew(
            call, "RestoreDBInstanceFromDBSnapshot", InstanceOperations.ArnOf(call, identifier), tags));
        if (kind == SnapshotKind.Cluster && !snapshot.IsOfMultiAzCluster)
            throw Faults.InvalidParameterCombination("DBClusterSnapshotIdentifier takes snapshots of Multi-AZ DB clusters only.");
        identifier = Identifiers.Legal("DBInstanceIdentifier", identifier, Identifiers.LongestDatabase);
        var region = model.In(call.AccountId, call.Region);
        InstanceOperations.DemandFree(region, identifier, settings.Quotas);
        DemandKey(call, snapshot);

        var engine = Engines.Of(input.Text("Engine") ?? snapshot.Image.Engine);
        var subnetGroup = Groups.Subnet(region, input.Text("DBSubnetGroupName") ?? "default");
        var instance = new DbInstance
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Identifier = identifier,
            InstanceClass = DatabaseRequest.InstanceClass(input.Text("DBInstanceClass") ?? "db.m6g.large"),
            Image = Restored(call, input, snapshot, "db", region.SubnetGroups[subnetGroup]) with
            {
                AllocatedStorage = Math.Max(input.Number("AllocatedStorage") ?? 0, snapshot.Image.AllocatedStorage),
                Iops = input.Number("Iops") ?? snapshot.Image.Iops,
                StorageThroughput = input.Number("StorageThroughput") ?? snapshot.Image.StorageThroughput,
                OptionGroupName = Groups.Option(
                    region, input.Text("OptionGroupName") ?? snapshot.Image.OptionGroupName ?? engine.DefaultOptionGroup(snapshot.Image.EngineVersion)),
                AvailabilityZone = input.Text("AvailabilityZone") ?? Zones.Of(call.Region).First(),
            },
            MultiAz = input.Flag("MultiAZ") ?? false,
            PubliclyAccessible = input.Flag("PubliclyAccessible") ?? false,
            ParameterGroupName = Groups.Parameter(
                region, SnapshotKind.Instance, input.Text("DBParameterGroupName") ?? engine.DefaultParameterGroup(snapshot.Image.EngineVersion)),
            SubnetGroupName = subnetGroup,
        };
        Settings.Change(instance, input);
        Access.DemandGroups(call, "RestoreDBInstanceFromDBSnapshot", instance);
        TagRules.Add(instance.Tags, tags.Count > 0 || snapshot.AccountId != call.AccountId ? tags : snapshot.Image.Tags);
        life.Begin(instance, settings.Timings.RestoreDatabase, call.Now);
        events.Restored(snapshot, call);
        return new() { ["DBInstance"] = InstanceOutput.Of(instance, region, call) };
    }

    internal JsonObject Cluster(Call call, JsonObject input)
    {
        var tags = TagRules.Read(call, input);
        var identifier = input.Required("DBClusterIdentifier");
        var engine = Engines.Of(input.Required("Engine"));
        var snapshot = Asked(call, SnapshotKind.Cluster, "RestoreDBClusterFromSnapshot", input.Required("SnapshotIdentifier"), () => Access.DemandNew(
            call, "RestoreDBClusterFromSnapshot", ClusterOperations.ArnOf(call, identifier), tags));
        identifier = Identifiers.Legal("DBClusterIdentifier", identifier, Identifiers.LongestDatabase);
        var region = model.In(call.AccountId, call.Region);
        ClusterOperations.DemandFree(region, identifier, settings.Quotas);
        if (engine.Name != snapshot.Image.Engine)
            throw Faults.InvalidParameterCombination($"Cannot restore a snapshot of {snapshot.Image.Engine} with the engine {engine.Name}.");
        DemandKey(call, snapshot);

        var subnetGroup = Groups.Subnet(region, input.Text("DBSubnetGroupName") ?? "default");
        var cluster = new DbCluster
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Identifier = identifier,
            DatabaseName = input.Text("DatabaseName"),
            InstanceClass = snapshot.IsOfMultiAzCluster ? DatabaseRequest.InstanceClass(input.Required("DBClusterInstanceClass")) : null,
            Image = Restored(call, input, snapshot, "cluster", region.SubnetGroups[subnetGroup]) with
            {
                KmsKeyId = input.Text("KmsKeyId") is { } key ? keys.ForDatabase(call, key) : snapshot.Image.KmsKeyId,
                EngineVersion = input.Text("EngineVersion") ?? snapshot.Image.EngineVersion,
                StorageType = engine.Storage(input.Text("StorageType") ?? snapshot.Image.StorageType),
            },
            ParameterGroupName = Groups.Parameter(
                region, SnapshotKind.Cluster, input.Text("DBClusterParameterGroupName") ?? engine.DefaultParameterGroup(snapshot.Image.EngineVersion)),
            SubnetGroupName = subnetGroup,
        };
        Settings.Change(cluster, input);
        Access.DemandGroups(call, "RestoreDBClusterFromSnapshot", cluster);
        TagRules.Add(cluster.Tags, tags);
        life.Begin(cluster, settings.Timings.RestoreDatabase, call.Now);
        foreach (var member in ClusterOperations.MultiAzMembers(cluster, model))
            life.Begin(member, settings.Timings.RestoreDatabase, call.Now);
        return new() { ["DBCluster"] = ClusterOutput.Of(cluster, region, call) };
    }

    // The one way from a Multi-AZ DB cluster's snapshot to a DB instance.
    private static (SnapshotKind Kind, string Named) Source(JsonObject input)
    {
        if (input.Text("DBClusterSnapshotIdentifier") is not { } ofCluster)
            return (SnapshotKind.Instance, input.Required("DBSnapshotIdentifier"));
        return input.Text("DBSnapshotIdentifier") is null
            ? (SnapshotKind.Cluster, ofCluster)
            : throw Faults.InvalidParameterCombination("DBSnapshotIdentifier and DBClusterSnapshotIdentifier cannot be specified together.");
    }

    private Snapshot Asked(Call call, SnapshotKind kind, string operation, string named, Action demandTarget)
    {
        var arn = CopySource.Named(call, kind, named);
        demandTarget();
        var snapshot = model.Find(kind, arn);
        Access.Demand(call, operation, arn, snapshot?.TagsFor(call));
        if (snapshot is null || arn.Region != call.Region || !snapshot.IsVisibleTo(call.AccountId))
            throw kind.NotFound(named);
        if (!snapshot.IsAvailable)
            throw kind.InvalidState($"Cannot restore the snapshot {snapshot.Identifier} because it is not currently in the available state.");
        return snapshot;
    }

    private void DemandKey(Call call, Snapshot snapshot)
    {
        if (!snapshot.Image.Encrypted)
            return;
        if (snapshot.AccountId != call.AccountId)
            throw snapshot.Kind.InvalidState("Cannot restore from a shared encrypted snapshot. Copy the snapshot, and restore from the copy.");
        keys.DemandRestore(call, snapshot);
    }

    private DatabaseImage Restored(Call call, JsonObject input, Snapshot snapshot, string prefix, string vpc) => snapshot.Image with
    {
        ResourceId = model.NewResourceId(prefix),
        CreateTime = call.Now,
        Port = input.Number("Port") ?? Engines.Of(snapshot.Image.Engine).Port,
        StorageType = input.Text("StorageType") ?? snapshot.Image.StorageType,
        VpcId = vpc,
        IamAuthentication = input.Flag("EnableIAMDatabaseAuthentication") ?? snapshot.Image.IamAuthentication,
        BackupRetentionPeriod = DatabaseRequest.Retention(input, prefix == "db" ? SnapshotKind.Instance : SnapshotKind.Cluster, snapshot.Image.BackupRetentionPeriod),
        PreferredBackupWindow = DatabaseRequest.Window(input, snapshot.Image.PreferredBackupWindow),
    };
}
