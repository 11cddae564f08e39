using System.Globalization;

namespace RdsBackup;

/// <summary>How views word what a property alone says badly. What it is given are values, for the records of a job are no records any more.</summary>
public static class Words
{
    // What is left in a terminal of 80 columns: beside a verdict and the name of a copy, and beside the names of a list.
    private const int NarrowCell = 28;
    private const int WideCell = 58;

    private const int WidestStack = 38;

    /// <summary>A snapshot's or a copy's state, with how far it has come.</summary>
    // What fails keeps the percentage it came to.
    public static string State(string status, int percent) => status == "available" || percent == 100 ? status : Invariant($"{status} {percent} %");

    /// <summary>A time to the minute, in the zone of this machine; empty for none.</summary>
    public static string Minute(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time to the second, in the zone of this machine, which it names; empty for none.</summary>
    public static string Second(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) ?? "";

    /// <summary>
    /// A name that leaves room for other columns: of a longer one beginning and end. PowerShell makes columns as wide as the first rows need, so that a cell may
    /// be wider than its text for the rows that come later.
    /// </summary>
    /// <param name="text">The name.</param>
    /// <param name="most">How wide it may be.</param>
    /// <param name="least">How wide it is at least.</param>
    public static string Name(string text, int most, int least = 0) =>
        (text.Length <= most ? text : $"{text[..(most / 2)]}…{text[^((most - 1) / 2)..]}").PadRight(least);

    /// <summary>A region, with room for every other one.</summary>
    public static string Region(string region) => region.PadRight("ap-southeast-2".Length);

    /// <summary>The name of a stack, with room for those of the same policy.</summary>
    public static string Stack(string name) => Name(name, WidestStack, Math.Min(WidestStack, name.LastIndexOf('-') + 1 + "notifications".Length));

    /// <summary>What became of the share a copy was made by: <c>open</c> or <c>withdrawn</c>; empty for a copy within an account.</summary>
    public static string Share(bool? open) => open switch { true => "open", false => "withdrawn", null => "" };

    /// <summary>What becomes of a copy: <c>keep</c>, <c>removed</c>, or <c>remove</c> where that was not done; with room for each.</summary>
    public static string Retention(bool keep, bool removed) => (keep ? "keep" : removed ? "removed" : "remove").PadRight("removed".Length);

    /// <summary>Who can read a snapshot, or use a key besides its owner: <c>nobody</c>, the accounts, that everybody can, or <c>unknown</c>.</summary>
    public static string Readers(string[]? accounts) => accounts switch
    {
        null => "unknown",
        [] => "nobody",
        _ when accounts.Contains("all", StringComparer.Ordinal) => "EVERYBODY: it is public",
        _ => string.Join(", ", accounts),
    };

    /// <summary>How old something is, with room for what is older; empty for nothing.</summary>
    public static string Age(TimeSpan? age) => (age is not { } time ? "" : time.Days > 0 ? Invariant($"{time.Days} d {time.Hours} h") : Invariant($"{time.Hours} h {time.Minutes} min")).PadLeft("23 h 59 min".Length);

    /// <summary>Where a database is; what only its name says otherwise.</summary>
    public static string Source(string? region, string? account) => region is null || account is null ? "of unknown place" : Place(region, account);

    /// <summary>Where something is.</summary>
    public static string Place(string region, string account) => $"{region} (account {account})";

    /// <summary>What stands in the way of a proof, a finding to a line; what was checked when nothing does. For a narrow cell.</summary>
    public static string Findings(SnapshotProof proof)
    {
        var findings = proof.Checks.Where(check => check.Holds == false).Select(check => $"{check.Name}: {check.Found}").ToList();
        if (proof.Checks.Where(check => check.Holds is null).Select(check => check.Name).ToList() is { Count: > 0 } unknown)
            findings.Add($"not checked: {string.Join(", ", unknown)}");
        if (!proof.Proven)
            return Lines(findings, NarrowCell);
        var told = from voucher in new[] { ("by its tags only", proof.ByTagsOnly), ("vouched for by nobody", proof.ByNobody) }
                   where voucher.Item2.Count > 0
                   select $"{voucher.Item1}: {string.Join(", ", voucher.Item2)}";
        return Lines([string.Join(", ", proof.Checks.Select(check => check.Name).Except(proof.ByTagsOnly).Except(proof.ByNobody)), .. told], NarrowCell);
    }

    /// <summary>What does not hold or could not be checked, in full sentences; empty for what is proven.</summary>
    public static string Problems(SnapshotProof proof) => Lines(proof.Problems, WideCell);

    /// <summary>How a check went: <c>yes</c>, <c>NO</c> or <c>unknown</c>.</summary>
    public static string Verdict(SnapshotCheck check) => check.Holds switch { true => "yes", false => "NO", null => "unknown" };

    /// <summary>What a check found, or why it could not be made; what it should have found when that is something else.</summary>
    public static string Found(SnapshotCheck check) =>
        check.WhyNot ?? (check.Holds == true ? check.Found : string.Join('\n', check.Found, $"expected: {check.Expected}"));

    /// <summary>What stays when a stack is gone: <c>nothing</c>, or its key, copies and shares.</summary>
    public static string Remains(string? key, string? alias, int copies, int shared) => string.IsNullOrEmpty(key) ? "nothing" : string.Join(", ", new[]
    {
        $"key {(string.IsNullOrEmpty(alias) ? key.Split('/')[^1] : alias)}",
        copies == 1 ? "1 copy" : Invariant($"{copies} copies"),
        shared == 0 ? "none shared" : Invariant($"{shared} STILL SHARED"),
    });

    /// <summary>The accounts of a sandbox, with their numbers.</summary>
    public static string Accounts(SandboxInfo sandbox) => string.Join(", ", sandbox.Accounts.Select(account => $"{account.Key} {account.Value}"));

    // PowerShell breaks cells wherever they end, also inside words.
    private static string Lines(IEnumerable<string> texts, int width) => string.Join('\n', texts.SelectMany(text => Broken(text, width)));

    private static IEnumerable<string> Broken(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = $"  {word}";
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
