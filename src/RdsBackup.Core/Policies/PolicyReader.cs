using System.Text.Json;
using System.Text.RegularExpressions;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Policies;

/// <summary>
/// Reads a policy file: JSON with comments. Everything that is wrong with it is found at once, before anything is done
/// (<c>backup-policy.schema.json</c> says the same to editors).
/// </summary>
public static partial class PolicyReader
{
    private const int MostCarried = 10;
    private const int Patience = 1000; // milliseconds for a pattern; none comes near

    private static readonly string[] MayNotBeEmpty = ["include", "engines"];

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidPolicy"/>: what is wrong, line by line.</exception>
    public static BackupPolicy Read(string text, string file) => Read(text, file, hasLines: true);

    /// <summary>Reads a policy that is to be written: there are no lines yet that could be pointed at.</summary>
    /// <inheritdoc cref="Read(string, string)"/>
    public static BackupPolicy ReadUnwritten(string text, string file) => Read(text, file, hasLines: false);

    private static BackupPolicy Read(string text, string file, bool hasLines)
    {
        List<PolicyProblem> problems = [];
        var policy = Read(text, problems);
        if (!hasLines)
            problems = [.. problems.Select(problem => problem with { Line = 0 })];
        return problems.Count == 0 && policy is not null
            ? policy
            : throw PolicyFailures.InvalidPolicy(file, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static BackupPolicy? Read(string text, List<PolicyProblem> problems)
    {
        Section root;
        try
        {
            root = new Section(Located.Parse(text), "", problems);
        }
        catch (JsonException broken)
        {
            problems.Add(new PolicyProblem((int)(broken.LineNumber ?? 0) + 1, "", JsonMistake.In(text, broken)));
            return null;
        }

        root.Has("$schema");
        var policy = new BackupPolicy
        {
            Name = root.Required("name", Tag(), "a name of 1 to 128 letters, digits, spaces and _.:/=+@-"),
            Prefix = root.Text("prefix", PrefixForm(), "2 to 20 lower-case letters, digits and hyphens, beginning with a letter") ?? PolicyDefaults.Prefix,
            Paused = root.Flag("paused"),
            Sources = ReadSources(root),
            Recovery = ReadRecovery(root),
            Vault = ReadVault(root),
            Select = ReadSelection(root),
            Retention = ReadRetention(root),
            Notify = ReadNotifications(root),
        };
        root.Close();
        Contradictions(policy, root);
        return policy;
    }

    private static List<SourceAccount> ReadSources(Section root)
    {
        List<SourceAccount> sources = [];
        foreach (var section in root.Each("sources"))
        {
            var source = new SourceAccount(
                section.Required("account", Account(), "the account's 12 digits, in quotes"),
                [.. section.Texts("regions", Region(), "a region, e.g. us-east-1").Where(region => Known(section, "regions", region))],
                section.Text("profile", Anything(), "a profile's name"));
            if (!section.Has("regions") || section.IsEmptyList("regions"))
                section.Wrong(section.LineOf("regions"), "regions", "At least one region is needed: [\"us-east-1\"].");

            if (sources.Any(other => other.AccountId == source.AccountId))
                section.Wrong(section.LineOf("account"), "account", $"Account {source.AccountId} is there twice: list all its regions in one place.");

            if (source.Regions.Distinct(StringComparer.Ordinal).Count() < source.Regions.Count)
                section.Wrong(section.LineOf("regions"), "regions", "A region is there twice: remove one.");

            section.Close();
            sources.Add(source);
        }

        if (sources.Count == 0)
            root.Wrong(root.LineOf("sources"), "sources", "At least one source is needed: { \"account\": \"111111111111\", \"regions\": [\"us-east-1\"] }.");

        return sources;
    }

    private static RecoverySettings ReadRecovery(Section root)
    {
        if (root.Within("recovery") is not { } section)
        {
            root.Wrong(root.Line, "recovery", "It is missing: { \"region\": \"us-east-2\" }.");
            return new RecoverySettings("", "", false, 0);
        }

        var region = section.Required("region", Region(), "a region, e.g. us-east-2");
        Known(section, "region", region);
        var recovery = new RecoverySettings(
            region,
            section.Text("keyAlias", Alias(), "alias/ and a name") ?? PolicyDefaults.KeyAlias,
            section.Flag("keepCopies"),
            section.Number("windowHours", PolicyDefaults.WindowHours, 6, 168));
        section.Close();
        return recovery;
    }

    private static VaultSettings ReadVault(Section root)
    {
        if (root.Within("vault") is not { } section)
        {
            root.Wrong(root.Line, "vault", "It is missing: { \"account\": \"222222222222\" }.");
            return new VaultSettings("", null, "", 0);
        }

        var vault = new VaultSettings(
            section.Required("account", Account(), "the account's 12 digits, in quotes"),
            section.Text("profile", Anything(), "a profile's name"),
            section.Text("keyAlias", Alias(), "alias/ and a name") ?? PolicyDefaults.VaultKeyAlias,
            section.Number("dailyLimit", PolicyDefaults.DailyLimit, 1, 500))
        { CarryTags = section.Texts("carryTags", Tag(), "a tag's name of 1 to 128 letters, digits, spaces and _.:/=+@-") };
        foreach (var wrong in vault.CarryTags.Select(CopyTags.WhyNotCarried).OfType<string>())
            section.Wrong(section.LineOf("carryTags"), "carryTags", $"{wrong}. Leave it out.");
        if (vault.CarryTags.Count > MostCarried)
            section.Wrong(section.LineOf("carryTags"), "carryTags", Invariant($"These are {vault.CarryTags.Count} tags, and at most {MostCarried} are carried: a copy has 50, with ours."));
        section.Close();
        return vault;
    }

    private static Selection ReadSelection(Section root)
    {
        if (root.Within("select") is not { } section)
        {
            root.Wrong(root.Line, "select", "It is missing: { \"tag\": { \"Failsafe\": \"True\" } }, or { \"include\": [\"*\"] } for every database.");
            return new Selection(null, null, [], [], [], false);
        }

        var tags = section.Pairs("tag");
        var (key, value) = tags.Count == 1 ? (tags[0].Name, tags[0].Value.Text) : (null, null);
        if (section.Has("tag") && (key is null || value is null))
            section.Wrong(section.LineOf("tag"), "tag", "This has to be one tag and its value: { \"Failsafe\": \"True\" }.");
        else if (section.Has("tag") && (!Tag().IsMatch(key!) || !TagValue().IsMatch(value!)))
            section.Wrong(section.LineOf("tag"), "tag", "The stacks take letters from A to Z, digits, spaces and _ . : / = + @ - in a tag, 128 for its name and 256 for its value: choose a tag of these.");

        const string NameRule = "a name in lower case, with a * at its beginning or end or not, e.g. crm-*";
        var selection = new Selection(
            key,
            value,
            section.Texts("include", NamePattern(), NameRule),
            section.Texts("exclude", NamePattern(), NameRule),
            section.Texts("engines", Engine(), "an engine, e.g. postgres or aurora-mysql"),
            section.Flag("awsBackup"));
        if (!section.Has("tag") && !section.Has("include") && !section.Has("engines"))
            section.Wrong(section.Line, null, "This selects nothing: say \"tag\", \"include\" or \"engines\"; \"include\": [\"*\"] is every database.");

        // Without names or engines all are meant; who empties a list means none.
        foreach (var list in MayNotBeEmpty.Where(section.IsEmptyList))
            section.Wrong(section.LineOf(list), list, "This list is empty, and would select nothing: fill it, or remove it.");

        foreach (var both in selection.Include.Intersect(selection.Exclude, StringComparer.Ordinal))
            section.Wrong(section.LineOf("exclude"), "exclude", $"'{both}' is included and excluded: remove it from one of them.");

        section.Close();
        return selection;
    }

    private static Retention ReadRetention(Section root)
    {
        if (root.Within("retention") is not { } section)
            return PolicyDefaults.Retention;

        var (unsaid, most) = (PolicyDefaults.Retention, Retention.Most);
        var retention = new Retention(
            section.Number("daily", unsaid.Daily, 0, most.Daily),
            section.Number("weekly", unsaid.Weekly, 0, most.Weekly),
            section.Number("monthly", unsaid.Monthly, 0, most.Monthly),
            section.Number("yearly", unsaid.Yearly, 0, most.Yearly),
            section.Number("minimum", unsaid.Minimum, 1, most.Minimum),
            section.Number("minimumAgeDays", unsaid.MinimumAgeDays, 1, most.MinimumAgeDays));
        section.Close();
        return retention;
    }

    private static Notifications ReadNotifications(Section root)
    {
        if (root.Within("notify") is not { } section)
            return PolicyDefaults.Notify;

        var notify = new Notifications(
            section.Text("email", Email(), "an e-mail address"),
            section.Number("maximumAgeHours", PolicyDefaults.Notify.MaximumAgeHours, 2, 8760),
            section.Number("heartbeatHours", PolicyDefaults.Notify.HeartbeatHours, 2, 72));
        section.Close();
        return notify;
    }

    private static void Contradictions(BackupPolicy policy, Section root)
    {
        if (policy.Name == StackState.Unnamed)
            root.Wrong(root.LineOf("name"), "name", $"Stacks that no policy was named for are called '{StackState.Unnamed}', and any policy may take them over: choose another name.");

        if (policy.Sources.Any(source => source.AccountId == policy.Vault.AccountId))
            root.Wrong(root.LineOf("vault"), "vault.account", $"{policy.Vault.AccountId} is a source too: a backup in the same account is lost with it.");

        if (policy.Recovery.Region.Length == 0)
            return;

        foreach (var region in policy.Sources.SelectMany(source => source.Regions).Distinct(StringComparer.Ordinal))
        {
            if (Place.PartitionOf(region) != Place.PartitionOf(policy.Recovery.Region))
                root.Wrong(root.LineOf("recovery"), "recovery.region", $"Snapshots cannot leave their partition, so none comes from {region} to {policy.Recovery.Region}.");
            else if (region != policy.Recovery.Region && Place.PartitionOf(region) == "aws-cn")
                root.Wrong(root.LineOf("recovery"), "recovery.region", $"China regions copy within a region only: say {region}.");

            // RDS API reference, CopyDBSnapshot, PreSignedUrl: a signed request, and only GovCloud asks for it.
            else if (region != policy.Recovery.Region && Place.PartitionOf(region) == "aws-us-gov")
                root.Wrong(
                    root.LineOf("recovery"),
                    "recovery.region",
                    $"GovCloud regions copy encrypted snapshots between each other by a pre-signed URL only, which state machines cannot make: say {region}.");
        }
    }

    private static bool Known(Section section, string name, string region)
    {
        if (region.Length == 0)
            return false;

        try
        {
            Place.ParseRegion(region);
            return true;
        }
        catch (BackupException unknown)
        {
            section.Wrong(section.LineOf(name), name, $"{unknown.Message} {unknown.Failure.Advice}");
            return false;
        }
    }

    [GeneratedRegex(@"^[0-9]{12}\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Account();

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-[0-9]\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Region();

    [GeneratedRegex(@"^alias/(?!aws/)[A-Za-z0-9/_-]+\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Alias();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,18}[a-z0-9]\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex PrefixForm();

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+@-]{1,128}\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[A-Za-z0-9 _.:/=+@-]{0,256}\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex TagValue();

    [GeneratedRegex(@"^(\*|\*?[a-z0-9-]+\*?)\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^[a-z0-9-]+\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Engine();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[^\x00-\x1F\x7F]+\z", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Anything();
}
