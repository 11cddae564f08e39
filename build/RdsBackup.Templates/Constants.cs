using System.Text.RegularExpressions;

namespace RdsBackup.Templates;

/// <summary>The engine's constants that templates may name: those of its files of defaults, <c>CopyDefaults.Attempts</c> for example.</summary>
internal static partial class Constants
{
    /// <summary>Reads them; this runs before the engine is compiled, for the templates travel in it.</summary>
    /// <param name="engine">The folder of the engine's sources.</param>
    public static IReadOnlyDictionary<string, string> Read(string engine) =>
        (from file in Directory.EnumerateFiles(engine, "*Defaults.cs", SearchOption.AllDirectories)
         from Match constant in Constant().Matches(File.ReadAllText(file))
         select KeyValuePair.Create($"{Path.GetFileNameWithoutExtension(file)}.{constant.Groups["name"].Value}", constant.Groups["value"].Value)).ToDictionary(StringComparer.Ordinal);

    /// <summary>A text with the constants that it names as <c>@CopyDefaults.Attempts@</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such constant.</exception>
    public static string WriteInto(string text, IReadOnlyDictionary<string, string> constants) => Named().Replace(text, name =>
        constants.GetValueOrDefault(name.Groups["name"].Value) ?? throw new KeyNotFoundException($"There is no constant {name.Groups["name"].Value} in the engine's files of defaults."));

    [GeneratedRegex("^    public const (int|string) (?<name>[A-Za-z]+) = (\"(?<value>[^\"]*)\"|(?<value>[0-9]+));", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constant();

    [GeneratedRegex("@(?<name>[A-Za-z]+\\.[A-Za-z]+)@", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
