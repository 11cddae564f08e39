using System.Collections.ObjectModel;

namespace RdsBackup;

/// <summary>Dictionaries of records: as PowerShell likes them (<c>$record.Tags.Name</c> works), and in order of their keys.</summary>
internal static class Frozen
{
    /// <summary>Makes one.</summary>
    public static ReadOnlyDictionary<string, T> Of<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        new(new SortedDictionary<string, T>(pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), StringComparer.Ordinal));
}
