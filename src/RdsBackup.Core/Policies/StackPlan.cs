using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Policies;

/// <summary>A stack that a policy asks for.</summary>
/// <param name="Template">Which template.</param>
/// <param name="Place">Where it goes.</param>
/// <param name="ProfileName">The profile that the policy names for the account; null when it names none.</param>
/// <param name="Name">The stack's name.</param>
/// <param name="Parameters">The parameters whose values the policy tells; others keep their defaults.</param>
public sealed record PlannedStack(
    StackTemplate Template, Place Place, string? ProfileName, string Name, IReadOnlyDictionary<string, string> Parameters);

/// <summary>The templates of this product.</summary>
public enum StackTemplate
{
    /// <summary>Tells people what happened in an account and region.</summary>
    Notifications,

    /// <summary>Copies and shares, in the recovery region of a source account.</summary>
    RecoveryRegion,

    /// <summary>Copies and keeps, in the backup account.</summary>
    BackupAccount,

    /// <summary>Says what is missing, in the backup account.</summary>
    Watch,

    /// <summary>Announces, in a source region.</summary>
    SourceRegion,

    /// <summary>A database to try things with; no policy asks for it.</summary>
    DemoDatabase,
}

/// <summary>From a policy to its stacks; pure.</summary>
public static class StackPlan
{
    /// <summary>
    /// All stacks in the order they are deployed: who listens before who speaks. They are removed in the opposite one.
    /// </summary>
    public static IReadOnlyList<PlannedStack> For(BackupPolicy policy)
    {
        var (prefix, region) = (policy.Prefix, policy.Recovery.Region);
        var vault = new Place(policy.Vault.AccountId, region);
        var paused = ("Paused", Flag(policy.Paused));
        var sources = policy.Sources.SelectMany(source => source.Regions.Select(its => (source, place: new Place(source.AccountId, its)))).ToList();

        PlannedStack Stack(StackTemplate template, Place place, string? profile, params (string Name, string Value)[] parameters) =>
            new(template, place, profile, NameOf(template, prefix),
                parameters.Prepend(paused).Prepend(("Prefix", prefix)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

        var everywhere = policy.Sources.Select(source => (Place: new Place(source.AccountId, region), source.ProfileName))
            .Append((Place: vault, policy.Vault.ProfileName))
            .Concat(sources.Select(one => (Place: one.place, one.source.ProfileName)))
            .DistinctBy(one => one.Place);
        var accounts = string.Join(',', policy.Sources.Select(source => source.AccountId));
        var places = string.Join(',', sources.Select(one => $"{one.place.AccountId}/{one.place.Region}"));
        return
        [
            .. everywhere.Select(one => Stack(StackTemplate.Notifications, one.Place, one.ProfileName, ("Email", policy.Notify.Email ?? ""))),
            .. policy.Sources.Select(source => Stack(
                StackTemplate.RecoveryRegion, new Place(source.AccountId, region), source.ProfileName,
                ("PolicyName", policy.Name),
                ("SourceRegions", string.Join(',', source.Regions)),
                ("BackupAccountId", policy.Vault.AccountId),
                ("KeyAlias", policy.Recovery.KeyAlias),
                ("KeepCopies", Flag(policy.Recovery.KeepCopies)),
                ("WindowHours", Invariant($"{policy.Recovery.WindowHours}")))),
            Stack(
                StackTemplate.BackupAccount, vault, policy.Vault.ProfileName,
                ("PolicyName", policy.Name),
                ("SourceAccountIds", accounts),
                ("Sources", places),
                ("DailyLimit", Invariant($"{policy.Vault.DailyLimit}")),
                ("CarriedTags", string.Join(',', policy.Vault.CarryTags)),
                ("KeyAlias", policy.Vault.KeyAlias),
                ("Daily", Invariant($"{policy.Retention.Daily}")),
                ("Weekly", Invariant($"{policy.Retention.Weekly}")),
                ("Monthly", Invariant($"{policy.Retention.Monthly}")),
                ("Yearly", Invariant($"{policy.Retention.Yearly}")),
                ("Minimum", Invariant($"{policy.Retention.Minimum}")),
                ("MinimumAgeDays", Invariant($"{policy.Retention.MinimumAgeDays}"))),
            Stack(
                StackTemplate.Watch, vault, policy.Vault.ProfileName,
                ("PolicyName", policy.Name),
                ("SourceAccountIds", accounts),
                ("Sources", places),
                ("MaximumAgeHours", Invariant($"{policy.Notify.MaximumAgeHours}")),
                ("HeartbeatHours", Invariant($"{policy.Notify.HeartbeatHours}"))),
            .. sources.Select(one => Stack(
                StackTemplate.SourceRegion, one.place, one.source.ProfileName,
                ("PolicyName", policy.Name),
                ("RecoveryRegion", region),
                ("TagKey", policy.Select.TagKey ?? ""),
                ("TagValue", policy.Select.TagValue ?? ""),
                ("Include", string.Join(',', policy.Select.Include)),
                ("Exclude", string.Join(',', policy.Select.Exclude)),
                ("Engines", string.Join(',', policy.Select.Engines)),
                ("AwsBackup", Flag(policy.Select.AwsBackup)),
                ("WindowHours", Invariant($"{policy.Recovery.WindowHours}")))),
        ];
    }

    /// <summary>The name of a template's stack in every account and region.</summary>
    public static string NameOf(StackTemplate template, string prefix) => template switch
    {
        StackTemplate.RecoveryRegion => $"{prefix}-recovery",
        StackTemplate.BackupAccount => $"{prefix}-vault",
        StackTemplate.SourceRegion => $"{prefix}-source",
        _ => $"{prefix}-{TemplateLibrary.FileName(template)[..^".yaml".Length]}",
    };

    private static string Flag(bool value) => value ? "true" : "false";
}
