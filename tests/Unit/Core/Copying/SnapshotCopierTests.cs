using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Copying;

/// <summary>What AWS may answer when a copy is begun.</summary>
public class SnapshotCopierTests
{
    [Fact]
    public void A_name_that_aws_holds_and_does_not_list_is_asked_for_again_at_intervals()
    {
        var world = Ready();
        var copy = Assert.Single(world.RunChain()).Hops[0].Copy;
        var misses = 3;
        world.Http.Rewrite = (request, answer) =>
            request.Contains("Action=DescribeDBSnapshots&", StringComparison.Ordinal) && request.Contains($"DBSnapshotIdentifier={copy.Arn.Id}", StringComparison.Ordinal) && misses-- > 0
                ? Answers.Error(answer, "DBSnapshotNotFound", "not found", 404)
                : answer;
        var before = world.Clock.GetUtcNow();

        var result = Assert.Single(world.RunChain());

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(3 * WaitDefaults.Interval, world.Clock.GetUtcNow() - before);
    }

    [Fact]
    public void A_copy_that_is_there_is_found_even_when_the_time_to_wait_is_over()
    {
        var world = Ready();
        Assert.Single(world.RunChain());

        var result = Assert.Single(world.RunChain(world.Options with { Waiting = new WaitOptions { Timeout = TimeSpan.Zero } }));

        Assert.True(result.Succeeded, result.Failure?.ToString());
    }

    [Fact]
    public void A_copy_quota_that_stays_full_is_told_when_the_waits_time_is_over()
    {
        var world = Ready(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromDays(3) } });
        using var rds = world.Rds("primary", World.RecoveryRegion);
        var source = world.Sources().Single().Snapshot;
        for (var number = 0; number < 20; number++)
        {
            world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = source.Arn.ToString(),
                TargetDBSnapshotIdentifier = $"somebody-elses-{number}",
                KmsKeyId = "alias/rds-backup",
            }));
        }

        var before = world.Clock.GetUtcNow();
        var failure = Assert.Single(world.RunChain(world.Options with { Waiting = new WaitOptions { Timeout = TimeSpan.FromHours(2) } })).Failure!;

        Assert.Equal(FailureKind.CopyQuotaExceeded, failure.Kind);
        Assert.InRange(world.Clock.GetUtcNow() - before, TimeSpan.FromHours(2), TimeSpan.FromHours(3));
    }

    [Fact]
    public void A_copy_that_is_there_serves_when_its_source_is_gone()
    {
        var world = Ready();
        var sources = world.Sources();
        Assert.Single(world.RunChain());
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.DeleteDBInstanceAsync(new() { DBInstanceIdentifier = "orders", SkipFinalSnapshot = true, DeleteAutomatedBackups = true }));
        world.After(TimeSpan.FromHours(1));

        var result = Assert.Single(world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(sources, null, cancellation)));

        Assert.True(result.Succeeded, result.Failure?.ToString());
    }

    [Fact]
    public void For_want_of_an_option_group_the_copy_takes_the_default_one_and_its_tags_tell_which_it_should_have()
    {
        var world = WithOptions(persistent: false);

        var result = Assert.Single(world.RunChain());

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal("orders-options", result.Route!.ToRecovery!.OptionGroup);
        Assert.StartsWith("default:", result.Hops[0].Copy.OptionGroup, StringComparison.Ordinal);
        Assert.Equal("orders-options", result.VaultCopy!.Tags["rdsbackup:option-group"]);
    }

    [Fact]
    public void Where_aws_insists_on_the_option_group_its_name_and_place_are_told()
    {
        var world = WithOptions(persistent: true);

        var failure = Assert.Single(world.RunChain()).Failure!;

        Assert.Equal(FailureKind.OptionGroupNotFound, failure.Kind);
        Assert.Contains("orders-options", failure.Message, StringComparison.Ordinal);
        Assert.Equal(World.RecoveryRegion, failure.Region);
    }

    [Fact]
    public void Where_aws_insists_on_an_Oracle_option_group_in_the_vault_it_copies_the_sources_along()
    {
        var world = WithTimezone();

        var result = Assert.Single(world.RunChain());

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(["orders-options", "orders-options"], result.Hops.Select(hop => hop.Copy.OptionGroup));
    }

    [Fact]
    public void A_refusal_that_stays_with_the_option_group_copied_along_is_told_with_both_answers_and_the_parameter()
    {
        var world = WithTimezone();
        world.Http.Rewrite = (request, answer) => request.Contains("CopyOptionGroup=true", StringComparison.Ordinal)
            ? Answers.Error(answer, "InvalidParameterCombination", "This option group cannot be copied.")
            : answer;

        var failure = Assert.Single(world.RunChain()).Failure!;

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains("requires a target option group", failure.Message, StringComparison.Ordinal);
        Assert.Contains("This option group cannot be copied.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-OptionGroupName", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_one_step_copy_is_told_with_the_classic_route()
    {
        var world = Ready();
        world.Run(cancellation => KeyKeeper.EnsureAsync(world.Primary, new() { Alias = "rds-backup", Accounts = ["222222222222"] }, cancellation));
        world.Http.Rewrite = (request, answer) =>
            request.Contains("Action=CopyDBSnapshot&", StringComparison.Ordinal) && request.Contains("snapshot%3Ardsbackup-", StringComparison.Ordinal)
                ? Answers.Error(answer, "InvalidParameterValue", "Invalid snapshot identifier")
                : answer;

        var failure = Assert.Single(world.RunChain(world.Options with { RecoveryRegion = World.SourceRegion })).Failure!;

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains($"choose {World.RecoveryRegion} as the recovery region", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_look_that_fails_is_told_to_each_under_its_own_name()
    {
        var world = Ready().WithDatabase("billing").After(TimeSpan.FromDays(1));
        world.Http.Rewrite = (request, answer) => request.Contains("db-snapshot-id", StringComparison.Ordinal)
            ? Answers.Error(answer, "AccessDenied", "not authorized to perform: rds:DescribeDBSnapshots", 403)
            : answer;

        var failed = world.RunChain();

        Assert.Equal(2, failed.Count);
        Assert.All(failed, result =>
        {
            Assert.Equal(Lineage.Of(result.Source)!.CopyName, result.Failure!.Subject);
            Assert.Contains(result.Failure.Subject!, result.Failure.Message, StringComparison.Ordinal);
        });
    }

    private static World Ready(RdsSettings? rds = null) => new World(rds).WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));

    // Oracle with an option group that both regions of its account have.
    private static World WithTimezone()
    {
        var world = WithOptions(persistent: true, options => options with { Engine = "oracle-se2", EngineVersion = "19.0.0.0.ru-2024-10.rur-2024-10.r1", HasSharableOptions = true });
        world.Sandbox.Rds.Model.In("111111111111", World.RecoveryRegion).OptionGroups.Add("orders-options");
        return world;
    }

    // With an option group that the recovery region lacks.
    private static World WithOptions(bool persistent, Func<DatabaseImage, DatabaseImage>? change = null)
    {
        var world = new World().WithKeys().WithDatabase("orders");
        var orders = world.Sandbox.Rds.Model.In("111111111111", World.SourceRegion).Instances["orders"];
        orders.Image = orders.Image with { OptionGroupName = "orders-options", HasPersistentOptions = persistent };
        orders.Image = change?.Invoke(orders.Image) ?? orders.Image;
        return world.After(TimeSpan.FromDays(2));
    }
}
