using System.Text.Json.Nodes;
using RdsBackup.Rehearsal.Reporting;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>What must hold after the week, checked against the sandbox.</summary>
internal static class AutomationVerdict
{
    public static IEnumerable<ReportCheck> Of(Scene scene, Vaulting vaulting, IReadOnlyList<string> failures, IReadOnlyList<CallRecord> calls)
    {
        yield return new ReportCheck(
            "arrived",
            vaulting.Taken.Count > 0 && vaulting.Missing.Count == 0,
            $"{vaulting.Taken.Count - vaulting.Missing.Count} of {vaulting.Taken.Count} snapshots have a proven copy in the backup account");

        var selected = scene.Databases.Select(database => database.Identifier).ToHashSet(StringComparer.Ordinal);
        var strangers = vaulting.Vault.Where(copy => !selected.Contains(copy.DatabaseIdentifier)).Select(copy => copy.Identifier).ToList();
        yield return new ReportCheck("selected", strangers.Count == 0, strangers.Count == 0
            ? "no other database's snapshot was copied" : $"copied though not selected: {string.Join(", ", strangers)}");

        var vaulted = calls.Where(call => call.AccountId == scene.Secondary.Id && call.Code is null && call.Action is "CopyDBSnapshot" or "CopyDBClusterSnapshot");
        var twice = vaulted.GroupBy(TargetOf, StringComparer.Ordinal).Where(copies => copies.Count() > 1).Select(copies => copies.Key).ToList();
        yield return new ReportCheck("once", twice.Count == 0, twice.Count == 0
            ? "no snapshot was copied into the vault twice" : $"copied into the vault twice: {string.Join(", ", twice)}");

        yield return new ReportCheck("shares", vaulting.Shared.Count == 0, vaulting.Shared.Count == 0
            ? "every share is withdrawn" : $"still shared: {string.Join(", ", vaulting.Shared)}");

        var vague = failures.FirstOrDefault(failure => !failure.Contains(":snapshot:", StringComparison.Ordinal) && !failure.Contains(":cluster-snapshot:", StringComparison.Ordinal));
        var again = failures.GroupBy(failure => failure, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        yield return new ReportCheck("told", failures.Count > 0 && (vague ?? again) is null, (vague, again) switch
        {
            ({ }, _) => $"told without a snapshot: {vague}",
            (_, { }) => $"told more than once: {again}",
            _ => $"{failures.Count} failures were told, each once, with its snapshot and its reason",
        });

        var foreign = calls.Where(call => call.Caller is not null && !call.Caller.Contains(":assumed-role/rdsbackup-", StringComparison.Ordinal)
            && call.Caller.StartsWith("arn:", StringComparison.Ordinal)).ToList();
        yield return new ReportCheck("alone", foreign.Count == 0, foreign.Count == 0
            ? "nobody called anything: every call was made by a role of the stacks" : $"called by somebody: {foreign[0].Caller} {foreign[0].Action}");
    }

    private static string TargetOf(CallRecord copy) =>
        (string)JsonNode.Parse(copy.Input)!.AsObject().First(member => member.Key.StartsWith("TargetDB", StringComparison.Ordinal)).Value!;
}
