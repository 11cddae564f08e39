using System.Text.RegularExpressions;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Architecture;

public partial class PatternTests
{
    // In .NET a dollar sign lets a line feed at the end pass.
    [Fact]
    public void Every_pattern_that_means_a_whole_text_ends_where_the_text_ends()
    {
        var lax = from file in Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                  where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                  from line in File.ReadLines(file)
                  where EndsWithDollar().IsMatch(line) && !line.Contains("Multiline", StringComparison.Ordinal)
                  select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(lax);
    }

    [GeneratedRegex(@"(GeneratedRegex|ValidatePattern|Regex\.(IsMatch|Match|Replace)|new Regex)\(.*[^\\\s,(]\$\)*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndsWithDollar();
}
