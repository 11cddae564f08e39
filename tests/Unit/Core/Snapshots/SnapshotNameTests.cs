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
}
