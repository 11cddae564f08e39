using RdsBackup.Help.Prose;

namespace RdsBackup.Help.Cmdlets;

/// <summary>What is said once of parameters that many cmdlets have: <c>docs/help/parameters.md</c>.</summary>
internal sealed class SharedParameters
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "parameters.md";

    private readonly Page page;
    private readonly HashSet<string> used = [];

    /// <summary>Takes the page: a section per parameter.</summary>
    public SharedParameters(Page page) => this.page = page;

    /// <summary>A parameter's text; null when it is not here.</summary>
    public IReadOnlyList<Block>? Find(string parameter)
    {
        if (page.Root.Find("-" + parameter) is not { } section)
            return null;
        used.Add(section.Title);
        return section.Blocks;
    }

    /// <summary>The parameters that no cmdlet has, and those without text; known when every cmdlet has been read.</summary>
    public IEnumerable<Mistake> Mistakes()
    {
        foreach (var section in page.Root.Sections)
        {
            if (!used.Contains(section.Title))
                yield return new Mistake(page.File, section.Line, $"{section.Title} is no parameter of any cmdlet that leaves it to this file.", IsGap: true);
            else if (section.Blocks.Count == 0)
                yield return new Mistake(page.File, section.Line, $"{section.Title} is not described.");
        }
    }
}
