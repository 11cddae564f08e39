using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class EventHistoryTests
{
    private readonly VirtualClock clock = new();
    private readonly AwsSandbox sandbox;
    private readonly List<ServiceEvent> told = [];

    public EventHistoryTests()
    {
        sandbox = new AwsSandbox(new SandboxOptions { Clock = clock });
        Estate.Seed(sandbox, new EstateOptions());
        sandbox.Events.Subscribe(happened => told.AddRange(happened.Source == "aws.rds" ? [happened] : []));
    }

    [Fact]
    public void What_RDS_told_in_the_last_hour_is_described_as_it_was_told()
    {
        Rds("CreateDBSnapshot", ("DBSnapshotIdentifier", "one"), ("DBInstanceIdentifier", "orders"));
        Rds("CreateDBClusterSnapshot", ("DBClusterSnapshotIdentifier", "one"), ("DBClusterIdentifier", "ledger"));
        Rds("RebootDBInstance", ("DBInstanceIdentifier", "billing"));
        Rds("StopDBInstance", ("DBInstanceIdentifier", "catalog"));
        clock.Advance(TimeSpan.FromMinutes(30));

        var found = Events();

        string Told(string member) => string.Join('\n', told.Select(one => one.Detail[member] is JsonArray list ? string.Join(',', list) : (string)one.Detail[member]!));
        Assert.Equal(
            (Told("Message"), Told("SourceArn"), Told("SourceIdentifier"), Told("EventCategories"), Told("Date")),
            (Of(found, "Message"), Of(found, "SourceArn"), Of(found, "SourceIdentifier"), Of(found, "EventCategories"), Of(found, "Date")));
        Assert.Equal(["db-cluster-snapshot", "db-instance", "db-snapshot"], found.Select(one => (string)one.Element("SourceType")!).Distinct().Order(StringComparer.Ordinal));
        Assert.Subset(
            found.Select(one => (string)one.Element("Message")!).ToHashSet(),
            new HashSet<string> { "Manual snapshot created", "Manual cluster snapshot created", "DB instance restarted.", "DB instance stopped." });
        Assert.Single(Events(("SourceType", "db-snapshot"), ("SourceIdentifier", "ONE"), ("EventCategories.EventCategory.1", "creation"), ("EndTime", Time(clock.GetUtcNow().AddMinutes(-29)))));
        Assert.Empty(Events(("EventCategories.EventCategory.1", "failover")));

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(Events().Count < found.Count);
        Assert.Equal(found.Count, Events(("Duration", "90")).Count(one => (DateTimeOffset)one.Element("Date")! <= told[found.Count - 1].Time));
        clock.Advance(TimeSpan.FromDays(14));
        Assert.DoesNotContain(Events(("Duration", "20160")), one => (DateTimeOffset)one.Element("Date")! < clock.GetUtcNow().AddDays(-14));
    }

    [Fact]
    public void Events_come_in_pages_and_only_to_whom_they_were_told()
    {
        for (var i = 0; i < 21; i++)
        {
            Rds("RebootDBInstance", ("DBInstanceIdentifier", "billing"));
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        var first = Rds("DescribeEvents", ("MaxRecords", "20"), ("Duration", "600"), ("SourceType", "db-instance"));
        var second = Rds("DescribeEvents", ("MaxRecords", "20"), ("Duration", "600"), ("SourceType", "db-instance"), ("Marker", (string)first.Element("Marker")!));

        Assert.Equal((20, 1, null), (first.Descendants("Event").Count(), second.Descendants("Event").Count(), second.Element("Marker")));
        Assert.Empty(Rds(sandbox.Accounts[1], "DescribeEvents", ("Duration", "600")).Descendants("Event"));
    }

    [Theory]
    [InlineData("InvalidParameterCombination", "SourceIdentifier", "orders")]
    [InlineData("InvalidParameterValue", "SourceType", "db")]
    [InlineData("InvalidParameterValue", "Duration", "20161")]
    [InlineData("InvalidParameterValue", "Duration", "0")]
    [InlineData("InvalidParameterValue", "MaxRecords", "19")]
    [InlineData("InvalidParameterValue", "StartTime", "2020-01-01T00:00:00Z")]
    [InlineData("InvalidParameterCombination", "StartTime", "9999-01-01T00:00:00Z", "EndTime", "2026-11-20T00:00:00Z")]
    [InlineData("MalformedInput", "StartTime", "yesterday")]
    public void What_cannot_be_asked_is_refused(string code, string name, string value, string? other = null, string? otherValue = null) => Assert.Equal(
        code,
        Assert.Throws<AwsFault>(() => Events([(name, value), .. other is null ? Array.Empty<(string, string)>() : [(other, otherValue!)]])).Code);

    [Theory]
    [InlineData("EndTime", "0001-01-01T00:00:00Z")]
    [InlineData("StartTime", "9999-12-31T23:59:59Z")]
    public void Times_at_the_end_of_the_calendar_find_nothing(string name, string value)
    {
        Assert.Empty(Events((name, value)));
        Assert.Empty(Events((name, value), ("Duration", "20160")));
    }

    private static string Of(IEnumerable<XElement> found, string member) => string.Join('\n', found.Select(one => one.Element(member)!.Value));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    private List<XElement> Events(params (string, string)[] parameters) => [.. Rds("DescribeEvents", parameters).Descendants("Event")];

    private XElement Rds(string operation, params (string, string)[] parameters) => Rds(sandbox.Primary(), operation, parameters);

    private XElement Rds(Account account, string operation, params (string, string)[] parameters) =>
        new QueryClient(sandbox, account.AccessKey, "rds", "2014-10-31").Call(operation, parameters);
}
