namespace RdsBackup.Help.Prose;

/// <summary>What a block of a page is.</summary>
internal enum BlockKind
{
    /// <summary>Running text, its lines joined.</summary>
    Paragraph,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>Lines that stay as they are: a fenced block, or a table.</summary>
    Code,
}

/// <summary>A paragraph, an item or a block of code.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Text">Its text, as Markdown.</param>
/// <param name="Line">Where it begins.</param>
/// <param name="Language">A fenced block's language.</param>
internal sealed record Block(BlockKind Kind, string Text, int Line, string Language = "");
