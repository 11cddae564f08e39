using System.Collections.Frozen;
using System.Xml.Linq;
using RdsBackup.Sandbox.Ec2;
using RdsBackup.Sandbox.Faults;
using RdsBackup.Sandbox.Kms;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Amazon RDS: databases and their snapshots, as far as backing them up needs them.</summary>
public sealed class RdsService : IQueryService, ITagged
{
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

        var operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal);
        foreach (var kind in (SnapshotKind[])[SnapshotKind.Instance, SnapshotKind.Cluster])
        {
            var snapshots = new SnapshotOperations(kind, Model, taker, remover, queue, quota);
            var sharing = new SharingOperations(kind, Model, new SharingRules(rules, settings));
            operations[$"Create{kind.Noun}"] = snapshots.Create;
            operations[$"Copy{kind.Noun}"] = new CopyOperations(kind, Model, rules, quota, queue, faults).Copy;
            operations[$"Delete{kind.Noun}"] = snapshots.Delete;
            operations[$"Describe{kind.Noun}s"] = new SnapshotListing(kind, Model).Describe;
            operations[$"Describe{kind.Noun}Attributes"] = sharing.Describe;
            operations[$"Modify{kind.Noun}Attribute"] = sharing.Modify;
        }

        var instances = new InstanceOperations(Model, life, rules, settings);
        operations["CreateDBInstance"] = instances.Create;
        operations["DeleteDBInstance"] = instances.Delete;
        operations["DescribeDBInstances"] = instances.Describe;
        operations["ModifyDBInstance"] = new InstanceModification(Model, life, Backups, timeline).Modify;

        var clusters = new ClusterOperations(Model, life, Backups, rules, settings);
        operations["CreateDBCluster"] = clusters.Create;
        operations["ModifyDBCluster"] = clusters.Modify;
        operations["DeleteDBCluster"] = clusters.Delete;
        operations["DescribeDBClusters"] = clusters.Describe;

        var restores = new RestoreOperations(Model, life, rules, telling, settings);
        operations["RestoreDBInstanceFromDBSnapshot"] = restores.Instance;
        operations["RestoreDBClusterFromSnapshot"] = restores.Cluster;

        foreach (var (name, operation) in new SubnetGroupOperations(Model, networks).All.Concat(new GroupListing(Model).All)
            .Concat(new InstancePower(Model, new DatabaseEvents(events), timeline, settings).All).Append(new("ModifyDBSnapshot", new SnapshotUpgrade(Model, timeline, settings).Modify))
            .Append(new("DescribeEvents", new EventHistory(events).Describe)))
            operations[name] = operation;

        var tags = new TagOperations(Model);
        operations["AddTagsToResource"] = tags.Add;
        operations["RemoveTagsFromResource"] = tags.Remove;
        operations["ListTagsForResource"] = tags.List;
        operations["DescribeAccountAttributes"] = new AccountAttributes(Model, quota, settings).Describe;
        Operations = operations.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Name => "rds";

    /// <inheritdoc/>
    public XNamespace Namespace => "http://rds.amazonaws.com/doc/2014-10-31/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }

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
