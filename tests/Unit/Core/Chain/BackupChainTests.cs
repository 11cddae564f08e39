using System.Text.RegularExpressions;
using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>The product's main job, in virtual time, over the wire in memory.</summary>
public partial class BackupChainTests
{
    [Fact]
    public void A_snapshot_under_the_default_key_becomes_a_proven_copy_in_the_other_account_under_its_own_key()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));

        var result = Assert.Single(world.RunChain());

        Assert.Null(result.Failure);
        Assert.True(result.Succeeded);
        Assert.Equal(["111111111111", "222222222222"], result.Hops.Select(hop => hop.Copy.Arn.Place.AccountId));
        Assert.All(result.Hops, hop => Assert.InRange(hop.Took.TotalMinutes, 20, 25));
        Assert.Equal(result.Route!.ToVault.Key!.Arn, result.VaultCopy!.KmsKeyArn);
        Assert.Equal("222222222222", result.Route.ToVault.Key.Place.AccountId);
        Assert.Empty(SharesOf(world, result));
    }

    [Theory]
    [InlineData(SnapshotKind.Instance, true)]
    [InlineData(SnapshotKind.Instance, false)]
    [InlineData(SnapshotKind.Cluster, true)]
    [InlineData(SnapshotKind.Cluster, false)]
    public void Every_kind_of_database_arrives(SnapshotKind kind, bool encrypted)
    {
        var world = new World().WithKeys().WithDatabase("catalog", kind, encrypted).After(TimeSpan.FromDays(2));

        var result = Assert.Single(world.RunChain());

        Assert.Null(result.Failure);
        Assert.Equal(kind == SnapshotKind.Instance || encrypted, result.VaultCopy!.Encrypted);
    }

    [Fact]
    public void In_one_step_from_another_region_only_the_source_region_holds_a_recovery_copy()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.Run(cancellation => RdsBackup.Core.KeyKeeping.KeyKeeper.EnsureAsync(
            world.Primary, new() { Alias = "rds-backup", Accounts = ["222222222222"] }, cancellation));

        var result = Assert.Single(world.RunChain(world.Options with { RecoveryRegion = World.SourceRegion }));

        Assert.Null(result.Failure);
        Assert.Equal([World.SourceRegion, World.RecoveryRegion], result.Hops.Select(hop => hop.Copy.Arn.Place.Region));
    }

    [Fact]
    public void A_second_run_copies_nothing_again()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
        var first = world.RunChain();
        var second = world.RunChain();

        Assert.All(second, result => Assert.True(result.Succeeded));
        Assert.Equal(first.Select(result => result.VaultCopy!.Created), second.Select(result => result.VaultCopy!.Created));
        Assert.All(second.SelectMany(result => result.Hops), hop => Assert.Equal(TimeSpan.Zero, hop.Took));
    }

    [Fact]
    public void Killed_at_any_moment_the_next_run_finishes_the_job_and_makes_no_second_copy()
    {
        for (var step = 0; ; step++)
        {
            var world = new World().WithKeys().WithDatabase("orders").WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
            var finished = true;
            try
            {
                world.RunChain(cancellation: world.Clock.CancelAfter(step));
            }
            catch (OperationCanceledException)
            {
                finished = false;
            }

            world.After(TimeSpan.FromMinutes(step % 30));
            Assert.All(world.RunChain(), result => Assert.True(result.Succeeded, $"killed after step {step}: {result.Failure}"));
            Assert.Equal(2, Manual(world, "primary").Count);
            Assert.Equal(2, Manual(world, "secondary").Count);
            if (finished)
            {
                Assert.InRange(step, 5, int.MaxValue);
                return;
            }
        }
    }

    [Fact]
    public void Killed_at_any_moment_the_next_run_of_a_newer_snapshot_leaves_no_share_of_the_older_one()
    {
        for (var step = 0; ; step++)
        {
            var world = new World().WithKeys().WithDatabase("orders").WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
            var finished = true;
            try
            {
                world.RunChain(cancellation: world.Clock.CancelAfter(step));
            }
            catch (OperationCanceledException)
            {
                finished = false;
            }

            var old = world.Sources().Select(source => source.Snapshot.Arn).ToList();
            world.After(TimeSpan.FromDays(1));
            var results = world.RunChain();

            Assert.All(results, result => Assert.True(result.Succeeded, $"killed after step {step}: {result.Failure}"));
            Assert.Empty(results.Select(result => result.Source.Arn).Intersect(old));
            Assert.True(Shared(world).Count == 0, $"killed after step {step}: {string.Join(", ", Shared(world))}");
            if (finished)
            {
                Assert.InRange(step, 5, int.MaxValue);
                return;
            }
        }
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_share_that_an_older_copy_still_needs_stays_until_that_is_done(SnapshotKind kind)
    {
        var world = new World(new RdsBackup.Sandbox.Rds.RdsSettings { Timings = new() { Copy = TimeSpan.FromHours(20) } }).WithKeys()
            .WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        var old = world.Sources();
        using (var killed = new CancellationTokenSource(TimeSpan.FromHours(21), world.Clock))
            Assert.ThrowsAny<OperationCanceledException>(() => world.RunChain(cancellation: killed.Token));
        var shared = Assert.Single(Shared(world));
        world.After(TimeSpan.FromHours(6));

        Assert.Single(world.RunChain(world.Options with { Waiting = new() { Timeout = TimeSpan.FromHours(2) } }));
        Assert.NotEqual(old[0].Snapshot.Arn, world.Sources()[0].Snapshot.Arn);
        Assert.Equal([shared], Shared(world));

        world.After(TimeSpan.FromHours(20));
        Assert.Single(world.RunChain(world.Options with { Waiting = new() { Timeout = TimeSpan.FromHours(2) } }));
        Assert.Empty(Shared(world));
    }

    [Fact]
    public void What_somebody_shares_of_theirs_stays_shared_whatever_its_name_and_nothing_fails_when_it_cannot_be_listed()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        ShareByHand(world, "rdsbackup-orders-by-hand", TimeSpan.FromDays(1));

        Assert.True(Assert.Single(world.RunChain()).Succeeded);
        Assert.Equal(["rdsbackup-orders-by-hand"], Shared(world));

        world.Http.Rewrite = (request, answer) => request.Contains("SnapshotType=shared", StringComparison.Ordinal)
            ? Answers.Error(answer, "AccessDenied", "not authorized to perform: rds:DescribeDBSnapshots", 403)
            : answer;
        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    [Fact]
    public void A_copy_that_fails_once_is_removed_and_made_again()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { Count = 1 });

        var result = Assert.Single(world.RunChain());

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Equal(3, world.Sandbox.Calls.Count("rds", "CopyDBSnapshot") - Refused(world, "CopyDBSnapshot"));
        Assert.Single(Manual(world, "primary"));
    }

    [Fact]
    public void A_failed_copy_whose_removal_gets_no_answer_is_made_again()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { Count = 1 });
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.LostAnswer) { Action = "DeleteDBSnapshot", Count = 1 });

        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    [Fact]
    public void Two_machines_that_run_it_at_the_same_time_make_one_copy_of_each_even_while_aws_hides_the_tags_of_what_it_is_making()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
        world.Http.Rewrite = (_, answer) => Answers.With(answer, xml => Unfinished().IsMatch(xml) ? Tags().Replace(xml, "") : xml);
        var sources = world.Sources();

        var results = world.Run(async cancellation => await Task.WhenAll(
            (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(sources, null, cancellation),
            (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(sources, null, cancellation)));

        Assert.All(results.SelectMany(run => run), result => Assert.True(result.Succeeded, result.Failure?.ToString()));
        Assert.Equal(2, Manual(world, "primary").Count);
        Assert.Equal(2, Manual(world, "secondary").Count);
    }

    [Fact]
    public void A_vault_copy_that_somebody_shares_is_not_proven()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var first = Assert.Single(world.RunChain());
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        world.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = first.VaultCopy!.Arn.Id,
            AttributeName = "restore",
            ValuesToAdd = ["333333333333"],
        }));

        var failure = Assert.Single(world.RunChain()).Failure!;

        Assert.Equal(FailureKind.NotProven, failure.Kind);
        Assert.Contains("shared with 333333333333", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_keeps_failing_stops_that_chain_alone_and_withdraws_its_share()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("billing").After(TimeSpan.FromDays(2));
        var orders = world.Sources().Single(source => source.Snapshot.Database == "orders").Snapshot;
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.CopyFails) { AccountId = "222222222222", Name = Lineage.Of(orders)!.CopyName });

        var results = world.RunChain();

        var failed = results.Single(result => result.Source.Database == "orders");
        Assert.Equal(FailureKind.CopyFailed, failed.Failure!.Kind);
        Assert.Equal("222222222222", failed.Failure.AccountId);
        Assert.Empty(SharesOf(world, failed));
        Assert.True(results.Single(result => result.Source.Database == "billing").Succeeded);
    }

    [Theory]
    [InlineData(FaultKinds.Throttling)]
    [InlineData(FaultKinds.InternalFailure)]
    [InlineData(FaultKinds.ServiceUnavailable)]
    [InlineData(FaultKinds.Reset)]
    [InlineData(FaultKinds.LostAnswer)]
    public void Every_fourth_call_may_fail_for_a_passing_reason(string fault)
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("billing").WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
        world.Sandbox.Faults.Add(new FaultRule(fault) { Rate = 0.25 });

        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded, result.Failure?.ToString()));
        world.Sandbox.Faults.Clear();
        Assert.Equal(3, Manual(world, "secondary").Count);
    }

    [Fact]
    public void More_databases_than_the_copy_quota_all_arrive_and_are_not_refused_once()
    {
        var world = new World().WithKeys();
        for (var number = 0; number < 30; number++)
            world.WithDatabase($"db-{number}");
        world.After(TimeSpan.FromDays(2));

        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded, result.Failure?.ToString()));
        Assert.Equal(0, Refused(world, "CopyDBSnapshot"));
    }

    [Fact]
    public void A_copy_quota_filled_by_others_is_waited_for()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
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

        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    [Fact]
    public void A_full_region_is_told_and_not_waited_for()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        using var rds = world.Rds("primary", World.RecoveryRegion);
        var source = world.Sources().Single().Snapshot;
        for (var number = 0; number < 100; number++)
        {
            if (number % 20 == 0)
                world.After(TimeSpan.FromDays(1));
            world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = source.Arn.ToString(),
                TargetDBSnapshotIdentifier = $"somebody-elses-{number}",
                KmsKeyId = "alias/rds-backup",
            }));
        }

        var before = world.Clock.GetUtcNow();
        var failure = Assert.Single(world.RunChain()).Failure!;

        Assert.Equal(FailureKind.SnapshotQuotaExceeded, failure.Kind);
        Assert.Contains("100 of 100 manual snapshots", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, world.Clock.GetUtcNow());
    }

    [Fact]
    public void A_name_taken_by_a_snapshot_that_is_not_ours_is_an_error_and_the_snapshot_stays()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var name = Lineage.Of(world.Sources().Single().Snapshot)!.CopyName;
        using var rds = world.Rds("primary", World.RecoveryRegion);
        world.Run(_ => rds.CreateDBInstanceAsync(new CreateDBInstanceRequest
        {
            DBInstanceIdentifier = "other",
            Engine = "postgres",
            DBInstanceClass = "db.t4g.micro",
            AllocatedStorage = 20,
            MasterUsername = "admin1",
            ManageMasterUserPassword = true,
        }));
        world.After(TimeSpan.FromHours(1));
        world.Run(_ => rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = "other", DBSnapshotIdentifier = name }));
        world.After(TimeSpan.FromHours(1));

        var result = Assert.Single(world.RunChain());

        Assert.Equal(FailureKind.TargetNameTaken, result.Failure!.Kind);
        Assert.Contains(name, result.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(Manual(world, "primary")));
    }

    [Fact]
    public void A_refused_share_stops_that_chain_and_is_seen()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        using var rds = world.Rds("primary", World.RecoveryRegion);
        var first = Assert.Single(world.RunChain());
        world.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = first.Hops[0].Copy.Arn.Id,
            AttributeName = "restore",
            ValuesToAdd = [.. Enumerable.Range(0, 20).Select(number => $"3333333333{number:00}")],
        }));

        var second = Assert.Single(world.RunChain());

        Assert.Equal(FailureKind.ShareQuotaExceeded, second.Failure!.Kind);
        Assert.False(second.Succeeded);
    }

    [Fact]
    public void The_share_a_user_made_on_their_own_snapshot_is_not_withdrawn()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        ShareByHand(world, "by-hand", TimeSpan.FromHours(1));
        var byHand = world.Run(cancellation => Finder.SnapshotAsync(
            world.Primary.In(World.RecoveryRegion), SnapshotArn.Parse("arn:aws:rds:us-east-2:111111111111:snapshot:by-hand"), cancellation));

        var result = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(byHand, null, null, cancellation));

        Assert.True(result.Succeeded, result.Failure?.ToString());
        Assert.Null(result.Route!.ToRecovery);
        Assert.Equal(["222222222222"], SharesOf(world, result));
    }

    [Fact]
    public void With_the_source_accounts_keys_disabled_and_its_snapshots_deleted_every_vault_copy_still_restores()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("plain", encrypted: false)
            .WithDatabase("catalog", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
        var results = world.RunChain();
        Assert.All(results, result => Assert.True(result.Succeeded, result.Failure?.ToString()));

        using var kms = world.Kms("primary", World.RecoveryRegion);
        world.Run(_ => kms.DisableKeyAsync(results[0].Route!.ToRecovery!.Key!.KeyId));
        using var theirs = world.Rds("primary", World.RecoveryRegion);
        foreach (var result in results)
        {
            var name = result.Hops[0].Copy.Arn.Id;
            world.Run<object>(async _ => result.Source.Arn.Kind == SnapshotKind.Cluster
                ? await theirs.DeleteDBClusterSnapshotAsync(new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = name })
                : await theirs.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = name }));
        }

        using var ours = world.Rds("secondary", World.RecoveryRegion);
        foreach (var copy in results.Select(result => result.VaultCopy!))
        {
            world.Run<object>(async _ => copy.Arn.Kind == SnapshotKind.Cluster
                ? await ours.RestoreDBClusterFromSnapshotAsync(new RestoreDBClusterFromSnapshotRequest
                {
                    DBClusterIdentifier = $"restored-{copy.Database}",
                    SnapshotIdentifier = copy.Arn.Id,
                    Engine = copy.Engine,
                })
                : await ours.RestoreDBInstanceFromDBSnapshotAsync(new RestoreDBInstanceFromDBSnapshotRequest
                {
                    DBInstanceIdentifier = $"restored-{copy.Database}",
                    DBSnapshotIdentifier = copy.Arn.Id,
                }));
        }

        world.After(TimeSpan.FromHours(2));
        Assert.Equal(["available", "available"], world.Run(_ => ours.DescribeDBInstancesAsync(new DescribeDBInstancesRequest())).DBInstances!.Select(one => one.DBInstanceStatus!));
        Assert.Equal(["available"], world.Run(_ => ours.DescribeDBClustersAsync(new DescribeDBClustersRequest())).DBClusters!.Select(one => one.Status!));
    }

    [GeneratedRegex("<Status>(pending|copying|creating)</Status>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex("<TagList>.*?</TagList>", RegexOptions.Singleline, 1000)]
    private static partial Regex Tags();

    private static IReadOnlyList<string> SharesOf(World world, ChainResult result) => world.Run(cancellation =>
        RdsBackup.Core.Sharing.SnapshotSharer.SharesAsync(world.Primary.In(result.Route!.Shared.Place.Region), result.Route.Shared, cancellation));

    private static List<string> Shared(World world) => world.Run(async cancellation =>
    {
        var shared = new List<string>();
        await foreach (var (snapshot, _) in RdsBackup.Core.Sharing.ShareAudit.ListAsync(world.Primary.In(World.RecoveryRegion), new SnapshotFilter(), cancellation)
            .Where(one => one.SharedWith.Count > 0))
        {
            shared.Add(snapshot.Arn.Id);
        }

        return shared;
    });

    private static List<string> Manual(World world, string account)
    {
        using var rds = world.Rds(account, World.RecoveryRegion);
        var instances = world.Run(_ => rds.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { SnapshotType = "manual" })).DBSnapshots ?? [];
        var clusters = world.Run(_ => rds.DescribeDBClusterSnapshotsAsync(new DescribeDBClusterSnapshotsRequest { SnapshotType = "manual" })).DBClusterSnapshots ?? [];
        return [.. instances.Select(one => one.DBSnapshotIdentifier!), .. clusters.Select(one => one.DBClusterSnapshotIdentifier!)];
    }

    // A copy and a share of it that somebody made without this product.
    private static void ShareByHand(World world, string name, TimeSpan after)
    {
        using var rds = world.Rds("primary", World.RecoveryRegion);
        world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = world.Sources().Single().Snapshot.Arn.ToString(),
            TargetDBSnapshotIdentifier = name,
            KmsKeyId = "alias/rds-backup",
        }));
        world.After(after);
        world.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = name,
            AttributeName = "restore",
            ValuesToAdd = ["222222222222"],
        }));
    }

    private static int Refused(World world, string action) =>
        world.Sandbox.Calls.Latest.Count(call => call.Action == action && call.Code is not null && call.Time > world.Clock.GetUtcNow() - TimeSpan.FromDays(1));
}
