using System.Text;
using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Rds;

/// <summary>One page of a listing: 20 to 100 records beyond a marker.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Records, string? Marker)
{
    internal JsonObject Render(string list, Func<T, JsonObject> record)
    {
        var records = Shown.List(Records, record);
        return Marker is null ? new() { [list] = records } : new() { [nameof(Marker)] = Marker, [list] = records };
    }
}

/// <summary>Cuts listings into pages.</summary>
internal static class Page
{
    /// <summary>The page a call asks for.</summary>
    /// <param name="records">All records, in ordinal order of their keys.</param>
    internal static Page<T> Of<T>(JsonObject input, IEnumerable<T> records, Func<T, string> key)
    {
        var size = input.Number("MaxRecords") ?? 100;
        if (size is < 20 or > 100)
            throw Faults.InvalidParameterValue(Invariant($"Invalid value {size} for MaxRecords. Must be between 20 and 100"));
        if (input.Text("Marker") is { Length: > 0 } marker)
        {
            var last = Read(marker);
            records = records.SkipWhile(record => string.CompareOrdinal(key(record), last) <= 0);
        }

        var page = records.Take(size + 1).ToList();
        if (page.Count <= size)
            return new Page<T>(page, Marker: null);
        page.RemoveAt(size);
        return new Page<T>(page, Write(key(page[^1])));
    }

    private static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string Read(string marker)
    {
        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw Faults.InvalidParameterValue("The specified marker is invalid.");
    }
}
