using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Sharing;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>Every wrong input has a failure of its own that says what, where and what next, and changes nothing.</summary>
public class BadInputTests
{
    private static readonly string[] Changes = ["Copy", "Create", "Modify", "Delete", "Put", "Add", "Remove", "Restore"];

    [Fact]
    public void The_sources_own_account_as_backup_account() =>
        Refused(new World().WithKeys(), FailureKind.OwnAccount, world => world.Options with { Vault = world.Primary.In(World.RecoveryRegion) });

    [Fact]
    public void A_sharable_key_that_is_not_there() =>
        Refused(new World().WithKeys(), FailureKind.KeyNotFound, world => world.Options with { SharableKey = "alias/no-such-key" }, KeySide.Source);

    [Fact]
    public void A_vault_key_that_is_not_there() =>
        Refused(new World().WithKeys(), FailureKind.KeyNotFound, world => world.Options with { VaultKey = "alias/no-such-key" }, KeySide.Target);

    [Fact]
    public void A_key_of_the_wrong_region() => Refused(new World().WithKeys(), FailureKind.KeyOfWrongRegion, world => world.Options with
    {
        SharableKey = "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    });

    [Fact]
    public void A_vault_key_that_is_not_the_backup_accounts_own()
    {
        var world = new World().WithKeys();
        using var kms = world.Kms("primary", World.RecoveryRegion);
        var policy = """
            {"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]},"Action":"kms:*","Resource":"*"}]}
            """;
        var key = world.Run(_ => kms.CreateKeyAsync(new CreateKeyRequest { Policy = policy })).KeyMetadata.Arn;

        Refused(world, FailureKind.KeyOfWrongAccount, at => at.Options with { VaultKey = key }, KeySide.Target);
    }

    [Fact]
    public void A_sharable_key_that_is_disabled()
    {
        var world = new World().WithKeys();
        using var kms = world.Kms("primary", World.RecoveryRegion);
        world.Run(async _ => await kms.DisableKeyAsync((await kms.DescribeKeyAsync("alias/rds-backup")).KeyMetadata.KeyId));

        Refused(world, FailureKind.KeyDisabled, at => at.Options);
    }

    [Fact]
    public void A_sharable_key_without_the_grant()
    {
        var world = new World().WithKeys();
        using var kms = world.Kms("primary", World.RecoveryRegion);
        world.Run(async _ =>
        {
            var key = (await kms.DescribeKeyAsync("alias/rds-backup")).KeyMetadata.KeyId;
            var policy = (await kms.GetKeyPolicyAsync(key, "default")).Policy;
            return await kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = policy.Replace("kms:CreateGrant", "kms:RetireGrant", StringComparison.Ordinal) });
        });

        var failure = Refused(world, FailureKind.KeyNotShared, at => at.Options, KeySide.Source);
        Assert.Contains("kms:CreateGrant", failure.Advice, StringComparison.Ordinal);
        Assert.Contains("222222222222", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_key_offered_as_the_sharable_one()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        using var rds = world.Rds("primary", World.RecoveryRegion);
        world.WithDatabase("orders2");

        Refused(world, FailureKind.DefaultKeyForCopy, at => at.Options with { RecoveryRegion = World.SourceRegion, SharableKey = "alias/aws/rds" });
    }

    [Fact]
    public void A_default_key_snapshot_offered_for_sharing()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var automated = world.Sources().Single().Snapshot;
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.CreateDBSnapshotAsync(new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "by-hand" }));
        world.After(TimeSpan.FromHours(1));
        var snapshot = world.Run(cancellation => Finder.SnapshotAsync(
            world.Primary, SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:by-hand"), cancellation));

        Assert.Equal(FailureKind.DefaultKeyNotShareable, Assert.Throws<BackupException>(
            () => world.Run(cancellation => SnapshotSharer.CheckAsync(world.Primary, snapshot, world.Secondary.AccountId, new KnownKeys(), cancellation))).Kind);
        Assert.Equal(FailureKind.SnapshotNotShareable, Assert.Throws<BackupException>(
            () => world.Run(cancellation => SnapshotSharer.CheckAsync(world.Primary, automated, world.Secondary.AccountId, new KnownKeys(), cancellation))).Kind);
    }

    [Fact]
    public void A_snapshot_offered_for_sharing_whose_key_is_gone()
    {
        var world = new World().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var snapshot = world.Sources().Single().Snapshot with
        {
            Type = "manual",
            KmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        };

        Assert.Equal(FailureKind.KeyNotFound, Assert.Throws<BackupException>(
            () => world.Run(cancellation => SnapshotSharer.CheckAsync(world.Primary, snapshot, world.Secondary.AccountId, new KnownKeys(), cancellation))).Kind);
    }

    [Fact]
    public void A_database_without_a_snapshot_of_its_own()
    {
        var world = new World().WithDatabase("orders");
        var database = world.Run(async cancellation =>
        {
            await foreach (var one in Finder.DatabasesAsync(world.Primary, new DatabaseFilter(), cancellation))
                return one;
            throw new InvalidOperationException();
        });

        Assert.Equal(FailureKind.NoSnapshot, Assert.Throws<BackupException>(
            () => world.Run(cancellation => Finder.LatestAsync(world.Primary, database, null, cancellation))).Kind);
    }

    [Fact]
    public void A_snapshot_that_is_gone()
    {
        var world = new World();

        var failure = Assert.Throws<BackupException>(() => world.Run(cancellation => Finder.SnapshotAsync(
            world.Primary, SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:gone"), cancellation))).Failure;

        Assert.Equal(FailureKind.SnapshotNotFound, failure.Kind);
        Assert.Equal("gone", failure.Subject);
        Assert.Equal("us-east-1", failure.Region);
    }

    [Fact]
    public void A_snapshot_that_goes_between_finding_and_copying_stops_only_its_own_chain()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("billing").After(TimeSpan.FromDays(2));
        var sources = world.Sources();
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.DeleteDBInstanceAsync(new()
        {
            DBInstanceIdentifier = "orders",
            SkipFinalSnapshot = true,
            DeleteAutomatedBackups = true,
        }));
        world.After(TimeSpan.FromHours(1));

        var results = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(sources, null, cancellation));

        Assert.Equal(FailureKind.SnapshotNotFound, results.Single(result => result.Source.Database == "orders").Failure!.Kind);
        Assert.True(results.Single(result => result.Source.Database == "billing").Succeeded);
    }

    [Fact]
    public void A_time_out_says_that_the_work_goes_on_and_the_next_run_finds_it_done()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var impatient = world.Options with { Waiting = new WaitOptions { Timeout = TimeSpan.FromMinutes(5) } };

        var failure = Assert.Single(world.RunChain(impatient)).Failure!;

        Assert.Equal(FailureKind.TimedOut, failure.Kind);
        Assert.Contains("goes on inside AWS", failure.Advice, StringComparison.Ordinal);
        world.After(TimeSpan.FromHours(1));
        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    [Fact]
    public void Credentials_that_expire_half_way_are_told_and_the_next_run_goes_on()
    {
        var world = new World().WithKeys().WithDatabase("orders").WithDatabase("billing").After(TimeSpan.FromDays(2));
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.ExpiredToken) { AccountId = "111111111111", Service = "rds", Skip = 8 });

        Assert.All(world.RunChain(), result => Assert.Equal(FailureKind.CredentialsExpired, result.Failure!.Kind));

        world.Sandbox.Faults.Clear();
        Assert.All(world.RunChain(), result => Assert.True(result.Succeeded));
    }

    [Fact]
    public void An_endpoint_that_goes_down_half_way_is_told_after_patience_and_the_next_run_goes_on()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.Reset) { Action = "DescribeDBSnapshots", Skip = 2 });

        var before = world.Clock.GetUtcNow();
        Assert.Equal(FailureKind.EndpointUnreachable, Assert.Single(world.RunChain()).Failure!.Kind);

        Assert.InRange(world.Clock.GetUtcNow() - before, world.Access.Patience, world.Access.Patience + TimeSpan.FromMinutes(30));
        world.Sandbox.Faults.Clear();
        Assert.True(Assert.Single(world.RunChain()).Succeeded);
    }

    private static Failure Refused(World world, FailureKind kind, Func<World, ChainOptions> options, KeySide? side = null)
    {
        world.Sandbox.Calls.Clear();
        var failure = Assert.Throws<BackupException>(() => world.Run(cancellation => BackupChain.OpenAsync(options(world), cancellation))).Failure;

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Advice);
        Assert.NotNull(failure.AccountId);
        Assert.NotNull(failure.Region);
        if (side is not null)
            Assert.Equal(side, failure.Key);
        Assert.DoesNotContain(world.Sandbox.Calls.Latest, call => Changes.Any(verb => call.Action.StartsWith(verb, StringComparison.Ordinal)));
        return failure;
    }
}
