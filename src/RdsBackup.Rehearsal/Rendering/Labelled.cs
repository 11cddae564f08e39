using Spectre.Console;

namespace RdsBackup.Rehearsal.Rendering;

/// <summary>A label with items beside it, as many to a line as fit.</summary>
internal static class Labelled
{
    private const int Indent = 14;

    /// <summary>Writes the items; one that is longer than a line stays whole.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="width">Columns of a line.</param>
    /// <param name="label">The label.</param>
    /// <param name="items">The items; they may carry markup.</param>
    public static void Write(IAnsiConsole page, int width, string label, IEnumerable<string> items)
    {
        var line = $"  [grey]{label.PadRight(Indent - 2)}[/]";
        var used = Indent;
        foreach (var item in items)
        {
            var length = Markup.Remove(item).Length;
            if (used > Indent && used + length > width)
            {
                page.MarkupLine(line.TrimEnd());
                line = new string(' ', Indent);
                used = Indent;
            }

            line += item + "  ";
            used += length + 2;
        }

        page.MarkupLine(line.TrimEnd());
    }
}
