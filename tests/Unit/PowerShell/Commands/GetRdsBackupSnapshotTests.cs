using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

public class GetRdsBackupSnapshotTests
{
    [Theory]
    [InlineData("orders")]
    [InlineData("ord*")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:db:orders")]
    public void Vault_copies_are_found_by_database_in_an_account_that_has_no_such_database(string database)
    {
        var found = Vault(BackedUp(), database);

        Assert.Equal(["orders"], Infos(found).Select(copy => copy.DatabaseIdentifier));
        Assert.All(Infos(found), copy => Assert.Equal("222222222222", copy.AccountId));
    }

    [Fact]
    public void The_copies_of_a_cluster_are_found_like_those_of_an_instance() => Assert.Equal("Cluster", Assert.Single(Infos(Vault(BackedUp(), "ledger"))).Kind);

    [Fact]
    public void The_latest_vault_copy_is_the_newest_by_the_time_of_its_source()
    {
        var world = BackedUp().After(TimeSpan.FromDays(1));
        Assert.All(world.RunChain(), result => Assert.Null(result.Failure));
        Assert.Equal(2, Infos(Vault(world, "orders")).Count());

        var latest = Assert.Single(Infos(Vault(world, "orders", command => command.OnlyLatest = true)));

        Assert.Equal(Infos(Vault(world, "orders")).Max(copy => copy.DataTime), latest.DataTime);
        Assert.Equal(2, Infos(Vault(world, null, command => command.OnlyLatest = true)).Count());
    }

    [Fact]
    public void A_snapshot_of_another_database_or_time_is_never_the_latest_whatever_its_tags_say()
    {
        var world = BackedUp();
        var honest = Assert.Single(Infos(Vault(world, "orders")));
        Forge(world, honest, "2031-01-01T00:00:00.000Z");

        var console = Vault(world, "orders", command => command.OnlyLatest = true);

        Assert.Equal(honest.SnapshotArn, Assert.Single(Infos(console)).SnapshotArn);
        var warning = Assert.Single(console.Warnings);
        Assert.Contains("is left out, for AWS contradicts its tags: ", warning, StringComparison.Ordinal);
        Assert.Contains("time should be 2031", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_of_another_account_has_copies_of_its_own()
    {
        var elsewhere = Vault(BackedUp(), "arn:aws:rds:us-east-1:333333333333:db:orders");

        Assert.Equal([nameof(FailureKind.NoCopy)], elsewhere.ErrorIds);
    }

    [Fact]
    public void Recovery_copies_are_found_too_where_they_are()
    {
        var console = BackedUp().Run("primary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], OnlyCopies = true, Region = World.RecoveryRegion });

        Assert.Equal("111111111111", Assert.Single(Infos(console)).AccountId);
    }

    [Fact]
    public void A_database_without_copies_there_is_an_error_that_names_the_place()
    {
        var failed = Assert.IsType<BackupException>(Assert.Single(Vault(BackedUp(), "crm").Errors));

        Assert.Equal((FailureKind.NoCopy, "No vault copy of a database 'crm' is in us-east-2 (account 222222222222)."), (failed.Kind, failed.Message));
        Assert.StartsWith("Check name", failed.Failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_database_that_has_copies_is_named() => Assert.StartsWith(
        "Did you mean orders? Check name", Assert.IsType<BackupException>(Assert.Single(Vault(BackedUp(), "oders").Errors)).Failure.Advice, StringComparison.Ordinal);

    [Fact]
    public void The_error_of_a_database_that_is_elsewhere_names_the_way_to_its_copies()
    {
        var console = BackedUp().Run("secondary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], Region = World.RecoveryRegion });

        Assert.Contains("Get-RdsBackupSnapshot orders -Vault -Region us-east-2", Assert.IsType<CommandException>(Assert.Single(console.Errors)).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcards_mean_databases_and_snapshots()
    {
        var world = BackedUp();

        Assert.Equal(["orders"], Infos(Source(world, command => (command.Database, command.OnlyLatest) = ([DatabaseInput.Parse("o*")], true))).Select(one => one.DatabaseIdentifier));
        Assert.All(Infos(Source(world, command => command.Snapshot = [SnapshotInput.Parse("rds:orders-*")])), one => Assert.Equal("orders", one.DatabaseIdentifier));
        Assert.NotEmpty(Source(world, command => command.Snapshot = [SnapshotInput.Parse("rds:orders-*")]).Output);
    }

    [Fact]
    public void The_latest_of_many_databases_is_asked_in_as_many_calls_as_there_are_pages()
    {
        var world = new World();
        for (var i = 0; i < 30; i++)
            world.WithDatabase($"db{i:00}");
        world.After(TimeSpan.FromDays(1));
        var before = Describes(world);

        var console = Source(world, command => command.OnlyLatest = true);

        Assert.Equal(30, console.Output.Count);
        Assert.Equal(4, Describes(world) - before);
    }

    [Fact]
    public void A_database_without_a_snapshot_is_an_error_beside_the_latest_of_the_others()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(1)).WithDatabase("young");

        var console = Source(world, command => command.OnlyLatest = true);

        Assert.Equal(["orders"], Infos(console).Select(one => one.DatabaseIdentifier));
        Assert.Equal([nameof(FailureKind.NoSnapshot)], console.ErrorIds);
    }

    [Fact]
    public void The_latest_of_a_type_is_the_latest_of_that_type()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(1));
        world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], Waits = true });

        Assert.Equal("manual", Assert.Single(Infos(Source(world, command => command.OnlyLatest = true))).Type);
        Assert.Equal("automated", Assert.Single(Infos(Source(world, command => (command.OnlyLatest, command.Type) = (true, "automated")))).Type);
        Assert.Equal([nameof(FailureKind.NoSnapshot)], Source(world, command => (command.OnlyLatest, command.Type, command.Database) = (true, "awsbackup", [DatabaseInput.Parse("orders")])).ErrorIds);
    }

    [Fact]
    public void A_member_of_a_cluster_names_its_cluster()
    {
        var world = new World().WithDatabase("ledger", SnapshotKind.Cluster);
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.CreateDBInstanceAsync(new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = "ledger-1",
            DBClusterIdentifier = "ledger",
            Engine = "aurora-postgresql",
            DBInstanceClass = "db.r6g.large",
        }));

        var failed = Assert.IsType<BackupException>(Assert.Single(Source(world, command => command.Database = [DatabaseInput.Parse("ledger-1")]).Errors));

        Assert.Equal(FailureKind.ClusterMember, failed.Kind);
        Assert.Contains("is a member of the DB cluster 'ledger'", failed.Message, StringComparison.Ordinal);
    }

