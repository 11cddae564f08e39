using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.CloudFormation;

public sealed class AutomationTableTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "sandbox-automation.md");

    [Fact]
    public void The_page_says_what_the_sandbox_can_do()
    {
        var written = AutomationTable.Write();

        // UPDATE_DOCS=1 dotnet test … writes the page anew.
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(Page, written);

        Assert.Equal(written, File.ReadAllText(Page));
    }
}
