using System.Globalization;
using System.Text.Json;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Globalization;

public class CopyNameTests
{
    [TheoryOnHosts]
    [MemberData(nameof(Host.All), MemberType = typeof(Host))]
    public void A_snapshot_has_one_copy_name_whatever_calendar_the_machine_keeps(string culture, string zone)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "copy-names.json")));
        foreach (var row in file.RootElement.EnumerateArray())
        {
            string Text(string name) => row.GetProperty(name).GetString()!;
            var time = DateTimeOffset.Parse(Text("sourceTime"), CultureInfo.InvariantCulture);
            Assert.Equal(Text("copyName"), Host.As(culture, zone, () => CopyName.For(SnapshotArn.Parse(Text("sourceArn")), time, Text("database"))));
        }
    }
}
