using RdsBackup.Help.Prose;

namespace RdsBackup.Help.Cmdlets;

/// <summary>Something to type, and what it does.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Code">What to type.</param>
/// <param name="Remarks">What it does.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<Block> Remarks);
