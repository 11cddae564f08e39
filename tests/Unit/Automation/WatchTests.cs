using Amazon.RDS.Model;
using RdsBackup.Sandbox.Faults;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>What nothing tells of by failing: somebody hears of it once a day, in words.</summary>
public class WatchTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly StackedWorld stacks = new();

    // Some days in which all is well: the time is past the watch's.
    public WatchTests()
    {
        stacks.World.WithDatabase("orders").WithDatabase("crm");
        stacks.Deploy().After(TimeSpan.FromHours(58));
        Assert.Empty(Missing());
    }

    [Fact]
    public void A_source_whose_stack_is_gone()
    {
        stacks.Remove("rdsbackup-source");
        stacks.After(Day);
        var before = Missing().Count;

        stacks.After(3 * Day);

        Assert.InRange(before, 0, 1);
        AssertDaily(Missing().Skip(before), 3, "No list of databases came from 111111111111/us-east-1 for more than 26 hours.");
    }

    [Fact]
    public void A_source_that_is_paused()
    {
        stacks.Pause("rdsbackup-source");
        stacks.After(4 * Day);

        Assert.All(Missing(), message => Assert.Contains("whether they are paused", message.Body, StringComparison.Ordinal));
        Assert.InRange(Missing().Count, 3, 4);
    }

    [Fact]
    public void A_database_of_which_nothing_arrives()
    {
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Snapshot Selected" });
        stacks.After(Day);
        var before = Missing().Count;

        stacks.After(3 * Day);

        Assert.InRange(before, 0, 1);
        AssertDaily(
            Missing().Skip(before),
            3,
            "No copy of instance/crm of 111111111111/us-east-1 arrived for more than 30 hours.\nNo copy of instance/orders of 111111111111/us-east-1 arrived for more than 30 hours.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FaultKinds.EventDoubled)]
    public void A_database_that_leaves_the_list(string? fault)
    {
        if (fault is not null)
            stacks.World.Sandbox.Faults.Add(new FaultRule(fault) { Name = "RDS Databases Selected" });

        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
            stacks.World.Run(_ => rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = "arn:aws:rds:us-east-1:111111111111:db:crm", TagKeys = ["Failsafe"] }));
        stacks.After(3 * Day);

        AssertDaily(Missing(), 1, "instance/crm of 111111111111/us-east-1 is no longer on the list of databases: it was deleted, or is no longer selected.");
    }

    private List<TopicMessage> Missing() => [.. stacks.Messages.Where(message => message.Subject?.Contains("missing", StringComparison.Ordinal) == true)];

    private static void AssertDaily(IEnumerable<TopicMessage> messages, int days, string text)
    {
        var told = messages.ToList();
        Assert.Equal(days, told.Count);
        Assert.Equal(days, told.Select(message => message.Time.Date).Distinct().Count());
        Assert.All(told, message => Assert.Contains(text, message.Body, StringComparison.Ordinal));
    }
}
