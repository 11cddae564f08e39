namespace RdsBackup.Core.Policies;

/// <summary>What is wrong with a policy file, and what to do.</summary>
/// <param name="Line">The line, from 1; 0 where there is no file yet.</param>
/// <param name="Path">The setting, e.g. <c>vault.account</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record PolicyProblem(int Line, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[] { Line == 0 ? "" : Invariant($"line {Line}"), Path }.Where(part => part.Length > 0)) is { Length: > 0 } at ? $"{at}: {Message}" : Message;
}
