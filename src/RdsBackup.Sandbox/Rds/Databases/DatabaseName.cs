using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Databases are described by identifier or by ARN.</summary>
internal static class DatabaseName
{
    /// <summary>The identifier in the caller's account and region.</summary>
    internal static string? Read(Call call, SnapshotKind kind, string? named)
    {
        if (named is null || !RdsArn.IsArn(named))
            return named?.ToLowerInvariant();
        var arn = RdsArn.TryParse(named);
        if (arn is null || arn.Type != kind.DatabaseArnType)
            throw Faults.InvalidParameterValue($"Invalid resource name: {named}");
        return arn.AccountId == call.AccountId && arn.Region == call.Region ? arn.Name : throw kind.DatabaseNotFound(named);
    }
}
