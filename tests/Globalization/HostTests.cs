using System.Globalization;

namespace RdsBackup.Globalization;

public class HostTests
{
    [TheoryOnHosts]
    [MemberData(nameof(Host.All), MemberType = typeof(Host))]
    public void The_machine_is_what_it_says(string culture, string zone)
    {
        var found = Host.As(culture, zone, () => (CultureInfo.CurrentCulture.Name, TimeZoneInfo.Local.Id));

        Assert.Equal(culture, found.Name);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(zone, found.Id);
    }
}
