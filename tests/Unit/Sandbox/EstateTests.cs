using RdsBackup.Sandbox;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Sandbox.Scenarios;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox;

public sealed class EstateTests
{
    [Fact]
    public void Five_databases_are_to_be_backed_up_under_every_sort_of_key()
    {
        var (sandbox, databases) = Seed(5);

        Assert.Equal(["orders", "billing", "crm", "catalog", "ledger"], databases.Select(database => database.Identifier));
        Assert.Equal(2, databases.Count(database => database.Image.KmsKeyId == sandbox.Rds.Keys.Default("111111111111", "us-east-1")));
        Assert.Equal(2, databases.Count(database => database.Image.KmsKeyId == sandbox.Kms.Find("alias/app-data", "111111111111", "us-east-1")!.Arn));
        Assert.Equal("catalog", Assert.Single(databases, database => !database.Image.Encrypted).Identifier);
        Assert.Equal("aurora-postgresql", Assert.Single(databases, database => database is DbCluster).Image.Engine);
        Assert.All(databases, database => Assert.Equal("True", database.Tags["Failsafe"]));
    }

    [Fact]
    public void Each_has_a_week_of_automated_snapshots_and_a_few_manual_ones()
    {
        var (sandbox, databases) = Seed(5);

        Assert.All(databases, database =>
        {
            var own = Snapshots(sandbox).Where(snapshot => snapshot.Image.ResourceId == database.Image.ResourceId).ToArray();
            Assert.Equal(7, own.Count(snapshot => snapshot.Type == SnapshotType.Automated));
            Assert.Equal(2, own.Count(snapshot => snapshot.Type == SnapshotType.Manual));
            Assert.All(own, snapshot => Assert.True(snapshot.CreateTime < sandbox.Clock.GetUtcNow()));
        });
    }

    [Fact]
    public void Neighbours_are_untagged_and_one_is_saved_by_aws_backup()
    {
        var (sandbox, databases) = Seed(5);
        var place = sandbox.Rds.Model.In("111111111111", "us-east-1");

        var others = place.Instances.Values.Concat<Database>(place.Clusters.Values).Except(databases).ToArray();

        Assert.NotEmpty(others);
        Assert.All(others, database => Assert.False(database.Tags.ContainsKey("Failsafe")));
        Assert.StartsWith("awsbackup:job-", Assert.Single(Snapshots(sandbox), snapshot => snapshot.Type == SnapshotType.AwsBackup).Identifier, StringComparison.Ordinal);
    }

    [Fact]
    public void More_databases_repeat_the_mixture_and_stay_below_the_quota_of_manual_snapshots()
    {
        var (sandbox, databases) = Seed(100);

        Assert.Equal(100, databases.Select(database => database.Identifier).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, databases.Count(database => database is DbCluster));
        Assert.Equal(40, databases.Count(database => database.Image.KmsKeyId == sandbox.Rds.Keys.Default("111111111111", "us-east-1")));
        Assert.InRange(Snapshots(sandbox).Count(snapshot => snapshot.Type == SnapshotType.Manual), 1, 50);
    }

    [Fact]
    public void The_same_seed_makes_the_same_estate()
    {
        string[] Shape() => [.. Snapshots(Seed(20).Sandbox).Select(one => $"{one.Arn} {one.Image}")];

        Assert.Equal(Shape(), Shape());
    }

    private static (AwsSandbox Sandbox, IReadOnlyList<Database> Databases) Seed(int databases)
    {
        var sandbox = new AwsSandbox(new SandboxOptions { Clock = new VirtualClock() });
        return (sandbox, Estate.Seed(sandbox, new EstateOptions { Databases = databases }));
    }

    private static IEnumerable<Snapshot> Snapshots(AwsSandbox sandbox)
    {
        var place = sandbox.Rds.Model.In("111111111111", "us-east-1");
        return place.Snapshots(SnapshotKind.Instance).Values.Concat(place.Snapshots(SnapshotKind.Cluster).Values);
    }
}
