using Spectre.Console;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>A table without borders and without blanks at the ends of lines, so that it can be pasted anywhere.</summary>
/// <param name="headers">The headers; a line break makes two lines of one.</param>
internal sealed class Columns(params string[] headers)
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row; its cells may carry markup.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    public void Write(IAnsiConsole page)
    {
        var heads = headers.Select(header => header.Split('\n')).ToArray();
        var lines = heads.Max(head => head.Length);
        var widths = headers.Select((_, column) => Math.Max(heads[column].Max(part => part.Length), rows.Max(row => Markup.Remove(row[column]).Length))).ToArray();
        for (var line = 0; line < lines; line++)
            WriteLine(page, [.. heads.Select(head => $"[grey]{Markup.Escape(head.ElementAtOrDefault(line) ?? "")}[/]")], widths);
        foreach (var row in rows)
            WriteLine(page, row, widths);
    }

    private static void WriteLine(IAnsiConsole page, string[] cells, int[] widths)
    {
        var last = Array.FindLastIndex(cells, cell => Markup.Remove(cell).Length > 0);
        page.MarkupLine("  " + string.Join("  ", cells.Take(last + 1).Select((cell, column) =>
            column == last ? cell : cell + new string(' ', widths[column] - Markup.Remove(cell).Length))));
    }
}
