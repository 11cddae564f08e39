namespace RdsBackup.Core.Policies;

/// <summary>What is wrong with a policy file, and what to do.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Path">The setting, e.g. <c>vault.account</c>; empty for the whole file.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record PolicyProblem(int Line, string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? $"line {Line}: {Message}" : $"line {Line}, {Path}: {Message}";
}
