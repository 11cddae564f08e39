using RdsBackup.Help;
using RdsBackup.Help.Prose;

namespace RdsBackup.Unit.Help;

/// <summary>Topics as plain text.</summary>
public class AboutTopicTests
{
    private const string Topic = """
        # about_Sample

        What it is `about`.

        Some words, among them **bold** ones and [a link](https://aws.amazon.com), and more of them than one line of a console can hold.

        ## Part

        - an item

        ```powershell
        Get-Sample |
          Copy-Sample
        ```
        """;

    [Fact]
    public void It_begins_as_get_help_reads_it_with_the_synopsis_in_the_fifth_line()
    {
        var mistakes = new List<Mistake>();

        var text = AboutTopic.Of(Page.Parse("docs/about_Sample.md", Topic), mistakes);

        Assert.Empty(mistakes);
        Assert.Equal("""
            TOPIC
                about_Sample

            SHORT DESCRIPTION
                What it is about.

            LONG DESCRIPTION
                Some words, among them bold ones and a link, and more of them than one line
                of a console can hold.

            PART
                - an item

                    Get-Sample |
                      Copy-Sample

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void A_title_that_is_not_the_files_name_is_a_mistake()
    {
        var mistakes = new List<Mistake>();

        AboutTopic.Of(Page.Parse("docs/about_Other.md", Topic), mistakes);

        Assert.Equal("docs/about_Other.md(1): error HELP: the title is 'about_Sample', not 'about_Other'.", Assert.Single(mistakes).ToString());
    }
}
