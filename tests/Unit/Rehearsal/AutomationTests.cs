namespace RdsBackup.Unit.Rehearsal;

public sealed class AutomationTests
{
    [Fact]
    public async Task The_shipped_stacks_back_up_a_week_by_themselves_and_tell_of_every_mishap()
    {
        var rehearsed = await Rehearsed.RunAsync("automation", "--databases", "5");

        Assert.Equal("", rehearsed.Error);
        Assert.Contains("35 of 35 snapshots have a proven copy in the backup account", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("PROVEN", rehearsed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT PROVEN", rehearsed.Output, StringComparison.Ordinal);
        Assert.Equal(0, rehearsed.ExitCode);
        Assert.All(rehearsed.Output, letter => Assert.True(char.IsAscii(letter), $"'{letter}'"));
    }
}
