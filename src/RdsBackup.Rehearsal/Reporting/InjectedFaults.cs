using RdsBackup.Sandbox.Model;

namespace RdsBackup.Rehearsal.Reporting;

/// <summary>What went wrong on purpose, as the sandbox's log of calls tells it.</summary>
internal static class InjectedFaults
{
    /// <summary>Names and counts it.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="unlucky">The copy that was to fail once; null when nothing was injected.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<CallRecord> calls, string? unlucky)
    {
        if (unlucky is null)
            return [];
        var failed = calls.Any(call => call is { Action: "DeleteDBSnapshot" or "DeleteDBClusterSnapshot", Code: null } && CallTally.Named(call).Contains(unlucky));
        return
        [
            .. new[]
            {
                Counted("Throttling (400)", calls.Count(call => call.Code == "Throttling")),
                Counted("InternalFailure (500)", calls.Count(call => call.Code == "InternalFailure")),
                Counted("ServiceUnavailable (503)", calls.Count(call => call.Code == "ServiceUnavailable")),
                Counted("dropped connection", calls.Count(call => call.Status == 0)),
                failed ? $"{unlucky} failed once in {Setting.Scene.RecoveryRegion}" : null,
            }.OfType<string>(),
        ];
    }

    /// <summary>Whether every kind that was to happen did: a rehearsal of faults without faults proves nothing.</summary>
    public static IEnumerable<ReportCheck> Check(bool asked, IReadOnlyList<string> injected)
    {
        const int Kinds = 5;
        if (asked)
            yield return new ReportCheck("faults", injected.Count == Kinds, $"{injected.Count} of {Kinds} kinds of injected faults happened");
    }

    private static string? Counted(string what, int count) => count == 0 ? null : $"{count} x {what}";
}
