using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>The ARN of something in RDS, e.g. <c>arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-10</c>.</summary>
/// <param name="Type"><c>db</c>, <c>cluster</c>, <c>snapshot</c>, <c>cluster-snapshot</c>, …</param>
/// <param name="Name">The identifier; may itself contain colons.</param>
internal sealed record RdsArn(string Partition, string Region, string AccountId, string Type, string Name)
{
    internal static RdsArn Of(string region, string accountId, string type, string name) =>
        new(Partitions.Of(region), region, accountId, type, name);

    internal static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an ARN of RDS; null when it is none.</summary>
    internal static RdsArn? TryParse(string text)
    {
        var parts = text.Split(':', 7);
        return parts.Length == 7 && parts[0] == "arn" && parts[2] == "rds" && parts[1] == Partitions.Of(parts[3])
            && parts[4].Length == 12 && parts[4].All(char.IsAsciiDigit) && parts[6].Length > 0
            ? new RdsArn(parts[1], parts[3], parts[4], parts[5], parts[6].ToLowerInvariant())
            : null;
    }

    public override string ToString() => $"arn:{Partition}:rds:{Region}:{AccountId}:{Type}:{Name}";
}
