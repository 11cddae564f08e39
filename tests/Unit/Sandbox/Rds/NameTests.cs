using System.Net;

namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class NameTests
{
    private readonly RdsWorld world = new();

    [Theory]
    [InlineData("rds:orders-2026-11-20-03-10")]
    [InlineData("awsbackup:job-1")]
    [InlineData("1st")]
    [InlineData("ends-with-")]
    [InlineData("two--hyphens")]
    [InlineData("under_score")]
    public async Task An_illegal_name_of_a_copy_is_refused(string target)
    {
        var source = world.Snapshot("monthly");

        await Refusal.Of(
            () => world.Recovery.Copy(source.Arn, target),
            "InvalidParameterValue",
            "The parameter TargetDBSnapshotIdentifier is not a valid identifier. Identifiers must begin with a letter;");
    }

    [Fact]
    public async Task An_instance_snapshots_name_may_have_255_characters()
    {
        var source = world.Snapshot("monthly");

        var longest = await world.Source.Copy(source.Arn, new string('a', 255));

        Assert.Equal(255, longest.DBSnapshotIdentifier!.Length);
        await Refusal.Of(() => world.Source.Copy(source.Arn, new string('a', 256)), "InvalidParameterValue", "longer than 255 characters");
    }

    [Fact]
    public async Task A_cluster_snapshots_name_may_have_63_characters()
    {
        world.Cluster();

        await world.Source.TakeCluster(new string('a', 63));

        await Refusal.Of(() => world.Source.TakeCluster(new string('a', 64)), "InvalidParameterValue", "longer than 63 characters");
    }

    [Fact]
    public async Task Names_are_kept_in_lower_case_and_found_in_any()
    {
        world.Instance();

        await world.Source.Take("Before-Upgrade");
        world.Wait(3);

        Assert.Equal("before-upgrade", (await world.Source.Get("BEFORE-upgrade")).DBSnapshotIdentifier);
        await Refusal.Of(() => world.Source.Take("before-UPGRADE"), "DBSnapshotAlreadyExists");
    }

    [Theory]
    [InlineData("arn:aws-cn:rds:us-east-1:111111111111:snapshot:monthly")]
    [InlineData("arn:aws:rds:us-east-1:111111111111:cluster-snapshot:monthly")]
    [InlineData("arn:aws:rds:us-east-1:1111:snapshot:monthly")]
    [InlineData("arn:aws:ec2:us-east-1:111111111111:snapshot:monthly")]
    public async Task What_is_no_arn_of_such_a_snapshot_is_refused(string source)
    {
        world.Snapshot("monthly");

        await Refusal.Of(() => world.Source.Copy(source, "copy"), "InvalidParameterValue", "Invalid snapshot identifier");
    }

    [Fact]
    public async Task A_snapshot_of_another_region_is_found_by_its_arn_only()
    {
        world.Snapshot("monthly");

        await Refusal.Of(
            () => world.Recovery.Copy("monthly", "copy"), "DBSnapshotNotFound", "DBSnapshot not found: monthly", HttpStatusCode.NotFound);
    }
}
