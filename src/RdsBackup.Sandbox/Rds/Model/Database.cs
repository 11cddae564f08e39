using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>A database: a DB instance or a DB cluster.</summary>
public abstract class Database
{
    /// <summary>Whose snapshots it has.</summary>
    public abstract SnapshotKind Kind { get; }

    /// <summary>The owning account.</summary>
    public required string AccountId { get; init; }

    /// <summary>The region it runs in.</summary>
    public required string Region { get; init; }

    /// <summary>The name, in lower case.</summary>
    public required string Identifier { get; set; }

    /// <summary>What its snapshots carry.</summary>
    public required DatabaseImage Image { get; set; }

    /// <summary>The state: <c>creating</c>, <c>available</c>, <c>backing-up</c>, <c>modifying</c>, <c>deleting</c>.</summary>
    public string Status { get; set; } = DatabaseStatus.Available;

    /// <summary>The name of the database in it.</summary>
    public string? DatabaseName { get; set; }

    /// <summary>The (cluster) parameter group.</summary>
    public required string ParameterGroupName { get; set; }

    /// <summary>The subnet group.</summary>
    public string SubnetGroupName { get; set; } = "default";

    /// <summary>The VPC's security groups.</summary>
    public IReadOnlyList<string> VpcSecurityGroupIds { get; set; } = [];

    /// <summary>The weekly maintenance window.</summary>
    public string PreferredMaintenanceWindow { get; set; } = "sun:08:00-sun:08:30";

    /// <summary>Whether <c>Delete…</c> is refused.</summary>
    public bool DeletionProtection { get; set; }

    /// <summary>Whether snapshots get the database's tags.</summary>
    public bool CopyTagsToSnapshot { get; set; }

    /// <summary>Whether minor versions are installed by themselves.</summary>
    public bool AutoMinorVersionUpgrade { get; set; } = true;

    /// <summary>The tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The tags that may travel: those of AWS's own stay.</summary>
    internal IReadOnlyDictionary<string, string> OwnTags => Tags.Where(tag => !ReservedTags.IsReserved(tag.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>The ARN.</summary>
    public string Arn => RdsArn.Of(Region, AccountId, Kind.DatabaseArnType, Identifier).ToString();

    /// <summary>Changes with every new plan of automated snapshots, so that older plans lapse.</summary>
    internal int BackupPlan { get; set; }

    /// <summary>Makes the database available again, unless something else has begun meanwhile.</summary>
    internal void Settle(string from)
    {
        if (Status == from)
            Status = DatabaseStatus.Available;
    }
}