    private static World BackedUp()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("ledger", SnapshotKind.Cluster).After(TimeSpan.FromDays(1));
        Assert.All(world.RunChain(), result => Assert.Null(result.Failure));
        return world;
    }

    private static RecordingConsole Vault(World world, string? database, Action<GetRdsBackupSnapshotCommand>? with = null)
    {
        var command = new GetRdsBackupSnapshotCommand { Database = database is null ? [] : [DatabaseInput.Parse(database)], OnlyVault = true, Region = World.RecoveryRegion };
        with?.Invoke(command);
        return world.Run("secondary", command);
    }

    private static RecordingConsole Source(World world, Action<GetRdsBackupSnapshotCommand> with)
    {
        var command = new GetRdsBackupSnapshotCommand();
        with(command);
        return world.Run("primary", command);
    }

    private static IEnumerable<SnapshotInfo> Infos(RecordingConsole console) => console.Output.Cast<SnapshotInfo>();

    private static long Describes(World world) =>
        world.Sandbox.Calls.Counts.Where(call => call.Key.Action.StartsWith("DescribeDB", StringComparison.Ordinal)).Sum(call => call.Value);

    // Somebody with all rights in the backup account copies a copy under a name and tags that agree with each other.
    private static void Forge(World world, SnapshotInfo honest, string time)
    {
        Assert.True(CopyName.TryParse(time, out var taken));
        var tags = honest.Tags.ToDictionary(StringComparer.Ordinal);
        tags[CopyTags.SourceTime] = time;
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = honest.SnapshotIdentifier,
            TargetDBSnapshotIdentifier = new Lineage(SnapshotArn.Parse(tags[CopyTags.SourceArn]), taken, "orders").CopyName,
            KmsKeyId = honest.KmsKeyId,
            Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        }));
        world.After(TimeSpan.FromHours(1));
    }
}
