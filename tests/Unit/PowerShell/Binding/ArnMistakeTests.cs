using System.Management.Automation;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell.Binding;

public class ArnMistakeTests
{
    [Theory]
    [InlineData("arn:aws:rds:us-east-1", "it has fewer than 7 parts")]
    [InlineData("arn:aws:ec2:us-east-1:111111111111:snapshot:snap-1", "its service is 'ec2', not 'rds'")]
    [InlineData("arn:aws:rds::111111111111:snapshot:x", "its region is missing")]
    [InlineData("arn:aws:rds:us-east-1:1111:snapshot:x", "its account '1111' has not 12 digits")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:db:orders", "it is a 'db'")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:", "its name is missing")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders:more", "it has a part too many")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:snapshot:orders\n", "its partition, region or name holds what none can hold")]
    public void What_is_no_snapshots_arn_is_told_what_is_wrong_with_it_and_what_is_taken(string text, string mistake)
    {
        if (text.Contains(":db:", StringComparison.Ordinal))
            Assert.Throws<ArgumentTransformationMetadataException>(() => SnapshotInput.Parse(text));
        else
            Assert.Equal("InvalidSnapshotArn", Assert.Throws<CommandException>(SnapshotInput.Parse(text).DemandOne).Id);
        Assert.Equal(
            $"'{text}' is not the ARN of an RDS snapshot: {mistake}. "
            + "Pass the identifier, or arn:aws:rds:us-east-1:123456789012:snapshot:name, with 'cluster-snapshot' for a cluster.",
            ArnMistake.In(text, "an RDS snapshot", "snapshot", "cluster-snapshot"));
    }
}
