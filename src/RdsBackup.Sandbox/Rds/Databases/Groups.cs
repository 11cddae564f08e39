using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The groups a call may name: AWS's default ones and those the account has in the region.</summary>
internal static class Groups
{
    internal static string Option(RdsRegion region, string name) =>
        name.StartsWith("default:", StringComparison.OrdinalIgnoreCase) || region.OptionGroups.Contains(name)
            ? name
            : throw new AwsFault("OptionGroupNotFoundFault", $"Specified OptionGroupName: {name} not found.", 404);

    internal static string Parameter(RdsRegion region, SnapshotKind kind, string name) =>
        name.StartsWith("default.", StringComparison.OrdinalIgnoreCase) || region.ParameterGroups.Contains(name)
            ? name
            : throw new AwsFault(
                kind == SnapshotKind.Instance ? "DBParameterGroupNotFound" : "DBClusterParameterGroupNotFound",
                $"{(kind == SnapshotKind.Instance ? "DBParameterGroup" : "DBClusterParameterGroup")} not found: {name}",
                404);

    internal static string Subnet(RdsRegion region, string name) =>
        region.SubnetGroups.ContainsKey(name)
            ? name
            : throw new AwsFault("DBSubnetGroupNotFoundFault", $"DB subnet group '{name}' does not exist.", 404);
}
