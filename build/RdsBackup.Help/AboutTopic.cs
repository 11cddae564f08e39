using System.Text;
using RdsBackup.Help.Prose;

namespace RdsBackup.Help;

/// <summary>A topic of its own, as plain text for a console of 80 columns. Get-Help takes the fifth line for the synopsis.</summary>
internal static class AboutTopic
{
    private const int Width = 80;

    /// <summary>Renders a page.</summary>
    /// <param name="page">The page; its title is the topic's name, its first paragraph the synopsis.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    public static string Of(Page page, List<Mistake> mistakes)
    {
        var name = Path.GetFileNameWithoutExtension(page.File);
        if (page.Root.Title != name)
            mistakes.Add(new Mistake(page.File, page.Root.Line, $"the title is '{page.Root.Title}', not '{name}'."));
        if (page.Root.Blocks is not [{ Kind: BlockKind.Paragraph } synopsis, ..])
        {
            mistakes.Add(new Mistake(page.File, page.Root.Line, "a paragraph under the title says what the topic is about."));
            return "";
        }

        var text = new StringBuilder($"TOPIC\n    {name}\n\nSHORT DESCRIPTION\n    {Page.Plain(synopsis.Text)}\n\nLONG DESCRIPTION\n");
        Write(text, page.Root.Blocks.Skip(1));
        foreach (var section in page.Root.Sections)
            Write(text, section);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, Section section)
    {
        text.Append(section.Level == 2 ? $"{section.Title.ToUpperInvariant()}\n" : $"  {section.Title}\n");
        Write(text, section.Blocks);
        foreach (var inner in section.Sections)
            Write(text, inner);
    }

    private static void Write(StringBuilder text, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            var lines = block.Kind switch
            {
                BlockKind.Code => block.Text.Split('\n').Select(line => "        " + line),
                BlockKind.Item => Wrap(Page.Plain(block.Text), "    - ", "      "),
                _ => Wrap(Page.Plain(block.Text), "    ", "    "),
            };
            foreach (var line in lines)
                text.Append(line.TrimEnd()).Append('\n');
            text.Append('\n');
        }
    }

    private static IEnumerable<string> Wrap(string text, string first, string rest)
    {
        var line = new StringBuilder(first);
        var empty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(rest);
                empty = true;
            }

            line.Append(empty ? "" : " ").Append(word);
            empty = false;
        }

        yield return line.ToString();
    }
}
