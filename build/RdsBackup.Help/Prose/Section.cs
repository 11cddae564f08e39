namespace RdsBackup.Help.Prose;

/// <summary>A heading, what stands under it, and its sub-sections.</summary>
/// <param name="Level">The number of its <c>#</c>.</param>
/// <param name="Title">Its text.</param>
/// <param name="Line">Where it is.</param>
internal sealed record Section(int Level, string Title, int Line)
{
    /// <summary>What stands before the first sub-section.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The sub-sections.</summary>
    public List<Section> Sections { get; } = [];

    /// <summary>Finds a sub-section.</summary>
    public Section? Find(string title) => Sections.FirstOrDefault(section => section.Title == title);
}
