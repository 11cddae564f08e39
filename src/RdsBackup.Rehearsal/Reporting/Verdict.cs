using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>What must hold about the whole, checked against the sandbox.</summary>
internal static class Verdict
{
    public static IEnumerable<ReportCheck> Of(
        Scene scene, IReadOnlyList<DatabaseReport> databases, Inspection before, Inspection after, IReadOnlyList<CallRecord> calls)
    {
        var asked = scene.Databases.Select(database => database.Identifier).ToHashSet(StringComparer.Ordinal);
        var proven = databases.Where(database => database.Proven).Select(database => database.Name).ToHashSet(StringComparer.Ordinal);
        yield return new ReportCheck("proven", proven.SetEquals(asked), $"{proven.Count} of {asked.Count} databases have a proven vault copy");

        var vaulted = after.Elsewhere.Where(snapshot => snapshot.AccountId == scene.Secondary.Id).Select(snapshot => snapshot.Arn);
        yield return new ReportCheck(
            "vault",
            vaulted.Order(StringComparer.Ordinal).SequenceEqual(databases.Select(database => database.VaultCopyArn).OfType<string>().Order(StringComparer.Ordinal)),
            $"the {scene.Secondary.Name} account holds these copies and no others");

        yield return new ReportCheck("shares", after.Shared.Count == 0, after.Shared.Count == 0
            ? "every share is withdrawn: no snapshot of either account is shared"
            : $"still shared: {string.Join(", ", after.Shared)}");

        var changed = after.ChangedSince(before).ToHashSet(StringComparer.Ordinal);
        yield return Untouched("sources", "the databases and their own snapshots are as they were", [.. asked.Where(changed.Contains)]);

        var neighbours = Inspection.Neighbours(scene);
        var named = calls.SelectMany(CallTally.Named).ToHashSet(StringComparer.Ordinal);
        var copied = after.Elsewhere.Select(snapshot => snapshot.DatabaseIdentifier).ToHashSet(StringComparer.Ordinal);
        yield return Untouched(
            "neighbours",
            $"untagged neighbours are untouched: {string.Join(", ", neighbours)}",
            [.. neighbours.Where(name => changed.Contains(name) || named.Contains(name) || copied.Contains(name))]);
    }

    private static ReportCheck Untouched(string name, string text, IReadOnlyList<string> touched) =>
        new(name, touched.Count == 0, touched.Count == 0 ? text : $"touched: {string.Join(", ", touched)}");
}
