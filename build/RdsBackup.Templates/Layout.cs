using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace RdsBackup.Templates;

/// <summary>How a template is laid out: for its size, not for who changes its source.</summary>
internal static class Layout
{
    /// <summary>The text without comments and empty lines, indented by one space a level; it says the same.</summary>
    public static string Tighten(string text)
    {
        var lines = text.Split('\n');
        var scanner = new Scanner(new StringReader(text), skipComments: false);
        while (scanner.MoveNextWithoutConsuming())
        {
            if (scanner.Current is Comment { Start: var start })
                lines[start.Line - 1] = lines[start.Line - 1][..(int)(start.Column - 1)].TrimEnd();

            scanner.ConsumeCurrent();
        }

        return string.Join('\n', Indented(lines.Where(line => line.Length > 0))) + "\n";
    }

    private static IEnumerable<string> Indented(IEnumerable<string> lines)
    {
        var levels = new Stack<(int Was, int Is)>([(0, 0)]);
        foreach (var line in lines)
        {
            var text = line.TrimStart();
            var indent = line.Length - text.Length;
            while (levels.Peek().Was > indent)
                levels.Pop();

            if (levels.Peek().Was < indent)
                levels.Push((indent, levels.Peek().Is + 1));

            yield return new string(' ', levels.Peek().Is) + text;

            // What belongs to an item of a list stands below its first word.
            if (text.StartsWith("- ", StringComparison.Ordinal))
                levels.Push((indent + 2, levels.Peek().Is + 2));
        }
    }
}
