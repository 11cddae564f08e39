using System.Globalization;

namespace RdsBackup.Sandbox.Scheduler;

/// <summary>What a field of a cron expression allows: <c>*</c>, values, ranges, steps and lists of them.</summary>
internal sealed class CronField
{
    private readonly SortedSet<int> allowed;

    private CronField(SortedSet<int> allowed) => this.allowed = allowed;

    /// <summary>In order.</summary>
    public IEnumerable<int> Values => allowed;

    public int Last => allowed.Max;

    public bool Has(int value) => allowed.Contains(value);

    /// <summary>Reads a field; null when it is none.</summary>
    /// <param name="text">The field.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The greatest value.</param>
    /// <param name="names">What values are called as well, the least one first.</param>
    public static CronField? TryParse(string text, int least, int most, params string[] names)
    {
        var values = new SortedSet<int>();
        foreach (var item in text.Split(','))
        {
            if (Range(item, least, most, names) is not var (first, last, step))
                return null;

            for (var value = first; value <= last; value += step)
                values.Add(value);
        }

        return values.Count > 0 ? new CronField(values) : null;
    }

    private static (int First, int Last, int Step)? Range(string item, int least, int most, string[] names)
    {
        var (range, step) = item.Split('/') switch
        {
            [var all] => (all, 1),
            [var from, var by] when Number(by, 1, most, []) is { } given => (from, given),
            _ => ("", 0),
        };
        if (step == 0)
            return null;

        return range.Split('-') switch
        {
            ["*"] => (least, most, step),
            [var one] when Number(one, least, most, names) is { } first => (first, range == item ? first : most, step),
            [var from, var to] when Number(from, least, most, names) is { } first && Number(to, least, most, names) is { } last && first <= last => (first, last, step),
            _ => null,
        };
    }

    private static int? Number(string text, int least, int most, string[] names)
    {
        var name = Array.FindIndex(names, one => string.Equals(one, text, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
            return least + name;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }
}
