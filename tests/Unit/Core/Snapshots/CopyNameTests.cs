using System.Globalization;
using System.Text.Json;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Snapshots;

public class CopyNameTests
{
    public static TheoryData<string, string, string, string> Vectors()
    {
        var data = new TheoryData<string, string, string, string>();
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Core", "Snapshots", "copy-names.json")));
        foreach (var row in file.RootElement.EnumerateArray())
        {
            string Text(string name) => row.GetProperty(name).GetString()!;
            data.Add(Text("sourceArn"), Text("sourceTime"), Text("database"), Text("copyName"));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_name_follows_from_the_source_by_the_shared_vectors(string arn, string time, string database, string expected)
    {
        var source = SnapshotArn.Parse(arn);
        var sourceTime = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        var name = CopyName.For(source, sourceTime, database);

        Assert.Equal(expected, name);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_name_is_legal_for_instance_and_cluster_snapshots(string arn, string time, string database, string name)
    {
        _ = (arn, time, database);
        Assert.InRange(name.Length, 1, 62);
        Assert.Matches("^[a-z](?:-?[a-z0-9])*$", name);
    }

    [Fact]
    public void Another_source_has_another_name()
    {
        var source = SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:orders");
        var time = new DateTimeOffset(2026, 11, 20, 3, 12, 45, 123, TimeSpan.Zero);
        var name = CopyName.For(source, time, "orders");

        Assert.NotEqual(name, CopyName.For(source with { Place = new Place("333333333333", "us-east-1") }, time, "orders"));
        Assert.NotEqual(name, CopyName.For(source, time.AddMilliseconds(1), "orders"));
    }
}
