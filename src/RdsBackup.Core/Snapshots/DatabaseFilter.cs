namespace RdsBackup.Core.Snapshots;

/// <summary>Which databases are meant. What is null or empty does not narrow.</summary>
public sealed record DatabaseFilter
{
    /// <summary>Tags that must all be there, each with one of its values; no value means any.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The identifier, with <c>*</c> and <c>?</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The engines, with <c>*</c> and <c>?</c>, e.g. <c>aurora-*</c>: one of them.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    /// <summary>Instances or clusters only.</summary>
    public SnapshotKind? Kind { get; init; }

    /// <summary>Whether a database is meant.</summary>
    public bool Matches(Database database) =>
        (Kind is null || database.Kind == Kind)
        && NamePattern.Matches(Name, database.Id)
        && (Engines.Count == 0 || Engines.Any(engine => NamePattern.Matches(engine, database.Engine)))
        && Tags.All(tag => database.Tags.TryGetValue(tag.Key, out var value) && (tag.Value.Count == 0 || tag.Value.Contains(value, StringComparer.Ordinal)));
}
