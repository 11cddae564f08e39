using System.Globalization;

namespace RdsBackup.Core.Snapshots;

/// <summary>A DB instance or DB cluster.</summary>
/// <param name="Place">Account and region.</param>
/// <param name="Kind">Instance or cluster.</param>
/// <param name="Id">The identifier.</param>
/// <param name="Arn">The ARN.</param>
/// <param name="Engine">The engine, e.g. <c>aurora-postgresql</c>.</param>
/// <param name="Status">AWS's state, e.g. <c>available</c>.</param>
/// <param name="Tags">The tags.</param>
/// <param name="Settings">What a restore needs and a snapshot does not keep.</param>
public sealed record Database(
    Place Place, SnapshotKind Kind, string Id, string Arn, string Engine, string Status,
    IReadOnlyDictionary<string, string> Tags, DatabaseSettings Settings);

/// <summary>What a restore needs and a snapshot does not keep. Null means: AWS did not say.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Instance class, e.g. <c>db.m6g.large</c>.</summary>
    public string? InstanceClass { get; init; }

    /// <summary>Whether a standby runs in another zone.</summary>
    public bool? MultiAZ { get; init; }

    /// <summary>E.g. <c>gp3</c>.</summary>
    public string? StorageType { get; init; }

    /// <summary>Provisioned operations per second.</summary>
    public int? Iops { get; init; }

    /// <summary>DB parameter group, or DB cluster parameter group.</summary>
    public string? ParameterGroup { get; init; }

    /// <summary>Option group.</summary>
    public string? OptionGroup { get; init; }

    /// <summary>DB subnet group.</summary>
    public string? SubnetGroup { get; init; }

    /// <summary>TCP port.</summary>
    public int? Port { get; init; }

    /// <summary>The settings as tags, without the product's prefix.</summary>
    public IEnumerable<KeyValuePair<string, string>> Tags =>
        from setting in new (string Key, string? Value)[]
        {
            ("db-class", InstanceClass), ("multi-az", MultiAZ is { } multi ? (multi ? "true" : "false") : null), ("storage-type", StorageType),
            ("iops", Iops?.ToString(CultureInfo.InvariantCulture)), ("parameter-group", ParameterGroup), ("option-group", OptionGroup),
            ("subnet-group", SubnetGroup), ("port", Port?.ToString(CultureInfo.InvariantCulture)),
        }
        where !string.IsNullOrEmpty(setting.Value)
        select KeyValuePair.Create(setting.Key, setting.Value!);
}
