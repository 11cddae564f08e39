using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;
using Snapshot = RdsBackup.Core.Snapshots.Snapshot;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>What can never arrive is refused by name at the beginning: nothing is copied, nothing is paid for.</summary>
public class DeadEndTests
{
    public static TheoryData<string, FailureKind, string> Sorts => new()
    {
        { "docdb", FailureKind.EngineNotSupported, "Amazon DocumentDB" },
        { "neptune", FailureKind.EngineNotSupported, "Amazon Neptune" },
        { "postgres", FailureKind.MultiAZClusterNotCopyable, "--db-cluster-snapshot-identifier" },
        { "mysql", FailureKind.MultiAZClusterNotCopyable, "--db-cluster-snapshot-identifier" },
        { "custom-sqlserver-se", FailureKind.RdsCustomNotCopyable, "to another region only" },
        { "custom-oracle-ee", FailureKind.RdsCustomNotCopyable, "not at all" },
    };

    [Theory]
    [MemberData(nameof(Sorts))]
    public void What_AWS_neither_copies_nor_shares_is_refused_by_name_with_what_to_do(string engine, FailureKind kind, string word)
    {
        var world = new World().WithKeys().WithSort(engine);

        var failure = RefusedBeforeAnyChange(world);

        Assert.Equal(kind, failure.Kind);
        Assert.Contains(word, failure.Message + failure.Advice, StringComparison.Ordinal);
        Assert.Equal((World.SourceRegion, "111111111111"), (failure.Region, failure.AccountId));
    }

    [Fact]
    public void A_name_whose_ARN_fits_a_tag_arrives_and_one_letter_more_is_refused_with_the_limit()
    {
        // arn:aws:rds:us-east-1:111111111111:snapshot: has 44 characters, a tag's value 256.
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        var (longest, tooLong) = (Take(world, new string('a', 212)), Take(world, new string('b', 213)));

        var results = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation))
            .RunAsync([(longest, null), (tooLong, null)], null, cancellation));

        Assert.True(results[0].Succeeded, results[0].Failure?.ToString());
        Assert.Equal(256, results[0].VaultCopy!.Tags[CopyTags.SourceArn].Length);
        Assert.Equal(FailureKind.SnapshotNameTooLong, results[1].Failure!.Kind);
        Assert.Contains("has 213 characters, and 212 are the most there", results[1].Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(results[1].Hops);
    }

    [Fact]
    public void A_full_vault_is_told_before_the_first_copy()
    {
        var world = Full("222222222222", 3);

        var failure = RefusedBeforeAnyChange(world);

        Assert.Equal(FailureKind.SnapshotQuotaExceeded, failure.Kind);
        Assert.Contains("3 of 3 manual snapshots of instances are there", failure.Message, StringComparison.Ordinal);
        Assert.Equal(("222222222222", World.RecoveryRegion), (failure.AccountId, failure.Region));
    }

    [Fact]
    public void A_full_recovery_region_is_told_before_the_first_copy() =>
        Assert.Equal(("111111111111", World.RecoveryRegion), (RefusedBeforeAnyChange(Full("111111111111", 3)) is var failure ? failure.AccountId : "", failure.Region));

    [Fact]
    public void Copies_that_are_there_need_no_room_and_the_run_fills_what_is_left_exactly()
    {
        var world = new World(Limited(3)).WithKeys().WithDatabase("orders").WithDatabase("crm").After(TimeSpan.FromDays(2));
        var sources = world.Sources();
        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded));
        world.WithDatabase("billing").WithDatabase("shop").After(TimeSpan.FromDays(1));
        var others = world.Sources().Where(source => source.Database!.Id is "billing" or "shop");

        var results = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync([.. others, .. sources], null, cancellation));

        Assert.Equal(3, results.Count(result => result.Succeeded));
        var failed = Assert.Single(results, result => !result.Succeeded);
        Assert.Equal(FailureKind.SnapshotQuotaExceeded, failed.Failure!.Kind);
        Assert.Contains("2 of 3 manual snapshots of instances are there, and 1 come in this run", failed.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(failed.Hops);
    }

    [Fact]
    public void Whoever_may_not_ask_for_quotas_goes_on_without()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.Http.Rewrite = (request, answer) => request.Contains("Action=DescribeAccountAttributes&", StringComparison.Ordinal)
            ? Answers.Error(answer, "AccessDenied", "not authorized to perform: rds:DescribeAccountAttributes", 403)
            : answer;

        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    [Fact]
    public void Quotas_are_asked_for_once_at_each_end_however_many_snapshots_there_are()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("crm").WithDatabase("ledger", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));

        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded));

        Assert.Equal(2, world.Sandbox.Calls.Latest.Count(call => call.Action == "DescribeAccountAttributes"));
    }

    private static Failure RefusedBeforeAnyChange(World world)
    {
        var result = Assert.Single(world.RunChain());
        Assert.NotNull(result.Failure);
        Assert.NotEmpty(result.Failure.Advice);
        Assert.Empty(result.Hops);
        Assert.DoesNotContain(world.Sandbox.Calls.Latest, call => call.Action.StartsWith("CopyDB", StringComparison.Ordinal) || call.Action.StartsWith("ModifyDB", StringComparison.Ordinal));
        return result.Failure;
    }

    private static Snapshot Take(World world, string name)
    {
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = name }));
        world.After(TimeSpan.FromHours(1));
        return world.Run(cancellation => Finder.SnapshotAsync(world.Primary, name, cancellation));
    }

    private static RdsSettings Limited(int manual) =>
        new() { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20) }, Quotas = new RdsQuotas { ManualSnapshots = manual } };

    private static World Full(string account, int manual)
    {
        var world = new World(Limited(manual)).WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        return world.Filled(account, manual);
    }
}
