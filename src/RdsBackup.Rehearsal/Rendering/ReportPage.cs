using RdsBackup.Core.Errors;
using RdsBackup.Rehearsal.Reporting;
using Spectre.Console;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>The report for people: a block per database, then the table, then what holds of the whole, so that the verdict is what is read last.</summary>
internal sealed class ReportPage(IAnsiConsole page, Glyphs glyphs, int width)
{
    public void Write(RehearsalReport report)
    {
        foreach (var database in report.Databases.Where(database => InDetail(report) || !database.Proven))
            Block(database);
        if (report.Databases.Count > 0)
            Overview(report.Databases, withCopies: !InDetail(report));
        page.WriteLine();
        foreach (var check in report.Checks)
            page.MarkupLine($"  {Mark(check.Holds)} {Markup.Escape(check.Text)}");
        page.WriteLine();
        Footer(report);
        if (report.Failure is { } failure)
            Failed("the rehearsal", failure);
        foreach (var database in report.Databases)
        {
            if (database.Failure is { } reason)
                Failed(database.Name, reason);
        }

        page.WriteLine();
        page.MarkupLine(report.Succeeded
            ? "[green bold]PROVEN[/]  Every database has a verified copy in another region and account."
            : "[red bold]FAILED[/]  Not everything holds: see above.");
    }

    private void Block(DatabaseReport database)
    {
        page.MarkupLineInterpolated($"[bold]{database.Name}[/]  {database.Engine}, {database.AllocatedStorage} GiB");
        foreach (var (station, index) in database.Route.Select((station, index) => (station, index)))
        {
            var copied = station.Minutes is { } minutes ? $"copied in {Minutes.Of(minutes)}{Waited(station)}" : index == 0 ? station.SnapshotName : "not copied";
            page.MarkupLineInterpolated($"  {(index == 0 ? "" : glyphs.Arrow),-2} {station.Region}  {station.Account,-9}  {station.Key,-16}  [grey]{copied}[/]");
        }

        if (database.VaultCopyArn is { } vault)
            Label("vault copy", [Markup.Escape(vault)]);
        if (database.Checks.Count > 0)
            Label("checks", database.Checks.Select(check => $"{Mark(check.Holds)} {Markup.Escape(check.Holds ? check.Name : check.ToString())}"));
        Label("AWS calls", database.Calls.Select(call => $"{call.Value} x {call.Key}"));
        page.WriteLine();
    }

    // Beyond so many a block for each would only scroll by: what went well is then told in the table.
    private static bool InDetail(RehearsalReport report) => report.Databases.Count <= TextView.DatabasesInDetail;

    private void Overview(IReadOnlyList<DatabaseReport> databases, bool withCopies)
    {
        var stations = databases.MaxBy(database => database.Route.Count)!.Route;
        var table = new Columns(
            ["Database", .. stations.Select((station, index) => $"{(index == 0 ? "" : glyphs.Arrow + " ")}{station.Region}\n{station.Account}"), "Calls", "Checks", .. withCopies ? ["Vault copy"] : Array.Empty<string>()]);
        foreach (var database in databases)
        {
            table.Add(
            [
                $"[bold]{Markup.Escape(database.Name)}[/]",
                .. stations.Select((_, index) => index < database.Route.Count ? Cell(database.Route[index]) : ""),
                $"{database.Calls.Values.Sum(),5}",
                database.Proven ? $"[green]{glyphs.Holds} {database.Checks.Count} of {database.Checks.Count}[/]" : $"[red]{glyphs.Fails} {database.Failure?.Kind}[/]",
                .. withCopies ? [database.VaultCopyArn ?? ""] : Array.Empty<string>(),
            ]);
        }

        table.Write(page);
    }

    private static string Waited(Station station) => station.Waited < 5 ? "" : $", after {Minutes.Of(station.Waited)} of waiting for its turn";

    private static string Cell(Station station)
    {
        const string Prefix = "alias/";
        var key = station.Key.StartsWith(Prefix, StringComparison.Ordinal) ? station.Key[Prefix.Length..] : station.Key;
        return station.Minutes is { } minutes ? $"{Markup.Escape(key)} [grey]{Minutes.Of(minutes)}[/]" : Markup.Escape(key);
    }

    private void Footer(RehearsalReport report)
    {
        if (report.Injected.Count > 0)
            Label("injected:", report.Injected.Select(one => $"[yellow]{Markup.Escape(one)}[/]"));
        Label("AWS calls", report.Calls.Shared
            .OrderByDescending(purpose => purpose.Value)
            .Select(purpose => $"{purpose.Value} {purpose.Key}")
            .Prepend($"{report.Calls.OfDatabases} for single databases")
            .Append($"{report.Calls.Total} in all"));
        Label("time", [$"{Minutes.Of((report.Ended - report.Began).TotalMinutes)} in the sandbox,", $"{report.WallSeconds:0.0} s here"]);
    }

    private void Failed(string what, Failure failure)
    {
        page.WriteLine();
        page.MarkupLineInterpolated($"[red]{glyphs.Fails} {what}: {failure.Kind}[/]");
        page.MarkupLineInterpolated($"  {failure.Message}");
        page.MarkupLineInterpolated($"  {failure.Advice}");
    }

    private void Label(string label, IEnumerable<string> items) => Labelled.Write(page, width, label, items);

    private string Mark(bool holds) => holds ? $"[green]{glyphs.Holds}[/]" : $"[red]{glyphs.Fails}[/]";
}
