using System.Management.Automation;
using RdsBackup.Help.Cmdlets;
using RdsBackup.Help.Prose;

namespace RdsBackup.Unit.Help;

/// <summary>A cmdlet's page held against its class.</summary>
public class CmdletPageTests
{
    private const string Whole = """
        # Get-Sample

        Gets samples.

        ## Description

        Gets them.

        ## Parameters

        ### -Name

        The `name`.

        ## Examples

        ### One

        ```powershell
        Get-Sample -Name a
        ```

        ### Two

        ```powershell
        Get-Sample -Name b
        ```

        ### Three

        ```powershell
        Get-Sample -Name c
        ```

        ## Notes

        None.

        ## Links

        - [AWS](https://aws.amazon.com)
        """;

    private const string Shared = """
        # Shared

        ## -Region

        The region.

        ## -WhatIf

        Says what.

        ## -Confirm

        Asks.
        """;

    [Fact]
    public void A_whole_page_has_nothing_wrong() => Assert.Empty(Read(Whole).Mistakes);

    [Theory]
    [InlineData("### -Name\n\nThe `name`.", "### -Name", "page.md(11): error HELP: -Name is not described.")]
    [InlineData("### -Name", "### -Nam", "page.md(9): error HELP: -Name is not described.")]
    [InlineData("### -Name", "### -Other\n\nIt.\n\n### -Name", "page.md(11): error HELP: Get-Sample has no parameter -Other.")]
    [InlineData("# Get-Sample", "# Get-Simple", "page.md(1): error HELP: the title is 'Get-Simple', not 'Get-Sample'.")]
    [InlineData("Gets samples.\n", "", "page.md(1): error HELP: the synopsis is one paragraph under the title.")]
    [InlineData("Gets them.", "", "page.md(5): error HELP: the section 'Description' is missing or empty.")]
    [InlineData("## Notes\n\nNone.", "", "page.md(1): error HELP: the section 'Notes' is missing or empty.")]
    [InlineData("## Notes", "## Remarks\n\nNone.\n\n## Notes", "page.md(35): error HELP: there is no section 'Remarks'; there are Description, Parameters, Examples, Notes, Links.")]
    [InlineData("### Two\n\n```powershell\nGet-Sample -Name b\n```", "", "page.md(15): error HELP: there are fewer than 3 examples.")]
    [InlineData("```powershell\nGet-Sample -Name b", "```\nGet-Sample -Name b", "page.md(23): error HELP: an example has one block of powershell.")]
    [InlineData("https://aws.amazon.com", "Nowhere.md", "page.md(41): error HELP: the link leads nowhere: Nowhere.md.")]
    public void A_mistake_is_told_with_file_and_line(string part, string instead, string mistake)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);

        Assert.Contains(mistake, Read(Whole.Replace(part, instead, StringComparison.Ordinal)).Mistakes.Select(found => found.ToString()));
    }

    [Fact]
    public void A_parameter_that_neither_page_describes_is_a_mistake() =>
        Assert.Equal(
            ["page.md(9): error HELP: -Region is not described."],
            Read(Whole, Shared.Replace("## -Region\n\nThe region.\n", "", StringComparison.Ordinal)).Mistakes.Select(found => found.ToString()));

    [Fact]
    public void A_shared_text_that_no_cmdlet_uses_is_a_gap()
    {
        var shared = new SharedParameters(Page.Parse("shared.md", Shared));
        Assert.NotNull(shared.Find("Region"));

        Assert.Equal([("-WhatIf", 7), ("-Confirm", 11)], shared.Mistakes().Where(mistake => mistake.IsGap).Select(mistake => (mistake.Text.Split(' ')[0], mistake.Line)));
    }

    [Fact]
    public void The_pages_own_text_goes_before_the_shared_one()
    {
        var own = Read(Whole.Replace("### -Name", "### -Region\n\nIts own region.\n\n### -Name", StringComparison.Ordinal));

        Assert.Equal("Its own region.", Assert.Single(own.Help.Parameters["Region"]).Text);
    }

    [Fact]
    public void The_class_tells_sets_types_places_aliases_values_and_defaults()
    {
        var facts = CmdletFacts.Of(typeof(GetSampleCommand));

        Assert.Equal("Get-Sample", facts.Name);
        Assert.Equal(["String"], facts.Outputs);
        Assert.Equal(["Name Region WhatIf Confirm", "Name WhatIf Confirm"], facts.ParameterSets.Select(set => string.Join(' ', set.Select(parameter => parameter.Name))));
        var name = facts.Parameters.Single(parameter => parameter.Name == "Name");
        Assert.Equal("string[]", name.Type);
        Assert.Equal(0, name.Position);
        Assert.True(name.Required && name.TakesPipeline && name.Wildcards);
        Assert.Equal(["N", "Id"], name.Aliases);
        Assert.Null(name.Default);
        var region = facts.Parameters.Single(parameter => parameter.Name == "Region");
        Assert.Equal(("here", false, (int?)null), (region.Default, region.Required, region.Position));
        Assert.Equal(["here", "there"], region.Values);
    }

    [Fact]
    public void Get_help_reads_it_without_markdown()
    {
        var maml = Maml.Of([Read(Whole).Help]).ToString();

        Assert.Contains("<maml:para>The name.</maml:para>", maml, StringComparison.Ordinal);
        Assert.Contains("<dev:code>Get-Sample -Name a</dev:code>", maml, StringComparison.Ordinal);
        Assert.Contains("aliases=\"N, Id\"", maml, StringComparison.Ordinal);
        Assert.Contains("<maml:uri>https://aws.amazon.com</maml:uri>", maml, StringComparison.Ordinal);
    }

    private static (CmdletHelp Help, List<Mistake> Mistakes) Read(string page, string shared = Shared)
    {
        var mistakes = new List<Mistake>();
        var help = new CmdletHelpReader(
            CmdletFacts.Of(typeof(GetSampleCommand)), Page.Parse("page.md", page), new SharedParameters(Page.Parse("shared.md", shared)), mistakes).Read();
        return (help, mistakes);
    }

    [Cmdlet(VerbsCommon.Get, "Sample", SupportsShouldProcess = true, DefaultParameterSetName = "Whole")]
    [OutputType(typeof(string))]
    private sealed class GetSampleCommand : PSCmdlet
    {
        [Parameter(ParameterSetName = "Whole")]
        [ValidateSet("here", "there")]
        public string Region { get; set; } = "here";

        [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
        [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Part")]
        [Alias("N", "Id")]
        [SupportsWildcards]
        public string[] Name { get; set; } = [];
    }
}
