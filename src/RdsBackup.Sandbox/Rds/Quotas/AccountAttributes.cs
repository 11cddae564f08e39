using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary><c>DescribeAccountAttributes</c>: every quota of an account in a region, used and granted.</summary>
internal sealed class AccountAttributes(RdsModel model, SnapshotQuota snapshots, RdsSettings settings)
{
    internal IEnumerable<XElement> Describe(Call call, QueryInput input)
    {
        _ = input;
        call.Demand("rds:DescribeAccountAttributes", "*");
        var quotas = settings.Quotas;
        var region = model.In(call.AccountId, call.Region);
        var storage = region.Instances.Values.Where(instance => instance.ClusterIdentifier is null).Sum(instance => instance.Image.AllocatedStorage);
        return
        [
            Xml.List("AccountQuotas",
            [
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
                Quota("CustomEndpointsPerDBCluster", 0, 5),
            ]),
        ];
    }

    private static XElement Quota(string name, int used, int most) => Xml.Element(
        "AccountQuota", Xml.Value("AccountQuotaName", name), Xml.Value("Used", used), Xml.Value("Max", most));
}
