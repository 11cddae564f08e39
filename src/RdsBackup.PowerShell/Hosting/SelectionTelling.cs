using RdsBackup.Core.Policies;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>Tells which databases a policy selects: each on request, and what its author will hardly have meant as a warning.</summary>
internal static class SelectionTelling
{
    /// <summary>Tells it.</summary>
    /// <param name="reports">One for each account and region; none where nothing is selected by a policy.</param>
    /// <param name="console">Hears it.</param>
    public static void Tell(IReadOnlyList<SelectionReport> reports, IRdsConsole console)
    {
        if (reports.Count == 0)
            return;
        foreach (var unseen in reports.Select(report => report.Unseen).OfType<string>())
            console.WriteVerbose($"Which databases the policy selects cannot be said everywhere: {unseen}");
        var whole = SelectionReport.Of(reports);
        foreach (var line in whole.Lines)
            console.WriteVerbose(line);
        foreach (var doubt in whole.Doubts)
            console.WriteWarning(doubt);
    }
}
