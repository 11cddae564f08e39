namespace RdsBackup.Help.Prose;

/// <summary>What is wrong with a page; its text is in the form that builds and editors read.</summary>
/// <param name="File">The page.</param>
/// <param name="Line">Where.</param>
/// <param name="Text">What.</param>
/// <param name="IsGap">Whether something is only missing or too much as a whole: no more than told, so that cmdlets can be tried before their
/// page is written. A test lets none pass.</param>
internal sealed record Mistake(string File, int Line, string Text, bool IsGap = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line}): {(IsGap ? "gap" : "error")} HELP: {Text}";
}
