using RdsBackup.Core.Keys;

namespace RdsBackup.Core.Policies;

/// <summary>What a policy means where it says nothing; <c>backup-policy.schema.json</c> tells the same to editors.</summary>
public static class PolicyDefaults
{
    /// <summary>What the names of all stacks and resources begin with.</summary>
    public const string Prefix = "rdsbackup";

    /// <summary>The alias of the sharable key.</summary>
    public const string KeyAlias = KeyWish.SharableAlias;

    /// <summary>The alias of the vault key.</summary>
    public const string VaultKeyAlias = KeyWish.VaultAlias;

    /// <summary>For how long a snapshot is announced again and again.</summary>
    public const int WindowHours = 36;

    /// <summary>How many copies of one database are accepted within 24 hours.</summary>
    public const int DailyLimit = 12;

    /// <summary>How long vault copies are kept.</summary>
    public static readonly Retention Retention = new(Daily: 7, Weekly: 5, Monthly: 12, Yearly: 0, Minimum: 3, MinimumAgeDays: 3);

    /// <summary>When somebody is told; nobody is.</summary>
    public static readonly Notifications Notify = new(Email: null, MaximumAgeHours: 30, HeartbeatHours: 26);
}
