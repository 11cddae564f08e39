using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;
using SnapshotKind = RdsBackup.Sandbox.Rds.SnapshotKind;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>What AWS never does is refused by each cmdlet before it asks or changes anything.</summary>
public class DeadEndTests
{
    public static TheoryData<string, string> Sorts => new()
    {
        { "docdb", "EngineNotSupported" },
        { "neptune", "EngineNotSupported" },
        { "postgres", "MultiAZClusterNotCopyable" },
        { "custom-oracle-ee", "RdsCustomNotCopyable" },
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public void What_AWS_neither_copies_nor_shares_is_refused_by_every_cmdlet(string engine, string id)
    {
        var world = new World().WithKeys().WithSort(engine);
        var snapshot = Latest(world);

        foreach (var console in new[]
        {
            world.Run("primary", new CopyRdsSnapshotCrossRegionCommand { Snapshot = [snapshot], DestinationRegion = World.RecoveryRegion, KmsKeyId = "alias/rds-backup" }),
            world.Run("primary", new ProtectRdsSnapshotCommand { Snapshot = [snapshot], KmsKeyId = LocalKey(world) }),
            world.Run("primary", new GrantRdsSnapshotShareCommand { Snapshot = [snapshot], AccountId = ["222222222222"] }),
        })
        {
            Assert.Equal([id], console.ErrorIds);
            Assert.Empty(console.Questions);
        }

        Assert.Equal(id, Shared(world));
    }

    [Fact]
    public void RDS_Custom_for_SQL_Server_goes_to_another_region_with_a_warning_and_nowhere_else()
    {
        var world = new World().WithKeys().WithSort("custom-sqlserver-se");
        var snapshot = Latest(world);

        var copied = world.Run(
            "primary",
            new CopyRdsSnapshotCrossRegionCommand { Snapshot = [snapshot], DestinationRegion = World.RecoveryRegion, KmsKeyId = "alias/rds-backup" },
            new RecordingConsole { Answer = false });

        Assert.Contains("no other account can have", Assert.Single(copied.Warnings), StringComparison.Ordinal);
        Assert.Single(copied.Questions);
        Assert.Equal(["RdsCustomNotCopyable"], world.Run("primary", new GrantRdsSnapshotShareCommand { Snapshot = [snapshot], AccountId = ["222222222222"] }).ErrorIds);
        Assert.Equal(["RdsCustomNotCopyable"], world.Run("primary", new ProtectRdsSnapshotCommand { Snapshot = [snapshot], KmsKeyId = LocalKey(world) }).ErrorIds);
    }

    [Fact]
    public void A_name_that_no_tag_can_hold_is_refused_before_the_first_copy()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        var taken = world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], DBSnapshotIdentifier = new string('a', 213), Waits = true });

        var console = world.Run(new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [SnapshotInput.Parse(Assert.Single(taken.Output))],
            DestinationRegion = World.RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
        });

        Assert.Equal(["SnapshotNameTooLong"], console.ErrorIds);
        Assert.Empty(console.Questions);
    }

    [Fact]
    public void A_full_region_is_told_before_the_question_and_asked_for_once()
    {
        var world = new World(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) }, Quotas = new RdsQuotas { ManualSnapshots = 3 } })
            .WithKeys().WithDatabase("orders").WithDatabase("crm").After(TimeSpan.FromDays(1));
        world.Filled("111111111111", 3);

        var console = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = [.. world.Sources().Select(source => SnapshotInput.Parse(source.Snapshot.Arn.ToString()))],
            DestinationRegion = World.RecoveryRegion,
            KmsKeyId = "alias/rds-backup",
        });

        Assert.Equal(["SnapshotQuotaExceeded", "SnapshotQuotaExceeded"], console.ErrorIds);
        Assert.All(console.Errors, error => Assert.Contains("3 of 3 manual snapshots", error.Message, StringComparison.Ordinal));
        Assert.Empty(console.Questions);
        Assert.Equal(1, world.Sandbox.Calls.Latest.Count(call => call.Action == "DescribeAccountAttributes"));
    }

    [Fact]
    public void A_snapshot_for_which_there_is_no_room_is_not_begun()
    {
        var world = new World(new RdsSettings { Quotas = new RdsQuotas { ManualSnapshots = 0 } }).WithDatabase("orders").After(TimeSpan.FromDays(1));

        var console = world.Run("primary", new NewRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")] });

        Assert.Equal(["SnapshotQuotaExceeded"], console.ErrorIds);
        Assert.Empty(console.Questions);
    }

    [Fact]
    public void An_option_group_that_is_named_is_what_the_copy_has_and_there_is_no_copy_without_it()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        var recovery = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand { Snapshot = [Latest(world)], DestinationRegion = World.RecoveryRegion, KmsKeyId = "alias/rds-backup", Waits = true });
        var shared = world.Run(new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(Assert.Single(recovery.Output))], AccountId = ["222222222222"] });
        CopyRdsSharedSnapshotCommand Copy() => new() { Snapshot = [SnapshotInput.Parse(Assert.Single(shared.Output))], KmsKeyId = "alias/rds-vault", OptionGroupName = "vault-options", Waits = true, Region = World.RecoveryRegion };

        Assert.Equal(["OptionGroupNotFound"], world.Run("secondary", Copy()).ErrorIds);

        var vault = world.Sandbox.Rds.Model.In("222222222222", World.RecoveryRegion);
        Assert.Empty(vault.Snapshots(SnapshotKind.Instance));
        vault.OptionGroups.Add("vault-options");
        Assert.Single(world.Run("secondary", Copy()).Output);
        Assert.Equal("vault-options", Assert.Single(vault.Snapshots(SnapshotKind.Instance)).Value.Image.OptionGroupName);
    }

    private static SnapshotInput Latest(World world) => SnapshotInput.Parse(world.Sources()[0].Snapshot.Arn.ToString());

    private static string LocalKey(World world)
    {
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary, new KeyWish { Alias = "local", Accounts = ["222222222222"] }, cancellation));
        return "alias/local";
    }

    // As the backup account would see it, were it shared.
    private static string Shared(World world)
    {
        var snapshot = world.Sources()[0].Snapshot;
        return Assert.Throws<BackupException>(() => RoutePlanner.PlanSharedCopy(snapshot with { Type = "shared" }, CopyOrigin.Of(snapshot), world.Secondary, null)).Kind.ToString();
    }
}
