using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The last snapshot of a database that is deleted: taken, or waived in so many words.</summary>
internal static class FinalSnapshot
{
    /// <summary>The last snapshot's name; null when the caller waives it.</summary>
    internal static string? Asked(JsonObject input, SnapshotKind kind)
    {
        var name = input.Text("FinalDBSnapshotIdentifier");
        var skip = input.Flag("SkipFinalSnapshot") == true;
        if (name is null && !skip)
            throw Faults.InvalidParameterCombination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        if (name is not null && skip)
            throw Faults.InvalidParameterCombination("FinalDBSnapshotIdentifier cannot be specified when SkipFinalSnapshot is enabled.");
        return name is null ? null : Identifiers.Legal("FinalDBSnapshotIdentifier", name, kind.LongestIdentifier);
    }

    /// <summary>A member of a cluster has no storage of its own, so no snapshot can be taken of it.</summary>
    internal static void DemandOwnStorage(Database database)
    {
        if (database is DbInstance { ClusterIdentifier: not null })
        {
            throw Faults.InvalidParameterValue(
                "The specified instance is a member of a cluster and a snapshot cannot be created directly. " +
                "Please use the CreateDBClusterSnapshot API instead.");
        }
    }

    internal static AwsFault Protected(SnapshotKind kind) => Faults.InvalidParameterCombination(
        $"Cannot delete protected {(kind == SnapshotKind.Instance ? "DB Instance" : "Cluster")}, please disable deletion protection and try again.");
}
