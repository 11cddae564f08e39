using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>DescribeAccountAttributes</c>: every quota of an account in a region, used and granted.</summary>
internal sealed class AccountAttributes(RdsModel model, SnapshotQuota snapshots, RdsSettings settings)
{
    internal JsonObject Describe(Call call, JsonObject input)
    {
        _ = input;
        call.Demand("rds:DescribeAccountAttributes", "*");
        var quotas = settings.Quotas;
        var region = model.In(call.AccountId, call.Region);
        var storage = region.Instances.Values.Where(instance => instance.ClusterIdentifier is null).Sum(instance => instance.Image.AllocatedStorage);
        return new()
        {
            ["AccountQuotas"] = new JsonArray(
                Quota("DBInstances", region.Instances.Count, quotas.Instances),
                Quota("ReservedDBInstances", 0, 40),
                Quota("AllocatedStorage", storage, quotas.AllocatedStorage),
                Quota("DBSecurityGroups", 0, 25),
                Quota("AuthorizationsPerDBSecurityGroup", 0, 20),
                Quota("DBParameterGroups", region.ParameterGroups.Count, 50),
                Quota("ManualSnapshots", snapshots.Manual(SnapshotKind.Instance, call.AccountId, call.Region), quotas.ManualSnapshots),
                Quota("EventSubscriptions", 0, 20),
                Quota("DBSubnetGroups", region.SubnetGroups.Count, 50),
                Quota("OptionGroups", region.OptionGroups.Count, 20),
                Quota("SubnetsPerDBSubnetGroup", 3, 20),
                Quota("ReadReplicasPerMaster", 0, 15),
                Quota("DBClusters", region.Clusters.Count, quotas.Clusters),
                Quota("DBClusterParameterGroups", 0, 50),
                Quota("DBClusterRoles", 0, 5),
                Quota("DBInstanceRoles", 0, 5),
                Quota("ManualClusterSnapshots", snapshots.Manual(SnapshotKind.Cluster, call.AccountId, call.Region), quotas.ManualClusterSnapshots),
                Quota("CustomEndpointsPerDBCluster", 0, 5)),
        };
    }

    private static JsonObject Quota(string name, int used, int most) => new() { ["AccountQuotaName"] = name, ["Used"] = used, ["Max"] = most };
}
