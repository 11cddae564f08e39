using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Sns;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;

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

    [Fact]
    public void A_policy_that_selects_no_database_any_more()
    {
        using (var rds = stacks.World.Rds("primary", World.SourceRegion))
        {
            foreach (var id in new[] { "orders", "crm" })
                stacks.World.Run(_ => rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = $"arn:aws:rds:us-east-1:111111111111:db:{id}", TagKeys = ["Failsafe"] }));
        }

        stacks.After(4 * Day);

        var told = Missing().Where(message => message.Body.Contains("The policy selects no database in 111111111111/us-east-1.", StringComparison.Ordinal)).ToList();
        Assert.InRange(told.Count, 3, 4);
        AssertDaily(told, told.Count, "The policy selects no database in 111111111111/us-east-1.");
    }

    // Whoever owns one source may say what they like, and is told of; the other sources are watched all the same.
    [Fact]
    public void Lists_without_end_of_one_source_do_not_hide_what_is_missing_of_another()
    {
        stacks.World.WithDatabase("payments", account: "other");
        stacks.Deploy(StackedWorld.Nightly with { Sources = [.. StackedWorld.Nightly.Sources, new SourceAccount("333333333333", [World.SourceRegion], null)] });
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Snapshot Shared" });
        stacks.After(2 * Day);
        var intruder = new Intruder(stacks);
        for (var list = 0; list < 40; list++)
        {
            intruder.Say(Databases(list, 500), "RDS Databases Selected");
            stacks.After(TimeSpan.FromMinutes(31));
        }

        for (var list = 0; list < 1100; list++)
            intruder.Say(Databases(list, 1), "RDS Databases Selected");
        intruder.Say(Databases(0, 1000), "RDS Databases Selected");
        stacks.After(Day - (40 * TimeSpan.FromMinutes(31)));

        var told = Missing()[^1].Body;
        Assert.Contains("No copy of instance/payments of 333333333333/us-east-1 arrived", told, StringComparison.Ordinal);
        Assert.Contains(" more of 111111111111/us-east-1.", told, StringComparison.Ordinal);
        Assert.InRange(told.Split('\n').Length, 3, 60);
        Assert.Contains("at most 40,000 characters", Assert.Single(stacks.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SnapshotKind.Instance, "instances")]
    [InlineData(SnapshotKind.Cluster, "clusters")]
    public void A_quota_of_manual_snapshots_of_which_four_fifths_are_used(SnapshotKind kind, string word)
    {
        stacks.World.Filled("222222222222", 80, kind);
        stacks.After(2 * Day);

        AssertDaily(Missing(), 2, $" of 100 manual snapshots of {word} are in account 222222222222, us-east-2; with the last one backups end.");
    }

    private static JsonObject Databases(int list, int count) => new()
    {
        ["region"] = World.SourceRegion,
        ["databases"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => JsonValue.Create($"instance/a-database-with-a-rather-long-name-in-list-{list}-{index}"))]),
    };

    private List<TopicMessage> Missing() => [.. stacks.Messages.Where(message => message.Subject?.Contains("missing", StringComparison.Ordinal) == true)];

    private static void AssertDaily(IEnumerable<TopicMessage> messages, int days, string text)
    {
        var told = messages.ToList();
        Assert.Equal(days, told.Count);
        Assert.Equal(days, told.Select(message => message.Time.Date).Distinct().Count());
        Assert.All(told, message => Assert.Contains(text, message.Body, StringComparison.Ordinal));
    }
}
