using Amazon.RDS.Model;
using RdsBackup.Core.Chain;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;
using RdsTag = Amazon.RDS.Model.Tag;
using SnapshotKind = RdsBackup.Core.Snapshots.SnapshotKind;

namespace RdsBackup.Unit.Core.Chain;

/// <summary>In the recovery region somebody makes a cluster of the source's name, with what data he likes, and takes a snapshot under the name and tags of our copy.</summary>
public class TakenUnderOurNameTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_snapshot_that_is_no_copy_at_all_is_neither_shared_nor_vaulted(bool encrypted)
    {
        var world = new World().WithKeys().WithDatabase("orders", SnapshotKind.Cluster, encrypted).After(TimeSpan.FromDays(2));
        var (source, database) = Assert.Single(world.Sources());
        var route = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).PlanAsync(source, database, cancellation));
        world.WithDatabase("orders", SnapshotKind.Cluster, encrypted, route.ToRecovery?.Key?.Arn, region: World.RecoveryRegion).After(TimeSpan.FromHours(1));
        Take(world, route.ToRecovery!);

        var result = world.Run(async cancellation => await (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(source, database, null, cancellation));

        Assert.Equal(FailureKind.TargetNameTaken, result.Failure?.Kind);
        Assert.Empty(result.Hops);
    }

    [Fact]
    public void What_has_another_key_than_a_copy_would_is_not_taken_for_one_that_stays_unencrypted()
    {
        var world = new World().WithKeys().WithDatabase("orders", SnapshotKind.Cluster, encrypted: false).After(TimeSpan.FromDays(2));
        var (source, _) = Assert.Single(world.Sources());
        var step = RoutePlanner.PlanCopy(source, null, CopyOrigin.Of(source), world.Primary.In(World.RecoveryRegion), null);
        var copied = world.Run(cancellation => new SnapshotCopier(new CopyOptions(), new()).CopyAsync(step, null, cancellation));
        Assert.NotNull(world.Run(cancellation => SnapshotCopier.FindDoneAsync(step, cancellation)));
        world.Http.Rewrite = (request, answer) => request.Contains("Action=DescribeDBClusterSnapshots&", StringComparison.Ordinal)
            ? Answers.With(answer, body => body.Replace(
                "<StorageEncrypted>false</StorageEncrypted>",
                "<StorageEncrypted>true</StorageEncrypted><KmsKeyId>arn:aws:kms:us-east-2:333333333333:key/1234abcd-12ab-34cd-56ef-1234567890ab</KmsKeyId>",
                StringComparison.Ordinal))
            : answer;

        var failure = Assert.Throws<BackupException>(() => world.Run(cancellation => SnapshotCopier.FindDoneAsync(step, cancellation)));

        Assert.Equal(FailureKind.TargetNameTaken, failure.Kind);
        Assert.Contains("333333333333", failure.Message, StringComparison.Ordinal);
        Assert.False(copied.Encrypted);
    }

    [Fact]
    public void A_cluster_snapshot_taken_again_while_the_call_for_its_copy_is_tried_again_is_not_vaulted_under_the_old_time()
    {
        var world = new World(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(20), Snapshot = TimeSpan.FromMinutes(1) } })
            .WithKeys().WithDatabase("orders", SnapshotKind.Cluster).After(TimeSpan.FromDays(2));
        using var rds = world.Rds("primary", World.SourceRegion);
        world.Run(_ => rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest { DBClusterIdentifier = "orders", DBClusterSnapshotIdentifier = "by-hand" }));
        world.After(TimeSpan.FromHours(1));
        var old = world.Run(cancellation => Finder.SnapshotAsync(world.Primary, new SnapshotArn("aws", world.Primary.Place, SnapshotKind.Cluster, "by-hand"), cancellation));
        // Refused for passing reasons, as long as it takes to take the snapshot again.
        var fault = new FaultRule(FaultKinds.ServiceUnavailable) { Action = "CopyDBClusterSnapshot" };
        world.Sandbox.Faults.Add(fault);

        var result = world.Run(async cancellation =>
        {
            var run = (await BackupChain.OpenAsync(world.Options, cancellation)).RunAsync(old, null, null, cancellation);
            await Task.Delay(TimeSpan.FromSeconds(20), world.Clock, cancellation);
            await rds.DeleteDBClusterSnapshotAsync(new DeleteDBClusterSnapshotRequest { DBClusterSnapshotIdentifier = "by-hand" }, cancellation);
            await Task.Delay(TimeSpan.FromSeconds(10), world.Clock, cancellation);
            await rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest { DBClusterIdentifier = "orders", DBClusterSnapshotIdentifier = "by-hand" }, cancellation);
            await Task.Delay(TimeSpan.FromMinutes(2), world.Clock, cancellation);
            world.Sandbox.Faults.Clear();
            return await run;
        });

        Assert.Equal(FailureKind.SnapshotReplaced, result.Failure?.Kind);
        Assert.Empty(result.Hops);
    }

    private static void Take(World world, CopyStep step)
    {
        using var rds = world.Rds("primary", World.RecoveryRegion);
        world.Run(_ => rds.CreateDBClusterSnapshotAsync(new CreateDBClusterSnapshotRequest
        {
            DBClusterIdentifier = "orders",
            DBClusterSnapshotIdentifier = step.Copy.Id,
            Tags = [.. step.Tags.Select(tag => new RdsTag { Key = tag.Key, Value = tag.Value })],
        }));
        world.After(TimeSpan.FromHours(1));
    }
}
