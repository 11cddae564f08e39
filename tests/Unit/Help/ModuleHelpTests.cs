using System.Text.RegularExpressions;
using RdsBackup.Core.Errors;
using RdsBackup.Help;
using RdsBackup.Help.Prose;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Help;

/// <summary>The help that ships.</summary>
public partial class ModuleHelpTests
{
    private static readonly HelpBuild Help = HelpBuild.Of(typeof(GetRdsBackupDatabaseCommand).Assembly, Repository.PathOf("docs"));

    [Fact]
    public void Every_cmdlet_has_a_page_that_describes_each_parameter_and_shows_three_examples() =>
        Assert.DoesNotContain(Help.Mistakes, mistake => !mistake.IsGap || mistake.Text.EndsWith("has no page.", StringComparison.Ordinal));

    [Fact]
    public void The_build_puts_it_where_get_help_looks()
    {
        var version = typeof(GetRdsBackupDatabaseCommand).Assembly.GetName().Version!.ToString(3);
        var folder = Repository.PathOf("output", "RdsBackup", version, "en-US");

        var files = Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!);

        Assert.Equal(
            Help.Topics.Keys.Select(topic => topic + ".help.txt").Append("RdsBackup.PowerShell.dll-Help.xml").Order(StringComparer.Ordinal),
            files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_topics_are_the_four_that_cmdlets_point_to() =>
        Assert.Equal(["about_RdsBackup", "about_RdsBackup_Credentials", "about_RdsBackup_Errors", "about_RdsBackup_Sandbox"], Help.Topics.Keys);

    [Fact]
    public void Every_error_id_and_no_other_is_explained_with_cause_and_remedy()
    {
        var errors = Page.Read(Repository.PathOf("docs", "about", "about_RdsBackup_Errors.md")).Root.Sections.SelectMany(section => section.Sections).ToList();

        Assert.Equal(
            Enum.GetNames<FailureKind>().Union(IdsOfCmdlets(), StringComparer.Ordinal).Order(StringComparer.Ordinal),
            errors.Select(error => error.Title).Order(StringComparer.Ordinal));
        Assert.All(errors, error =>
        {
            Assert.Contains(error.Blocks, block => block.Text.StartsWith("Cause: ", StringComparison.Ordinal));
            Assert.Contains(error.Blocks, block => block.Text.StartsWith("Remedy: ", StringComparison.Ordinal));
        });
    }

    // The cmdlets' own errors are made where they arise: id and category stand side by side.
    private static IEnumerable<string> IdsOfCmdlets() => Directory.GetFiles(Repository.PathOf("src", "RdsBackup.PowerShell"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(file => ErrorId().Matches(File.ReadAllText(file)))
        .Select(error => error.Groups["id"].Value);

    [GeneratedRegex("""
        "(?<id>[A-Z]\w+)",\s*ErrorCategory\.
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorId();
}
