using System.Text.RegularExpressions;
using RdsBackup.Core.Errors;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell.Calls;

public partial class GeneratedCallsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_exception_without_an_id_that_is_told_leaves_a_cmdlet(int seed)
    {
        var told = Told();
        using var calls = new GeneratedCalls(seed);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var unexpected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (call, errors) in calls.Run(500))
        {
            foreach (var defect in errors.Where(error => GeneratedCalls.IdOf(error) == nameof(FailureKind.Unexpected)))
                unexpected[Ours().Match(defect.ToString()).Value] = $"{call}: {defect.InnerException}";
            ids.UnionWith(errors.Select(GeneratedCalls.IdOf));
        }

        Assert.True(unexpected.Count == 0, string.Join("\n\n", unexpected.Values));
        Assert.Empty(ids.Except(told));
        // The calls come far enough to fail in many ways.
        Assert.InRange(ids.Count, 15, told.Count);
    }

    [Fact]
    public void Every_kind_of_failure_is_told_in_the_help() => Assert.Empty(Enum.GetNames<FailureKind>().Except(Told()));

    private static HashSet<string> Told() =>
        [.. Heading().Matches(File.ReadAllText(Repository.PathOf("docs", "about", "about_RdsBackup_Errors.md"))).Select(match => match.Groups["id"].Value)];

    // One defect is told once.
    [GeneratedRegex(@"at RdsBackup\.\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"^### (?<id>\w+)\r?$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
