using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;

namespace RdsBackup.Core.Stacks;

/// <summary>A stack that is to be as a template and parameters say.</summary>
/// <param name="Target">Where.</param>
/// <param name="Name">Its name.</param>
/// <param name="TemplateName">The template's name, for people.</param>
/// <param name="Template">The template's text.</param>
/// <param name="Parameters">The values given; others are kept, or have their defaults.</param>
public sealed record StackOrder(Target Target, string Name, string TemplateName, string Template, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Whether what it makes calls RDS, so that RDS's role has to be in the account; templates with databases do anyway.</summary>
    public bool UsesRds { get; init; }

    /// <summary>What a stack of this name has to be already, when it is there, in its description's word; null for a template that is not of this product.</summary>
    public string? Subject => StackState.SubjectOf(Template);

    /// <summary>How it is waited for.</summary>
    public StackWait Wait { get; init; } = new();

    /// <summary>The stack with its place, as users are told.</summary>
    public string Title => $"{Name} in {Target.Place}";
}
