using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>What runs that were killed or overtaken left shared with the backup account.</summary>
public class LeftShareTests
{
    private const string Vault = "222222222222";
    private const string Stranger = "333333333333";

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_share_of_a_copy_that_nobody_began_is_withdrawn_once_no_run_can_still_wait_to_begin_it(SnapshotKind kind)
    {
        var world = Ready(kind);
        Kill(world, Take(world, "first", kind));
        var left = Assert.Single(Shared(world));
        var second = Take(world, "second", kind);

        Run(world, second);
        Assert.Equal([left], Shared(world));
        world.After(TimeSpan.FromHours(25));

        Run(world, second);
        Assert.Empty(Shared(world));
    }

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void A_share_that_aws_still_copies_by_stays_until_the_vault_has_its_copy(SnapshotKind kind)
    {
        var world = Ready(kind);
        var (first, second) = (Take(world, "first", kind), Take(world, "second", kind));
        Run(world, second);
        Kill(world, first, copying: true);

        Run(world, second);
        Assert.Single(Shared(world));
        world.After(TimeSpan.FromHours(1));

        Run(world, second);
        Assert.Empty(Shared(world));
        Run(world, first);
    }

    [Fact]
    public void A_run_whose_share_another_one_takes_away_shares_again()
    {
        var world = Ready();
        var taken = false;

        Run(world, Take(world, "first"), happens =>
        {
            if (happens.Stage != Stage.CopyToVault || taken)
                return;
            taken = true;
            Share(world, Lineage.Of(happens.Source)!.CopyName, [], [Vault]);
        });

        Assert.True(taken);
        Assert.Empty(Shared(world));
    }

    [Fact]
    public void Nothing_is_withdrawn_from_what_people_shared_or_what_only_its_tags_call_ours_or_is_of_another_database()
    {
        var world = Ready().WithDatabase("crm").After(TimeSpan.FromHours(1));
        var crm = Take(world, "of-crm", database: "crm");
        Kill(world, crm);
        // Another database's data under the name and tags of an older copy of this one.
        var lineage = new Lineage(SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-01-03-12"), world.Clock.GetUtcNow().AddDays(-9), "orders");
        Copy(world, crm, "by-hand", new Dictionary<string, string>());
        Copy(world, crm, lineage.CopyName, CopyTags.For(lineage, Hop.Recovery, null, null, new Dictionary<string, string>(), new ProofExpectation { Engine = "postgres 16.3", AllocatedStorage = 100 }.Tags));
        world.After(TimeSpan.FromHours(3));
        foreach (var name in new[] { "by-hand", lineage.CopyName })
            Share(world, name, [Vault], []);
        var before = Shared(world);
        Assert.Equal(3, before.Count);
        world.After(TimeSpan.FromDays(2));

        Run(world, Take(world, "second"));
        Assert.Equal(before, Shared(world));
    }

    [Fact]
    public void Only_the_backup_account_loses_its_share()
    {
        var world = Ready();
        Kill(world, Take(world, "first"));
        var left = Assert.Single(Shared(world));
        Share(world, left, [Stranger], []);
        world.After(TimeSpan.FromDays(2));
        Run(world, Take(world, "second"));

        Assert.Equal([left], Shared(world, Stranger));
        Assert.Empty(Shared(world));
    }

    [Fact]
    public void Looking_for_left_shares_costs_no_call_for_each_copy_that_is_there()
    {
        var world = Ready();
        var calls = Enumerable.Range(0, 4).Select(night =>
        {
            var source = Take(world, $"night-{night}");
            var before = world.Sandbox.Calls.Counts.Sum(call => call.Value);
            Run(world, source);
            return world.Sandbox.Calls.Counts.Sum(call => call.Value) - before;
        }).ToList();

        Assert.Single(calls.Distinct());
    }

    [Fact]
    public void A_backup_is_safe_also_when_nobody_may_look_for_left_shares()
    {
        var world = Ready();
        var asked = 0;
        world.Http.Rewrite = (request, answer) =>
        {
            if (!request.Contains("SnapshotType=shared", StringComparison.Ordinal))
                return answer;
            asked++;
            return Answers.Error(answer, "AccessDenied", "not authorized to perform: rds:DescribeDBSnapshots", 403);
        };

        Run(world, Take(world, "first"));

        Assert.Equal(1, asked);
    }

    private static World Ready(SnapshotKind kind = SnapshotKind.Instance) => new World().WithKeys().WithDatabase("orders", kind).After(TimeSpan.FromDays(2));

    private static Snapshot Take(World world, string name, SnapshotKind kind = SnapshotKind.Instance, string database = "orders")
    {
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run<object>(async _ => kind == SnapshotKind.Cluster
            ? await rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest { DBClusterIdentifier = database, DBClusterSnapshotIdentifier = name })
            : await rds.CreateDBSnapshotAsync(new CreateDBSnapshotRequest { DBInstanceIdentifier = database, DBSnapshotIdentifier = name }));
        world.After(TimeSpan.FromHours(1));
        return world.Run(cancellation => Finder.SnapshotAsync(world.Primary, name, cancellation));
    }

    private static ChainResult Run(World world, Snapshot source, Action<ChainEvent>? observe = null)
    {
        var result = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(source, null, observe, cancellation));
        Assert.True(result.Succeeded, result.Failure?.ToString());
        return result;
    }

    // Ends a run when its copy is shared: before AWS is asked for the vault's copy, or while it makes it.
    private static void Kill(World world, Snapshot source, bool copying = false)
    {
        using var cancellation = new CancellationTokenSource();
        var seen = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => world.Run(async _ => await (await BackupChain.OpenAsync(world.Options, cancellation.Token)).RunAsync(source, null, happens =>
        {
            if (happens.Stage == Stage.CopyToVault && seen++ == (copying ? 1 : 0))
                cancellation.Cancel();
        }, cancellation.Token)));
    }

    private static void Copy(World world, Snapshot source, string name, IReadOnlyDictionary<string, string> tags)
    {
        using var rds = world.Rds("primary", World.RecoveryRegion);
        world.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = source.Arn.ToString(),
            TargetDBSnapshotIdentifier = name,
            KmsKeyId = "alias/rds-backup",
            Tags = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        }));
    }

    private static void Share(World world, string name, List<string> with, List<string> without)
    {
        using var rds = world.Rds("primary", World.RecoveryRegion);
        rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = name,
            AttributeName = "restore",
            ValuesToAdd = with,
            ValuesToRemove = without,
        }).GetAwaiter().GetResult();
    }

    // The names of what the recovery region shares with an account.
    private static List<string> Shared(World world, string account = Vault) => world.Run(async cancellation =>
    {
        var names = new List<string>();
        await foreach (var (snapshot, readers) in ShareAudit.ListAsync(world.Primary.In(World.RecoveryRegion), new SnapshotFilter(), cancellation))
        {
            if (readers.Contains(account, StringComparer.Ordinal))
                names.Add(snapshot.Arn.Id);
        }

        return names;
    });
}
