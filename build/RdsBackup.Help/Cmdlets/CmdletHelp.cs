using RdsBackup.Help.Prose;

namespace RdsBackup.Help.Cmdlets;

/// <summary>What Get-Help says of a cmdlet.</summary>
internal sealed record CmdletHelp
{
    /// <summary>What the class says.</summary>
    public required CmdletFacts Facts { get; init; }

    /// <summary>One sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What it does and how.</summary>
    public required IReadOnlyList<Block> Description { get; init; }

    /// <summary>Each parameter's text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Block>> Parameters { get; init; }

    /// <summary>What to type.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>What else to know.</summary>
    public required IReadOnlyList<Block> Notes { get; init; }

    /// <summary>Where to read on: words and, for a page of the web, its address.</summary>
    public required IReadOnlyList<(string Words, string? Address)> Links { get; init; }
}
