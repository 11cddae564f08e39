using RdsBackup.Help.Cmdlets;
using RdsBackup.Help.Prose;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Help;

/// <summary>What the README says of the module.</summary>
public class ReadmeTests
{
    [Fact]
    public void Its_table_has_every_cmdlet_with_the_sentence_of_its_help()
    {
        var table = Page.Read(Repository.PathOf("README.md")).Root.Find("The cmdlets")!.Blocks.Single().Text.Split('\n').Skip(2);

        Assert.Equal(
            CmdletFacts.In(typeof(GetRdsBackupDatabaseCommand).Assembly).Select(cmdlet => $"| `{cmdlet.Name}` | {Synopsis(cmdlet.Name)} |"),
            table);
    }

    private static string Synopsis(string cmdlet) => Page.Read(Repository.PathOf("docs", "help", cmdlet + ".md")).Root.Blocks[0].Text;
}
