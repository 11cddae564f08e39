using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Policies;

/// <summary>What is backed up where, and how long it is kept: the content of a policy file.</summary>
public sealed record BackupPolicy
{
    /// <summary>The policy's name; every copy carries it as a tag.</summary>
    public required string Name { get; init; }

    /// <summary>What the names of all resources begin with.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether nothing starts by itself.</summary>
    public required bool Paused { get; init; }

    /// <summary>Where the databases are.</summary>
    public required IReadOnlyList<SourceAccount> Sources { get; init; }

    /// <summary>The other region of the source accounts.</summary>
    public required RecoverySettings Recovery { get; init; }

    /// <summary>The other account.</summary>
    public required VaultSettings Vault { get; init; }

    /// <summary>Which databases.</summary>
    public required Selection Select { get; init; }

    /// <summary>How long copies are kept.</summary>
    public required Retention Retention { get; init; }

    /// <summary>Who is told what.</summary>
    public required Notifications Notify { get; init; }
}

/// <summary>An account with databases.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Regions">The regions, at least one.</param>
/// <param name="ProfileName">The profile to reach it with; null when whoever calls brings credentials.</param>
public sealed record SourceAccount(string AccountId, IReadOnlyList<string> Regions, string? ProfileName);

/// <summary>The recovery region of every source account.</summary>
/// <param name="Region">The region; a source's own when there is one region only.</param>
/// <param name="KeyAlias">The alias of the sharable key.</param>
/// <param name="KeepCopies">Whether the copies there stay when the vault has theirs.</param>
/// <param name="WindowHours">For how long a snapshot is announced again and again.</param>
public sealed record RecoverySettings(string Region, string KeyAlias, bool KeepCopies, int WindowHours);

/// <summary>The backup account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ProfileName">The profile to reach it with; null when whoever calls brings credentials.</param>
/// <param name="KeyAlias">The alias of the vault key.</param>
/// <param name="DailyLimit">How many copies of one database are accepted within 24 hours.</param>
public sealed record VaultSettings(string AccountId, string? ProfileName, string KeyAlias, int DailyLimit)
{
    /// <summary>The names of the source's tags that vault copies get: none by default, for in the backup account tags can grant rights.</summary>
    public IReadOnlyList<string> CarryTags { get; init; } = [];
}

/// <summary>Which databases are backed up: those that meet everything that is said here.</summary>
/// <param name="TagKey">A tag they have; null for no matter which.</param>
/// <param name="TagValue">That tag's value.</param>
/// <param name="Include">Names, each with a <c>*</c> at its beginning or end or not; empty for all.</param>
/// <param name="Exclude">Names that are left out, likewise.</param>
/// <param name="Engines">Engines; empty for all.</param>
/// <param name="AwsBackup">Whether snapshots that AWS Backup makes count as well.</param>
public sealed record Selection(
    string? TagKey, string? TagValue, IReadOnlyList<string> Include, IReadOnlyList<string> Exclude, IReadOnlyList<string> Engines, bool AwsBackup)
{
    /// <summary>What the parameters of a source region's stack select.</summary>
    internal static Selection Of(IReadOnlyDictionary<string, string> parameters)
    {
        IReadOnlyList<string> List(string name) => parameters.GetValueOrDefault(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new Selection(
            parameters.GetValueOrDefault("TagKey") is { Length: > 0 } key ? key : null, parameters.GetValueOrDefault("TagValue"),
            List("Include"), List("Exclude"), List("Engines"), parameters.GetValueOrDefault("AwsBackup") == "true");
    }

    /// <summary>Whether it selects a database.</summary>
    public bool Matches(Database database) => WhyNot(database) is null;

    /// <summary>Why it does not select a database, as the stacks see it: patterns have <c>*</c> at their ends, and everything is exact. Null when it does.</summary>
    public string? WhyNot(Database database)
    {
        if (TagKey is not null && database.Tags.GetValueOrDefault(TagKey) is var value && value != TagValue)
            return value is null ? $"it has no tag {TagKey}" : $"its tag {TagKey} is '{value}', not '{TagValue}'";
        if (Include.Count > 0 && !Include.Any(pattern => IsLike(database.Id, pattern)))
            return $"its name is not {string.Join(" or ", Include)}";
        if (Exclude.FirstOrDefault(pattern => IsLike(database.Id, pattern)) is { } excluded)
            return $"{excluded} is excluded";
        return Engines.Count == 0 || Engines.Contains(database.Engine, StringComparer.Ordinal) ? null : $"its engine is {database.Engine}, not {string.Join(" or ", Engines)}";
    }

    private static bool IsLike(string name, string pattern)
    {
        var core = pattern.Replace("*", "", StringComparison.Ordinal);
        return (pattern.StartsWith('*'), pattern.EndsWith('*')) switch
        {
            (true, true) => name.Contains(core, StringComparison.Ordinal),
            (true, false) => name.EndsWith(core, StringComparison.Ordinal),
            (false, true) => name.StartsWith(core, StringComparison.Ordinal),
            _ => name == core,
        };
    }
}

/// <summary>How long vault copies are kept. What any rule keeps stays; ages count from a copy's arrival in the vault.</summary>
/// <param name="Daily">For how many days the newest copy of each day stays.</param>
/// <param name="Weekly">For how many weeks the newest copy of each week stays.</param>
/// <param name="Monthly">For how many months the newest copy of each month stays.</param>
/// <param name="Yearly">For how many years the newest copy of each year stays.</param>
/// <param name="Minimum">How many of the newest copies of a database stay, however old they are.</param>
/// <param name="MinimumAgeDays">Before how many days no copy goes, whatever arrives after it.</param>
public sealed record Retention(int Daily, int Weekly, int Monthly, int Yearly, int Minimum, int MinimumAgeDays)
{
    /// <summary>The most that can be said.</summary>
    public static Retention Most { get; } = new(Daily: 3650, Weekly: 520, Monthly: 120, Yearly: 30, Minimum: 100, MinimumAgeDays: 3650);
}

/// <summary>Who is told what.</summary>
/// <param name="Email">Gets every message; null for nobody.</param>
/// <param name="MaximumAgeHours">How old the newest copy of a database may be before somebody is told.</param>
/// <param name="HeartbeatHours">How long a source may be silent before somebody is told.</param>
public sealed record Notifications(string? Email, int MaximumAgeHours, int HeartbeatHours);
