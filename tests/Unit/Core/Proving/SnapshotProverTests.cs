using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Proving;

public class SnapshotProverTests
{
    private static readonly SnapshotArn Arn = SnapshotArn.Parse("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:monthly");

    [Fact]
    public void What_aurora_reports_as_storage_proves_nothing_and_is_not_checked()
    {
        var proof = Prove("aurora-postgresql", 1, 0);

        Assert.True(proof.Holds);
        Assert.DoesNotContain(proof.Checks, check => check.Name == "size");
    }

    [Fact]
    public void Any_other_engines_storage_must_be_the_sources() =>
        Assert.Equal("size", Assert.Single(Prove("mysql", 100, 99).Checks, check => !check.Holds).Name);

    private static Proof Prove(string engine, int storage, int found)
    {
        var source = new Snapshot
        {
            Arn = Arn,
            Database = "catalog",
            Type = "manual",
            Status = "available",
            Engine = engine,
            EngineVersion = "16.4",
            AllocatedStorage = storage,
            Created = new DateTimeOffset(2026, 11, 20, 3, 12, 45, TimeSpan.Zero),
        };
        var lineage = Lineage.Of(source)!;
        var copy = source with
        {
            Arn = new SnapshotArn("aws", new Place("222222222222", "us-east-2"), SnapshotKind.Cluster, lineage.CopyName),
            AllocatedStorage = found,
            Tags = CopyTags.For(lineage, Hop.Vault, null, null, source.Tags),
        };
        return SnapshotProver.Check(copy, [], ProofExpectation.Of(source, lineage, null));
    }
}
