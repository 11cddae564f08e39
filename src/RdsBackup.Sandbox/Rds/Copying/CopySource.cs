using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Finds what is to be copied, and refuses what cannot travel.</summary>
internal static class CopySource
{
    /// <summary>What a caller names: an identifier of its own account and region, or an ARN.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c>.</exception>
    internal static RdsArn Named(Call call, SnapshotKind kind, string named)
    {
        if (!RdsArn.IsArn(named))
            return RdsArn.Of(call.Region, call.AccountId, kind.ArnType, named.ToLowerInvariant());
        var arn = RdsArn.TryParse(named);
        return arn is not null && arn.Type == kind.ArnType && arn.Partition == Partitions.Of(call.Region)
            ? arn
            : throw Faults.InvalidParameterValue($"Invalid snapshot identifier:  {named}");
    }

    /// <summary>The snapshot, when the caller may see it and it can be copied now.</summary>
    /// <exception cref="AwsFault">Not found, or not available.</exception>
    internal static Snapshot Find(Call call, SnapshotKind kind, RdsArn arn, RdsModel model)
    {
        if (arn.Region != call.Region && arn.Partition == Partitions.China)
            throw Faults.InvalidParameterValue("Cross-region snapshot copy is not supported in this region.");
        var source = model.Find(kind, arn);
        if (source is null || !source.IsVisibleTo(call.AccountId))
            throw kind.NotFound(arn.AccountId == call.AccountId && arn.Region == call.Region ? arn.Name : arn.ToString());
        return source.IsAvailable
            ? source
            : throw kind.InvalidState($"Cannot copy the snapshot {source.Identifier} because it is not currently in the available state.");
    }
}
