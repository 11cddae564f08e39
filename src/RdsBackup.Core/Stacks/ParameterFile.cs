using System.Text.Json;
using RdsBackup.Core.Errors;

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
            var entries = JsonSerializer.Deserialize<List<Entry>>(text) ?? [];
            if (entries.Find(entry => entry.ParameterKey is null || (entry.ParameterValue is null && !entry.UsePreviousValue)) is { } half)
                throw Failures.InvalidParameterFile(file, half.ParameterKey is null ? "an entry has no ParameterKey." : $"{half.ParameterKey} has no ParameterValue.");

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var entry in entries.Where(entry => !entry.UsePreviousValue))
            {
                if (!values.TryAdd(entry.ParameterKey!, entry.ParameterValue!))
                    throw Failures.InvalidParameterFile(file, $"{entry.ParameterKey} is there twice.");
            }

            return values;
        }
        catch (JsonException broken)
        {
            throw Failures.InvalidParameterFile(file, broken.Message, broken);
        }
    }

    private sealed record Entry(string? ParameterKey, string? ParameterValue, bool UsePreviousValue);
}
