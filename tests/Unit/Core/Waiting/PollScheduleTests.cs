using RdsBackup.Core.Waiting;

namespace RdsBackup.Unit.Core.Waiting;

public class PollScheduleTests
{
    private static readonly WaitOptions Options = new();

    [Theory]
    [InlineData(0, 0, 30)] // just begun
    [InlineData(60, 50, 30)] // near the end
    [InlineData(3600, 80, 225)] // a quarter of the 15 minutes left
    [InlineData(3600, 10, 300)] // hours to go
    [InlineData(14400, 0, 300)] // queued inside AWS for hours
    [InlineData(360, 0, 90)] // no progress shown yet
    public void The_next_look_comes_after_a_quarter_of_the_expected_rest_within_bounds(int elapsedSeconds, int percent, int expectedSeconds) =>
        Assert.Equal(TimeSpan.FromSeconds(expectedSeconds), PollSchedule.Next(TimeSpan.FromSeconds(elapsedSeconds), percent, Options));

    [Fact]
    public void Without_progress_no_end_is_promised() => Assert.Null(PollSchedule.Rest(TimeSpan.FromHours(1), 0));
}
