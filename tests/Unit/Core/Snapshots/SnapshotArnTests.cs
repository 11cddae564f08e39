using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Snapshots;

public class SnapshotArnTests
{
    [Theory]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-03-12", SnapshotKind.Instance, "rds:orders-2026-11-20-03-12")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:awsbackup:job-0f3b", SnapshotKind.Instance, "awsbackup:job-0f3b")]
    [InlineData("arn:aws-us-gov:rds:us-gov-west-1:111111111111:cluster-snapshot:catalog", SnapshotKind.Cluster, "catalog")]
    [InlineData("arn:aws-cn:rds:cn-north-1:111111111111:snapshot:orders", SnapshotKind.Instance, "orders")]
    public void An_arn_of_a_snapshot_is_read_and_written_alike(string text, SnapshotKind kind, string id)
    {
        var arn = SnapshotArn.Parse(text);

        Assert.Equal(kind, arn.Kind);
        Assert.Equal(id, arn.Id);
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("orders")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:")]
    [InlineData("arn:aws:rds:us-east-1:11111111111:snapshot:orders")]
    [InlineData("arn:aws:rds::111111111111:snapshot:orders")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:db:orders")]
    [InlineData("arn:aws:s3:us-east-1:111111111111:snapshot:orders")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders:more")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:orders|2026")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:orders\n")]
    [InlineData("arn:aws:rds:us-east-1/x:111111111111:snapshot:orders")]
    [InlineData("arn:aws|:rds:us-east-1:111111111111:snapshot:orders")]
    public void Anything_else_is_refused_with_what_to_pass(string text)
    {
        var failure = Assert.Throws<BackupException>(() => SnapshotArn.Parse(text)).Failure;

        Assert.Equal(FailureKind.InvalidSnapshotArn, failure.Kind);
        Assert.Contains($"'{text}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("arn:<partition>:rds:", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-esat-1", "us-east-1")]
    [InlineData("US-EAST-2", "us-east-2")]
    [InlineData("eu-centrall-1", "eu-central-1")]
    public void A_misspelt_region_is_refused_with_the_one_that_was_meant(string text, string meant)
    {
        var failure = Assert.Throws<BackupException>(() => Place.ParseRegion(text)).Failure;

        Assert.Equal(FailureKind.UnknownRegion, failure.Kind);
        Assert.Contains(meant, failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1234")]
    [InlineData("12345678901x")]
    [InlineData("1111-1111-1111")]
    public void An_account_id_has_12_digits(string text) =>
        Assert.Equal(FailureKind.InvalidAccountId, Assert.Throws<BackupException>(() => AccountId.Parse(text)).Kind);
}
