using System.IO.Enumeration;

namespace RdsBackup.Core.Snapshots;

/// <summary>Which databases are meant. What is null does not narrow.</summary>
public sealed record DatabaseFilter
{
    /// <summary>Tags that must all be there; a null value means any value.</summary>
    public IReadOnlyDictionary<string, string?> Tags { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The identifier, with <c>*</c> and <c>?</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The engine, with <c>*</c> and <c>?</c>, e.g. <c>aurora-*</c>.</summary>
    public string? Engine { get; init; }

    /// <summary>Instances or clusters only.</summary>
    public SnapshotKind? Kind { get; init; }

    /// <summary>Whether a database is meant.</summary>
    public bool Matches(Database database) =>
        (Kind is null || database.Kind == Kind)
        && MatchesName(database.Id)
        && Like(Engine, database.Engine)
        && Tags.All(tag => database.Tags.TryGetValue(tag.Key, out var value) && (tag.Value is null || tag.Value == value));

    /// <summary>Whether an identifier is meant.</summary>
    public bool MatchesName(string id) => Like(Name, id);

    private static bool Like(string? pattern, string text) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: true);
}
