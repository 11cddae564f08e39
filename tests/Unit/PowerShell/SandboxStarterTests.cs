using System.Globalization;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

public sealed class SandboxStarterTests
{
    [Theory]
    [InlineData("2026-12-01T00:40:00Z", "2026-11-30T10:00:00Z")]
    [InlineData("2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z")]
    [InlineData("2026-12-01T23:59:59Z", "2026-12-01T10:00:00Z")]
    [InlineData("2026-12-01T01:44:00+05:30", "2026-11-30T10:00:00Z")]
    public void Its_time_begins_hours_away_from_a_night_whenever_it_is_started(string now, string begins) =>
        Assert.Equal(DateTimeOffset.Parse(begins, CultureInfo.InvariantCulture), SandboxStarter.LastMorning(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
}
