namespace RdsBackup.Core.Snapshots;

/// <summary>What was meant by what no database meets, each in a sentence; null when some database meets it, or nothing is near.</summary>
public static class Guesses
{
    /// <summary>Of an engine.</summary>
    public static string? Engine(string engine, IReadOnlyList<Database> databases)
    {
        var there = databases.Select(database => database.Engine).ToHashSet(StringComparer.Ordinal);
        return NamePattern.HasWildcard(engine) || there.Contains(engine) || Spelling.Nearest(engine, EngineNames.Known.Union(there, StringComparer.Ordinal)) is not { } nearest || nearest == engine
            ? null : $"No engine is known as '{engine}'. Did you mean {nearest}?";
    }

    /// <summary>Of a tag.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="wanted">Its value; null for any.</param>
    /// <param name="databases">The databases that are there.</param>
    public static string? Tag(string key, string? wanted, IReadOnlyList<Database> databases)
    {
        var values = databases.Select(database => database.Tags.GetValueOrDefault(key)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (values.Count > 0)
        {
            return wanted is null || values.Contains(wanted) || Spelling.Nearest(wanted, values) is not { } value
                ? null : $"No database has the tag {key}={wanted}. Did you mean {key}={value}?";
        }

        return Spelling.Nearest(key, databases.SelectMany(database => database.Tags.Keys)) is { } other ? $"No database has a tag '{key}'. Did you mean {other}?" : null;
    }
}
