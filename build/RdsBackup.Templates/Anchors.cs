using System.Text.RegularExpressions;

namespace RdsBackup.Templates;

/// <summary>YAML's anchors, written out as text, so that comments and order stay. An anchor stands at the end of a key's line and holds the lines below that lie deeper.</summary>
internal static partial class Anchors
{
    /// <summary>The text without anchors and aliases.</summary>
    /// <exception cref="TemplateSourceException">An alias stands for no anchor above it.</exception>
    public static string WriteOut(string file, string text)
    {
        var lines = text.Split('\n');
        var blocks = new Dictionary<string, (int Indent, string[] Lines)>(StringComparer.Ordinal);
        var written = new List<string>();
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number];
            var match = Reference().Match(line);
            if (!match.Success)
            {
                written.Add(line);
                continue;
            }

            var name = match.Groups["name"].Value;
            written.Add(match.Groups["key"].Value);
            if (match.Groups["kind"].Value == "&")
            {
                blocks[name] = (Indent(line), [.. lines.Skip(number + 1).TakeWhile(next => next.Length == 0 || Indent(next) > Indent(line))]);
            }
            else if (blocks.TryGetValue(name, out var block))
            {
                written.AddRange(block.Lines.Select(deeper => deeper.Length == 0 ? "" : new string(' ', Indent(line) - block.Indent + Indent(deeper)) + deeper.TrimStart()));
            }
            else
            {
                throw new TemplateSourceException(file, $"Line {number + 1} uses *{name}, which is no anchor above it.");
            }
        }

        return string.Join('\n', written);
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^(?<key> *[\w-]+:) (?<kind>[&*])(?<name>[a-z]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
