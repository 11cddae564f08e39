using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Snapshots;

public class SnapshotNameTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("1st", "letter")]
    [InlineData("rds:orders", "characters")]
    [InlineData("orders-", "ends with a hyphen")]
    [InlineData("orders--now", "two hyphens")]
    public void A_name_rds_refuses_is_refused_with_the_rule(string name, string rule)
    {
        var failure = Assert.Throws<BackupException>(() => SnapshotName.Parse(name, SnapshotKind.Instance)).Failure;

        Assert.Equal(FailureKind.InvalidName, failure.Kind);
        Assert.Contains(rule, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SnapshotKind.Instance, 255)]
    [InlineData(SnapshotKind.Cluster, 63)]
    public void Each_kind_has_its_own_longest_name(SnapshotKind kind, int longest)
    {
        var name = new string('a', longest);

        Assert.Equal(name, SnapshotName.Parse(name, kind));
        Assert.Contains($"{longest} are allowed", Assert.Throws<BackupException>(() => SnapshotName.Parse(name + "a", kind)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders", SnapshotKind.Instance, "orders-2026-11-20-03-12-45")]
    [InlineData("a-cluster-whose-name-takes-all-the-sixty-three-letters-allowed", SnapshotKind.Cluster, "a-cluster-whose-name-takes-all-the-sixty-th-2026-11-20-03-12-45")]
    [InlineData("a-cluster-with-its-hyphen-right-where-the-c-is", SnapshotKind.Cluster, "a-cluster-with-its-hyphen-right-where-the-c-2026-11-20-03-12-45")]
    public void A_name_nobody_chose_says_database_and_utc_time_and_is_one_rds_takes(string database, SnapshotKind kind, string name)
    {
        var made = SnapshotName.For(database, kind, new DateTimeOffset(2026, 11, 20, 4, 12, 45, TimeSpan.FromHours(1)));

        Assert.Equal(name, made);
        Assert.Equal(made, SnapshotName.Parse(made, kind));
    }
}
