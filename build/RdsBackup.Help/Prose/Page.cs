using System.Text.RegularExpressions;

namespace RdsBackup.Help.Prose;

/// <summary>A Markdown file: as much of the language as help needs.</summary>
internal sealed partial record Page(string File, Section Root)
{
    /// <summary>Reads a file.</summary>
    public static Page Read(string file) => Parse(file, System.IO.File.ReadAllText(file));

    /// <summary>Reads text.</summary>
    /// <param name="file">What mistakes call it.</param>
    /// <param name="text">The Markdown.</param>
    public static Page Parse(string file, string text)
    {
        var root = new Section(0, "", 1);
        var open = new Stack<Section>([root]);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            if (Heading().Match(lines[at]) is { Success: true } heading)
            {
                var section = new Section(heading.Groups["level"].Length, heading.Groups["title"].Value, at + 1);
                while (open.Peek().Level >= section.Level)
                    open.Pop();
                open.Peek().Sections.Add(section);
                open.Push(section);
                at++;
            }
            else if (string.IsNullOrWhiteSpace(lines[at]))
            {
                at++;
            }
            else
            {
                var (block, next) = BlockAt(lines, at);
                open.Peek().Blocks.Add(block);
                at = next;
            }
        }

        return new Page(file, root.Sections.Count == 1 && root.Blocks.Count == 0 ? root.Sections[0] : root);
    }

    /// <summary>Text as a console shows it: no marks, a link's words only.</summary>
    public static string Plain(string text) => Unmarked(Link().Replace(text, "${words}"));

    /// <summary>The links of a text: words and address.</summary>
    public static IEnumerable<(string Words, string Address)> Links(string text) =>
        Link().Matches(text).Select(link => (Unmarked(link.Groups["words"].Value), link.Groups["address"].Value));

    private static string Unmarked(string text) => Mark().Replace(text, "${code}${strong}");

    private static (Block Block, int Next) BlockAt(string[] lines, int start)
    {
        if (IsFence(lines[start]))
        {
            var end = Math.Max(start + 1, Next(lines, start + 1, IsFence));
            return (new Block(BlockKind.Code, string.Join('\n', lines[(start + 1)..end]), start + 1, lines[start][3..].Trim()), Math.Min(end + 1, lines.Length));
        }

        if (IsRow(lines[start]))
        {
            var end = Next(lines, start, line => !IsRow(line));
            return (new Block(BlockKind.Code, string.Join('\n', lines[start..end]), start + 1), end);
        }

        var last = Next(lines, start + 1, line => string.IsNullOrWhiteSpace(line) || IsFence(line) || IsRow(line) || IsItem(line) || Heading().IsMatch(line));
        var text = string.Join(' ', lines[start..last].Select(line => line.Trim()));
        return (IsItem(lines[start]) ? new Block(BlockKind.Item, text[2..], start + 1) : new Block(BlockKind.Paragraph, text, start + 1), last);
    }

    private static int Next(string[] lines, int from, Predicate<string> ends)
    {
        var found = Array.FindIndex(lines, Math.Min(from, lines.Length), ends);
        return found < 0 ? lines.Length : found;
    }

    private static bool IsFence(string line) => line.StartsWith("```", StringComparison.Ordinal);

    private static bool IsRow(string line) => line.StartsWith('|');

    private static bool IsItem(string line) => line.StartsWith("- ", StringComparison.Ordinal);

    [GeneratedRegex("^(?<level>#{1,4}) (?<title>.+?)\\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[(?<words>[^\]]+)\]\((?<address>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
