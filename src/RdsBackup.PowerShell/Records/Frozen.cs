using System.Collections.ObjectModel;

namespace RdsBackup;

/// <summary>Dictionaries of records: as PowerShell likes them (<c>$record.Tags.Name</c> works), and in order of their keys.</summary>
internal static class Frozen
{
    /// <summary>Makes one.</summary>
    public static ReadOnlyDictionary<string, T> Of<T>(IEnumerable<KeyValuePair<string, T>> pairs) =>
        new Pairs<T>(new SortedDictionary<string, T>(pairs.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Makes a list.</summary>
    public static ReadOnlyCollection<string> Of(IEnumerable<string> texts) => new Texts([.. texts]);

    // What a column of Export-Csv shows is what an object calls itself.
    private sealed class Pairs<T>(IDictionary<string, T> pairs) : ReadOnlyDictionary<string, T>(pairs)
    {
        public override string ToString() => string.Join("; ", this.Select(pair => $"{pair.Key}={pair.Value}"));
    }

    private sealed class Texts(IList<string> texts) : ReadOnlyCollection<string>(texts)
    {
        public override string ToString() => string.Join("; ", this);
    }
}
