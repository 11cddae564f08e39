using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RdsBackup.Core.Policies;

/// <summary>Writes a policy as people keep it: with comments, and every setting in its place. <see cref="PolicyReader"/> reads the same policy from it.</summary>
public static class PolicyWriter
{
    /// <summary>The schema's file, which lies beside the policy's.</summary>
    public const string SchemaFile = "backup-policy.schema.json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, by which editors complete and check a policy.</summary>
    public static string Schema
    {
        get
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(SchemaFile)
                ?? throw new InvalidOperationException($"The build left out {SchemaFile}.");
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The policy's text.</summary>
    public static string Write(BackupPolicy policy)
    {
        var (recovery, vault, select, keep, notify) = (policy.Recovery, policy.Vault, policy.Select, policy.Retention, policy.Notify);
        return Lines(
        [
            "{",
            $"  \"$schema\": \"./{SchemaFile}\",",
            "",
            "  // Every copy carries the name as the tag rdsbackup:policy; the prefix begins the names of all stacks and resources.",
            $"  \"name\": {Text(policy.Name)},",
            $"  \"prefix\": {Text(policy.Prefix)},",
            "  // true stops rules and schedules without deleting anything.",
            $"  \"paused\": {Flag(policy.Paused)},",
            "",
            "  // Where the databases are: accounts, each with its regions. A profile reaches the account; without, whoever deploys brings credentials.",
            "  \"sources\": [",
            string.Join(",\n", policy.Sources.Select(source =>
                $"    {{ \"account\": {Text(source.AccountId)}, \"regions\": {List(source.Regions)}{Profile(source.ProfileName)} }}")),
            "  ],",
            "",
            "  // The other region of the source accounts, where snapshots are copied under a key that may be shared.",
            "  // keepCopies: true keeps the copies there; false removes those that are proven in the vault and older than the window.",
            $"  \"recovery\": {{ \"region\": {Text(recovery.Region)}, \"keyAlias\": {Text(recovery.KeyAlias)}, \"keepCopies\": {Flag(recovery.KeepCopies)}, \"windowHours\": {Number(recovery.WindowHours)} }},",
            "",
            "  // The other account, with a key of its own. dailyLimit: how many copies of one database it accepts within 24 hours.",
            "  // carryTags: tags of the source that copies there get; none by default, for there tags can grant rights.",
            $"  \"vault\": {{ \"account\": {Text(vault.AccountId)}{Profile(vault.ProfileName)}, \"keyAlias\": {Text(vault.KeyAlias)}, \"dailyLimit\": {Number(vault.DailyLimit)}{(vault.CarryTags.Count == 0 ? "" : $", \"carryTags\": {List(vault.CarryTags)}")} }},",
            "",
            "  // Which databases: those that meet all of it. \"include\": [\"*\"] is every database.",
            $"  \"select\": {{ {string.Join(", ", Selected(select))} }},",
            "",
            "  // How long vault copies are kept, by days, weeks, months and years; never fewer than the minimum of a database, and none younger than minimumAgeDays.",
            $"  \"retention\": {{ \"daily\": {Number(keep.Daily)}, \"weekly\": {Number(keep.Weekly)}, \"monthly\": {Number(keep.Monthly)}, \"yearly\": {Number(keep.Yearly)}, \"minimum\": {Number(keep.Minimum)}, \"minimumAgeDays\": {Number(keep.MinimumAgeDays)} }},",
            "",
            "  // Who is told, also when a database has no copy younger than maximumAgeHours, and when a source says nothing for heartbeatHours.",
            $"  \"notify\": {{ {(notify.Email is null ? "" : $"\"email\": {Text(notify.Email)}, ")}\"maximumAgeHours\": {Number(notify.MaximumAgeHours)}, \"heartbeatHours\": {Number(notify.HeartbeatHours)} }}",
            "}",
        ]);
    }

    private static IEnumerable<string> Selected(Selection select)
    {
        if (select.TagKey is not null)
            yield return $"\"tag\": {{ {Text(select.TagKey)}: {Text(select.TagValue ?? "")} }}";
        if (select.Include.Count > 0)
            yield return $"\"include\": {List(select.Include)}";
        if (select.Exclude.Count > 0)
            yield return $"\"exclude\": {List(select.Exclude)}";
        if (select.Engines.Count > 0)
            yield return $"\"engines\": {List(select.Engines)}";
        yield return $"\"awsBackup\": {Flag(select.AwsBackup)}";
    }

    private static string Profile(string? name) => name is null ? "" : $", \"profile\": {Text(name)}";

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    private static string Text(string text) => JsonSerializer.Serialize(text, Plain);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
