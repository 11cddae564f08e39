using System.Collections.Frozen;
using RdsBackup.Models;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Amazon RDS: databases and their snapshots, as far as backing them up needs them.</summary>
public sealed class RdsService : IService, ITagged
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;
    /// <summary>Makes an RDS without any database.</summary>
    /// <param name="keys">The KMS it uses.</param>
    /// <param name="timeline">Where it plans what happens later.</param>
    /// <param name="networks">The EC2 whose subnets its groups name.</param>
    /// <param name="settings">Times and quotas.</param>
    /// <param name="faults">Says which copies fail.</param>
    /// <param name="events">Where it tells what became of snapshots.</param>
    public RdsService(IKeys keys, INetworks networks, Timeline timeline, RdsSettings settings, FaultScript faults, ServiceEvents events)
    {
        Settings = settings;
        var rules = Keys = new KeyRules(keys);
        var telling = new SnapshotEvents(events);
        var queue = new CopyQueue(Model, rules, telling, timeline, settings);
        var quota = new SnapshotQuota(Model, queue, settings);
        var taker = new SnapshotTaker(Model, telling, timeline, settings);
        var remover = new SnapshotRemover(Model, queue, telling, timeline, settings);
        Backups = new AutomatedBackups(Model, taker, remover, timeline);
        var life = new DatabaseLife(Model, Backups, taker, quota, new DatabaseEvents(events), timeline, settings);

        var all = new Dictionary<string, OperationRule>(StringComparer.Ordinal);
        foreach (var kind in (SnapshotKind[])[SnapshotKind.Instance, SnapshotKind.Cluster])
        {
            var snapshots = new SnapshotOperations(kind, Model, taker, remover, queue, quota);
            var sharing = new SharingOperations(kind, Model, new SharingRules(rules, settings));
            all[$"Create{kind.Noun}"] = new($"{kind.Noun}Identifier {kind.DatabaseNoun}Identifier Tags", snapshots.Create);
            all[$"Copy{kind.Noun}"] = new(CopyOperations.Honours(kind), new CopyOperations(kind, Model, rules, quota, queue, faults).Copy);
            all[$"Delete{kind.Noun}"] = new($"{kind.Noun}Identifier", snapshots.Delete);
            all[$"Describe{kind.Noun}s"] = new(SnapshotListing.Honours(kind), new SnapshotListing(kind, Model).Describe);
            all[$"Describe{kind.Noun}Attributes"] = new($"{kind.Noun}Identifier", sharing.Describe);
            all[$"Modify{kind.Noun}Attribute"] = new($"{kind.Noun}Identifier AttributeName ValuesToAdd ValuesToRemove", sharing.Modify);
        }

        var instances = new InstanceOperations(Model, life, rules, settings);
        all["CreateDBInstance"] = new(InstanceOperations.Honours, instances.Create);
        all["DeleteDBInstance"] = new("DBInstanceIdentifier SkipFinalSnapshot FinalDBSnapshotIdentifier DeleteAutomatedBackups", instances.Delete);
        all["DescribeDBInstances"] = new("DBInstanceIdentifier Filters(Name Values) MaxRecords Marker", instances.Describe);
        all["ModifyDBInstance"] = new(InstanceModification.Honours, new InstanceModification(Model, life, Backups, timeline).Modify);

        var clusters = new ClusterOperations(Model, life, Backups, rules, settings);
        all["CreateDBCluster"] = new(ClusterOperations.Honours, clusters.Create);
        all["ModifyDBCluster"] = new(ClusterOperations.Changes, clusters.Modify);
        all["DeleteDBCluster"] = new("DBClusterIdentifier SkipFinalSnapshot FinalDBSnapshotIdentifier DeleteAutomatedBackups", clusters.Delete);
        all["DescribeDBClusters"] = new("DBClusterIdentifier Filters(Name Values) MaxRecords Marker", clusters.Describe);

        var restores = new RestoreOperations(Model, life, rules, telling, settings);
        all["RestoreDBInstanceFromDBSnapshot"] = new(RestoreOperations.OfInstance, restores.Instance);
        all["RestoreDBClusterFromSnapshot"] = new(RestoreOperations.OfCluster, restores.Cluster);

        foreach (var (name, operation) in new SubnetGroupOperations(Model, networks).All.Concat(new GroupListing(Model).All)
            .Concat(new InstancePower(Model, new DatabaseEvents(events), timeline, settings).All).Append(new("ModifyDBSnapshot", new("DBSnapshotIdentifier EngineVersion OptionGroupName", new SnapshotUpgrade(Model, timeline, settings).Modify)))
            .Append(new("DescribeEvents", new("SourceIdentifier SourceType StartTime EndTime Duration EventCategories MaxRecords Marker", new EventHistory(events).Describe))))
            all[name] = operation;

        var tags = new TagOperations(Model);
        all["AddTagsToResource"] = new("ResourceName Tags", tags.Add);
        all["RemoveTagsFromResource"] = new("ResourceName TagKeys", tags.Remove);
        all["ListTagsForResource"] = new("ResourceName", tags.List);
        all["DescribeAccountAttributes"] = new("", new AccountAttributes(Model, quota, settings).Describe);
        operations = all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("rds");

    Refusals IService.Refusals => Refusals.MissingParameter("InvalidParameterValue");

    bool IService.HasMilliseconds => true;

    AwsFault IService.InvalidPage(string member, string value) => Listing.Invalid(member, value);

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;

    /// <summary>What there is; may be filled directly, e.g. with a history.</summary>
    public RdsModel Model { get; } = new();

    /// <summary>What the owner set.</summary>
    public RdsSettings Settings { get; }

    /// <inheritdoc/>
    IEnumerable<TaggedResource> ITagged.Tagged(string accountId, string region)
    {
        var here = Model.In(accountId, region);
        return
        [
            .. here.Instances.Values.Concat<Database>(here.Clusters.Values).Select(database => new TaggedResource(database.Arn, database.Tags)),
            .. here.Snapshots(SnapshotKind.Instance).Values.Concat(here.Snapshots(SnapshotKind.Cluster).Values)
                .Select(snapshot => new TaggedResource(snapshot.Arn, snapshot.Tags)),
        ];
    }

    internal AutomatedBackups Backups { get; }

    internal KeyRules Keys { get; }
}
