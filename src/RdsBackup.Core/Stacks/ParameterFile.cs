using System.Text;
using System.Text.Json;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;

namespace RdsBackup.Core.Stacks;

/// <summary>A parameters file as CloudFormation's own tools take it.</summary>
public static class ParameterFile
{
    /// <summary>Reads the values; those that are to stay as they are in the stack are left out.</summary>
    /// <param name="text">The file's content.</param>
    /// <param name="file">Its name, for errors.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidStackParameter"/>.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, string file)
    {
        try
        {
            var entries = JsonSerializer.Deserialize<List<Entry?>>(Encoding.UTF8.GetBytes(text))?.OfType<Entry>().ToList() ?? [];
            if (entries.Find(entry => entry.ParameterKey is null || (entry.ParameterValue is null && !entry.UsePreviousValue)) is { } half)
                throw StackFailures.InvalidParameterFile(file, half.ParameterKey is null ? "an entry has no ParameterKey." : $"{half.ParameterKey} has no ParameterValue.");

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in entries.Where(entry => !entry.UsePreviousValue))
            {
                if (!values.TryAdd(entry.ParameterKey!, entry.ParameterValue!))
                    throw StackFailures.InvalidParameterFile(file, $"{entry.ParameterKey} is there twice.");
            }

            return values;
        }
        catch (JsonException broken)
        {
            throw StackFailures.InvalidParameterFile(file, IsJson(text) ? ShapeMistake(broken) : At(broken) + JsonMistake.In(text, broken), broken);
        }
    }

    private static string ShapeMistake(JsonException broken) =>
        $"{At(broken)}it has to be a list of entries, each with the texts ParameterKey and ParameterValue, or with UsePreviousValue true or false; numbers are texts too: \"7\".";

    private static string At(JsonException broken) => broken.LineNumber is { } line ? Invariant($"line {line + 1}: ") : "";

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return document.RootElement.GetRawText().Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed record Entry(string? ParameterKey, string? ParameterValue, bool UsePreviousValue);
}
