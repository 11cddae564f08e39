using RdsBackup.Help.Prose;

namespace RdsBackup.Help.Cmdlets;

/// <summary>Reads a cmdlet's page and holds it against the class.</summary>
/// <param name="facts">The cmdlet.</param>
/// <param name="page">Its page.</param>
/// <param name="shared">What is said elsewhere.</param>
/// <param name="mistakes">Gets what is wrong.</param>
internal sealed class CmdletHelpReader(CmdletFacts facts, Page page, SharedParameters shared, List<Mistake> mistakes)
{
    private const int FewestExamples = 3;

    private static readonly string[] Sections = ["Description", "Parameters", "Examples", "Notes", "Links"];

    private Section Root => page.Root;

    /// <summary>Reads it to the end, whatever is wrong.</summary>
    public CmdletHelp Read()
    {
        if (Root.Title != facts.Name)
            Report(Root, $"the title is '{Root.Title}', not '{facts.Name}'.");
        if (Root.Blocks is not [{ Kind: BlockKind.Paragraph }])
            Report(Root, "the synopsis is one paragraph under the title.");
        foreach (var section in Root.Sections.Where(section => !Sections.Contains(section.Title)))
            Report(section, $"there is no section '{section.Title}'; there are {string.Join(", ", Sections)}.");
        return new CmdletHelp
        {
            Facts = facts,
            Synopsis = Root.Blocks.Count > 0 ? Root.Blocks[0].Text : "",
            Description = Blocks("Description"),
            Parameters = Parameters(),
            Examples = Examples(),
            Notes = Blocks("Notes"),
            Links = Links(),
        };
    }

    private List<Block> Blocks(string title)
    {
        var section = Root.Find(title);
        if (section is null || section.Blocks.Count == 0)
            Report(section ?? Root, $"the section '{title}' is missing or empty.");
        return section?.Blocks ?? [];
    }

    private Dictionary<string, IReadOnlyList<Block>> Parameters()
    {
        var own = Root.Find("Parameters");
        var texts = new Dictionary<string, IReadOnlyList<Block>>(StringComparer.Ordinal);
        foreach (var name in facts.Parameters.Select(parameter => parameter.Name))
        {
            var section = own?.Find("-" + name);
            texts[name] = section?.Blocks ?? shared.Find(name) ?? [];
            if (texts[name].Count == 0)
                Report(section ?? own ?? Root, $"-{name} is not described.");
        }

        foreach (var section in own?.Sections.Where(section => !texts.ContainsKey(section.Title.TrimStart('-'))) ?? [])
            Report(section, $"{facts.Name} has no parameter {section.Title}.");
        return texts;
    }

    private List<Example> Examples()
    {
        var section = Root.Find("Examples");
        if (section is null || section.Sections.Count < FewestExamples)
            Report(section ?? Root, $"there are fewer than {FewestExamples} examples.");
        return [.. section?.Sections.Select(Example) ?? []];
    }

    private Example Example(Section section)
    {
        var code = section.Blocks.Where(block => block.Language == "powershell").ToList();
        if (code.Count != 1)
            Report(section, "an example has one block of powershell.");
        return new Example(section.Title, code.FirstOrDefault()?.Text ?? "", [.. section.Blocks.Except(code)]);
    }

    private List<(string, string?)> Links()
    {
        var links = new List<(string, string?)>();
        foreach (var block in Blocks("Links"))
        {
            foreach (var (words, address) in Page.Links(block.Text))
            {
                var isOfTheWeb = address.StartsWith("https://", StringComparison.Ordinal);
                if (!isOfTheWeb && !File.Exists(Path.Combine(Path.GetDirectoryName(page.File)!, address)))
                    mistakes.Add(new Mistake(page.File, block.Line, $"the link leads nowhere: {address}."));
                links.Add((words, isOfTheWeb ? address : null));
            }
        }

        return links;
    }

    private void Report(Section section, string text) => mistakes.Add(new Mistake(page.File, section.Line, text));
}
