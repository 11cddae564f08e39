namespace RdsBackup.Core.Snapshots;

/// <summary>Guesses what was meant.</summary>
public static class Spelling
{
    /// <summary>The known name that a text differs least from, by half of its letters and three at most, and by case; null when there is none.</summary>
    public static string? Nearest(string text, IEnumerable<string> known) => known
        .Select(name => (name, distance: Distance(text.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(candidate => candidate.distance <= Math.Min(3, text.Length / 2))
        .OrderBy(candidate => candidate.distance)
        .Select(candidate => candidate.name)
        .FirstOrDefault();

    /// <summary>" Did you mean …?" to be put after a sentence; nothing when no known name is near.</summary>
    public static string DidYouMean(string text, IEnumerable<string> known) => Nearest(text, known) is { } nearest ? $" Did you mean {nearest}?" : "";

    // Levenshtein distance, one row at a time.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
