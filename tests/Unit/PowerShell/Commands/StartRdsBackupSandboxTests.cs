using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell.Commands;

public sealed class StartRdsBackupSandboxTests
{
    [Fact]
    public async Task It_has_the_regions_that_somebody_rehearses_for_and_the_chain_runs_between_them()
    {
        await using var session = await Session.StartAsync(regions: ["eu-central-1", "eu-west-1"]);
        await session.RunAsync(new NewRdsBackupKeyCommand { ProfileName = "primary", Region = "eu-west-1", Alias = "rds-backup", ShareWithAccount = ["222222222222"] });

        var found = await session.RunAsync(new GetRdsBackupSnapshotCommand { ProfileName = "primary", Database = [DatabaseInput.Parse("orders")], OnlyLatest = true });
        var copied = await session.RunAsync(new CopyRdsSnapshotCrossRegionCommand
        {
            Snapshot = Session.Inputs(found),
            DestinationRegion = "eu-west-1",
            KmsKeyId = "alias/rds-backup",
            ProfileName = "primary",
        });

        Assert.Empty(found.Errors.Concat(copied.Errors));
        Assert.Equal("eu-central-1", Assert.IsType<SnapshotInfo>(Assert.Single(found.Output)).Region);
        Assert.Equal("eu-west-1", Assert.IsType<SnapshotCopy>(Assert.Single(copied.Output)).Region);
    }

    [Theory]
    [InlineData("eu-central-1", "us-east-1")]
    [InlineData("us-east-2", "us-east-2")]
    [InlineData(null, "us-east-1")]
    public async Task The_session_s_region_counts_only_where_the_sandbox_has_it(string? stored, string expected)
    {
        await using var session = await Session.StartAsync();

        var made = await session.RunAsync(new NewRdsBackupKeyCommand { Alias = "here" }, caller: session.Caller with { StoredRegion = stored });

        Assert.Empty(made.Errors);
        Assert.Equal(expected, Assert.IsType<KeyInfo>(Assert.Single(made.Output)).Region);
    }

    [Theory]
    [InlineData("eu-central-1", "eu-central-1", "InvalidArguments", "Pass another -RecoveryRegion")]
    [InlineData("eu-central-1", "us-gov-west-1", "InvalidArguments", "one partition")]
    [InlineData("eu-central-9", "eu-west-1", "UnknownRegion", "eu-central-9")]
    [InlineData("eu-central-1", "EU-WEST-1", "UnknownRegion", "EU-WEST-1")]
    public async Task Regions_that_cannot_be_are_refused_before_anything_starts(string region, string recovery, string id, string says)
    {
        var command = new StartRdsBackupSandboxCommand { Region = region, RecoveryRegion = recovery, Caller = CallerSession.Empty };

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => command.BeginAsync(new RecordingConsole(), CancellationToken.None));

        Assert.Equal(id, refused is CommandException mine ? mine.Id : ((BackupException)refused).Kind.ToString());
        Assert.Contains(says, refused is CommandException { Advice: var advice } ? $"{refused.Message} {advice}" : refused.Message, StringComparison.Ordinal);
    }
}
