namespace RdsBackup.Unit.Sandbox.Rds;

public sealed class CopyOverTimeTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public async Task A_copy_keeps_the_time_of_the_data_and_has_its_own()
    {
        var source = world.Snapshot("monthly");

        var begun = await world.Recovery.Copy(source.Arn, "monthly-copy");
        world.Wait(20);
        var done = await world.Recovery.Get("monthly-copy");

        Assert.Equal("creating", begun.Status);
        Assert.Equal("available", done.Status);
        Assert.Equal(source.CreateTime.UtcDateTime, done.OriginalSnapshotCreateTime);
        Assert.Equal(source.CreateTime.AddMinutes(60).UtcDateTime, done.SnapshotCreateTime);
        Assert.Equal(source.Arn, done.SourceDBSnapshotIdentifier);
        Assert.Equal("us-east-1", done.SourceRegion);
    }

    [Fact]
    public async Task A_snapshot_shared_with_another_account_can_be_copied_there_in_one_step()
    {
        var source = world.Snapshot("monthly");
        await world.Source.Share("monthly", RdsWorld.Secondary);

        await world.Vault.Copy(source.Arn, "vaulted");
        world.Wait(20);

        Assert.Equal("available", (await world.Vault.Get("vaulted")).Status);
    }
}
