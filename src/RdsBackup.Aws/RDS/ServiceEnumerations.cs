using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.RDS;

/// <summary>How a database activity stream writes events.</summary>
public class ActivityStreamMode(string value) : ConstantClass(value)
{
    public static readonly ActivityStreamMode Async = new("async");
    public static readonly ActivityStreamMode Sync = new("sync");

    public static ActivityStreamMode? FindValue(string value) => FindValue<ActivityStreamMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ActivityStreamMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of an activity stream's audit policy.</summary>
public class ActivityStreamPolicyStatus(string value) : ConstantClass(value)
{
    public static readonly ActivityStreamPolicyStatus Locked = new("locked");
    public static readonly ActivityStreamPolicyStatus LockingPolicy = new("locking-policy");
    public static readonly ActivityStreamPolicyStatus Unlocked = new("unlocked");
    public static readonly ActivityStreamPolicyStatus UnlockingPolicy = new("unlocking-policy");

    public static ActivityStreamPolicyStatus? FindValue(string value) => FindValue<ActivityStreamPolicyStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ActivityStreamPolicyStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of a database activity stream.</summary>
public class ActivityStreamStatus(string value) : ConstantClass(value)
{
    public static readonly ActivityStreamStatus Started = new("started");
    public static readonly ActivityStreamStatus Starting = new("starting");
    public static readonly ActivityStreamStatus Stopped = new("stopped");
    public static readonly ActivityStreamStatus Stopping = new("stopping");

    public static ActivityStreamStatus? FindValue(string value) => FindValue<ActivityStreamStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ActivityStreamStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether RDS Custom automation is on.</summary>
public class AutomationMode(string value) : ConstantClass(value)
{
    public static readonly AutomationMode AllPaused = new("all-paused");
    public static readonly AutomationMode Full = new("full");

    public static AutomationMode? FindValue(string value) => FindValue<AutomationMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator AutomationMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether an Aurora cluster is a Limitless Database.</summary>
public class ClusterScalabilityType(string value) : ConstantClass(value)
{
    public static readonly ClusterScalabilityType Limitless = new("limitless");
    public static readonly ClusterScalabilityType Standard = new("standard");

    public static ClusterScalabilityType? FindValue(string value) => FindValue<ClusterScalabilityType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ClusterScalabilityType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The mode of CloudWatch Database Insights.</summary>
public class DatabaseInsightsMode(string value) : ConstantClass(value)
{
    public static readonly DatabaseInsightsMode Advanced = new("advanced");
    public static readonly DatabaseInsightsMode Standard = new("standard");

    public static DatabaseInsightsMode? FindValue(string value) => FindValue<DatabaseInsightsMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator DatabaseInsightsMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The state of an Aurora Limitless Database.</summary>
public class LimitlessDatabaseStatus(string value) : ConstantClass(value)
{
    public static readonly LimitlessDatabaseStatus Active = new("active");
    public static readonly LimitlessDatabaseStatus Disabled = new("disabled");
    public static readonly LimitlessDatabaseStatus Disabling = new("disabling");
    public static readonly LimitlessDatabaseStatus Enabled = new("enabled");
    public static readonly LimitlessDatabaseStatus Enabling = new("enabling");
    public static readonly LimitlessDatabaseStatus Error = new("error");
    public static readonly LimitlessDatabaseStatus ModifyingMaxCapacity = new("modifying-max-capacity");
    public static readonly LimitlessDatabaseStatus NotInUse = new("not-in-use");

    public static LimitlessDatabaseStatus? FindValue(string value) => FindValue<LimitlessDatabaseStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator LimitlessDatabaseStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a cluster forwards writes from its readers.</summary>
public class LocalWriteForwardingStatus(string value) : ConstantClass(value)
{
    public static readonly LocalWriteForwardingStatus Disabled = new("disabled");
    public static readonly LocalWriteForwardingStatus Disabling = new("disabling");
    public static readonly LocalWriteForwardingStatus Enabled = new("enabled");
    public static readonly LocalWriteForwardingStatus Enabling = new("enabling");
    public static readonly LocalWriteForwardingStatus Requested = new("requested");

    public static LocalWriteForwardingStatus? FindValue(string value) => FindValue<LocalWriteForwardingStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator LocalWriteForwardingStatus?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>How the master user signs in.</summary>
public class MasterUserAuthenticationType(string value) : ConstantClass(value)
{
    public static readonly MasterUserAuthenticationType IamDbAuth = new("iam-db-auth");
    public static readonly MasterUserAuthenticationType Password = new("password");

    public static MasterUserAuthenticationType? FindValue(string value) => FindValue<MasterUserAuthenticationType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator MasterUserAuthenticationType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>The open mode of an Oracle or Db2 replica.</summary>
public class ReplicaMode(string value) : ConstantClass(value)
{
    public static readonly ReplicaMode Mounted = new("mounted");
    public static readonly ReplicaMode OpenReadOnly = new("open-read-only");

    public static ReplicaMode? FindValue(string value) => FindValue<ReplicaMode>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ReplicaMode?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>How storage is encrypted; <c>sse-kms</c> does not tell a customer key from <c>aws/rds</c>.</summary>
public class StorageEncryptionType(string value) : ConstantClass(value)
{
    public static readonly StorageEncryptionType SseKms = new("sse-kms");
    public static readonly StorageEncryptionType SseRds = new("sse-rds");
    public static readonly StorageEncryptionType None = new("none");

    public static StorageEncryptionType? FindValue(string value) => FindValue<StorageEncryptionType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator StorageEncryptionType?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>When an automatic upgrade reaches a resource.</summary>
public class UpgradeRolloutOrder(string value) : ConstantClass(value)
{
    public static readonly UpgradeRolloutOrder First = new("first");
    public static readonly UpgradeRolloutOrder Last = new("last");
    public static readonly UpgradeRolloutOrder Second = new("second");

    public static UpgradeRolloutOrder? FindValue(string value) => FindValue<UpgradeRolloutOrder>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator UpgradeRolloutOrder?(string? value) => value is null ? null : FindValue(value);
}

/// <summary>Whether a secondary cluster forwards writes to the global primary.</summary>
public class WriteForwardingStatus(string value) : ConstantClass(value)
{
    public static readonly WriteForwardingStatus Disabled = new("disabled");
    public static readonly WriteForwardingStatus Disabling = new("disabling");
    public static readonly WriteForwardingStatus Enabled = new("enabled");
    public static readonly WriteForwardingStatus Enabling = new("enabling");
    public static readonly WriteForwardingStatus Unknown = new("unknown");

    public static WriteForwardingStatus? FindValue(string value) => FindValue<WriteForwardingStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator WriteForwardingStatus?(string? value) => value is null ? null : FindValue(value);
}
