using System.Text;
using System.Text.Json;

namespace RdsBackup.Core.Policies;

/// <summary>Why a file of the user's is no JSON, in words for who wrote it by hand rather than for who reads it by program.</summary>
internal static class JsonMistake
{
    /// <summary>How deep the reader goes; no file of ours needs a tenth of it.</summary>
    public const int Depth = 64;

    /// <summary>The mistake, as a sentence or two.</summary>
    public static string In(string text, JsonException broken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "The file is empty.";

        // What the JSON reader says of these has its own settings' names in it, and nothing else tells them apart.
        if (broken.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return Invariant($"This is nested deeper than {Depth} brackets: a bracket that closes may be missing.");

        if (broken.Message.Contains(LoneSurrogate, StringComparison.Ordinal))
            return $"This is no JSON: {LoneSurrogate}.";

        var line = text.Split('\n').ElementAtOrDefault((int)(broken.LineNumber ?? 0)) ?? "";
        var before = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line).AsSpan(0, (int)Math.Min(broken.BytePositionInLine ?? 0, Encoding.UTF8.GetByteCount(line))));
        var there = line[Math.Min(before.Length, line.Length)..].Trim();
        return there.Length == 0
            ? Invariant($"This is no JSON: it ends too early at character {before.Length + 1}. A bracket, a quotation mark or a value is missing.")
            : Invariant($"This is no JSON from character {before.Length + 1} on: {(there.Length > 20 ? there[..20] + "…" : there)} cannot stand there. A comma, a bracket or a quotation mark is missing or too much, here or just before.");
    }

    /// <summary>Of the two halves of a character outside of the first 65,536, one alone.</summary>
    public const string LoneSurrogate = "a text holds half a character (\\ud800 to \\udfff without the other half)";
}
