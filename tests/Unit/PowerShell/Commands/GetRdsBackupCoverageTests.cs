using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Whether databases are covered, by a policy and by name.</summary>
public sealed class GetRdsBackupCoverageTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void Of_a_policy_every_database_is_told_with_its_newest_proven_copy_or_why_it_is_not_covered()
    {
        var world = Backed("orders", "crm");
        world.WithDatabase("new").WithDatabase("scratch");
        Unmark(world, "crm");

        var console = Policy(world, """ "include": ["*"], "exclude": ["scratch"] """);

        Assert.Empty(console.Errors);
        Assert.Equal(
            [
                "crm NotCovered none of its 1 copy in the backup account is marked as proven", "new NotCovered it has no copy in the backup account", "orders Covered ",
                "scratch LeftOut scratch is excluded",
            ], Table(console));
        var orders = Of(console, "orders");
        Assert.Equal((Copies(world, "orders").Single().DBSnapshotIdentifier, "111111111111", "us-east-1"), (orders.SnapshotIdentifier!, orders.AccountId!, orders.Region!));
        Assert.True(orders.Age < Day && orders.DataTime < orders.Arrived);
    }

    [Fact]
    public void A_copy_grows_too_old_by_what_the_policy_or_the_call_says()
    {
        var world = Backed("orders");
        world.After(Day * 2);

        Assert.Equal(["orders NotCovered its newest proven copy arrived 2 d 0 h ago, and 1 d 6 h are allowed"], Table(Policy(world, """ "include": ["*"] """)));
        Assert.Equal(["orders Covered "], Table(Policy(world, """ "include": ["*"] """, command => command.MaximumAge = Day * 3)));
        Assert.Equal(["orders NotCovered"], Table(Policy(world, """ "include": ["*"] """, command => command.MaximumAge = TimeSpan.FromHours(1))).Select(row => row[..17]));
    }

    [Fact]
    public void Strictly_every_database_that_is_not_covered_is_an_error_of_its_own()
    {
        var world = Backed("orders");
        world.WithDatabase("new").WithDatabase("newer").WithDatabase("scratch");

        var console = Policy(world, """ "include": ["*"], "exclude": ["scratch"] """, command => command.IsStrict = true);

        Assert.Equal([nameof(FailureKind.NotCovered), nameof(FailureKind.NotCovered)], console.ErrorIds);
        Assert.Contains("The database 'new' in us-east-1 (account 111111111111) is not covered: it has no copy in the backup account.", console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(4, console.Output.Count);
    }

    [Fact]
    public void A_policy_that_selects_no_database_is_an_error_that_says_what_to_write()
    {
        var world = Backed("orders");

        var console = Policy(world, """ "tag": { "Backup": "Yes" } """);

        Assert.Equal(nameof(FailureKind.NothingSelected), Assert.Single(console.ErrorIds));
        Assert.Contains("selects none of the 1 databases", console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(["orders LeftOut it has no tag Backup"], Table(console));
    }

    [Fact]
    public void A_copy_whose_tags_lie_covers_nobody()
    {
        var world = Backed("orders");
        Retag(world, Copies(world, "orders").Single(), CopyTags.SourceTime, "2020-01-01T00:00:00.000Z");

        Assert.Equal(["orders NotCovered it has no copy in the backup account"], Table(Policy(world, """ "include": ["*"] """)));
    }

    [Fact]
    public void Databases_are_found_by_record_by_ARN_and_by_name_and_listed_once()
    {
        var world = Backed("orders", "crm");
        Unmark(world, "crm");
        var databases = world.Run("primary", new GetRdsBackupDatabaseCommand { Region = "us-east-1" }).Output;
        var calls = world.Sandbox.Calls.Count("rds", "DescribeDBSnapshots");

        var console = Named(world, [.. databases.Select(DatabaseInput.Parse)]);

        Assert.Equal(["crm NotCovered none of its 1 copy in the backup account is marked as proven", "orders Covered "], Table(console));
        Assert.Equal(calls + 1, world.Sandbox.Calls.Count("rds", "DescribeDBSnapshots"));
        Assert.Equal(["orders Covered "], Table(Named(world, DatabaseInput.Parse("arn:aws:rds:us-east-1:111111111111:db:orders"))));
        Assert.Equal(["ORDERS Covered "], Table(Named(world, DatabaseInput.Parse("ORDERS"))));
        Assert.Equal(["nobody NotCovered it has no copy in the backup account"], Table(Named(world, DatabaseInput.Parse("nobody"))));
        Assert.Equal(["orders NotCovered it has no copy in the backup account"], Table(Named(world, DatabaseInput.Parse("arn:aws:rds:eu-west-1:111111111111:db:orders"))));
    }

    private static World Backed(params string[] databases)
    {
        var world = new World().WithKeys();
        foreach (var database in databases)
            world.WithDatabase(database);
        world.After(Day);
        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded));
        return world;
    }

    private static void Unmark(World world, string database)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        var copy = Copies(world, database).Single().DBSnapshotArn;
        world.Run<object>(async _ => await rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = copy, TagKeys = [CopyTags.Proven] }));
    }

    private static void Retag(World world, DBSnapshot copy, string key, string value)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        world.Run<object>(async _ => await rds.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = copy.DBSnapshotArn, Tags = [new Tag { Key = key, Value = value }] }));
    }

    private static List<DBSnapshot> Copies(World world, string database)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        return [.. world.Run(_ => rds.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { SnapshotType = "manual" })).DBSnapshots!.Where(copy => copy.DBInstanceIdentifier == database)];
    }

    private static RecordingConsole Policy(World world, string select, Action<GetRdsBackupCoverageCommand>? set = null)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""
                {
                  "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }],
                  "recovery": { "region": "us-east-2" }, "vault": { "account": "222222222222", "profile": "secondary" }, "select": { {{select}} }
                }
                """);
            var command = new GetRdsBackupCoverageCommand { PolicyPath = file };
            set?.Invoke(command);
            var console = new RecordingConsole();
            world.Try(command, console);
            return console;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static RecordingConsole Named(World world, params DatabaseInput[] databases) =>
        world.Run("secondary", new GetRdsBackupCoverageCommand { Region = World.RecoveryRegion, Database = databases });

    private static CoverageInfo Of(RecordingConsole console, string database) => console.Output.Cast<CoverageInfo>().Single(one => one.DatabaseIdentifier == database);

    private static IEnumerable<string> Table(RecordingConsole console) =>
        console.Output.Cast<CoverageInfo>().Select(one => $"{one.DatabaseIdentifier} {one.Status} {one.Reason}").Order(StringComparer.Ordinal);
}
