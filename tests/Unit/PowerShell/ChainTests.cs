using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

public sealed class ChainTests : IAsyncLifetime
{
    private Session session = null!;

    public async Task InitializeAsync() => session = await (await Session.StartAsync()).WithKeysAsync();

    public async Task DisposeAsync() => await session.DisposeAsync();

    [Fact]
    public async Task Records_carry_credentials_through_the_chain_and_the_vault_copy_tells_where_it_comes_from()
    {
        var sources = await session.LatestAsync("orders", "ledger");
        var recovery = await session.RunAsync(ToRecovery(sources, wait: true));
        var shares = await session.RunAsync(Share(Session.Inputs(recovery)));
        var vault = await session.RunAsync(ToVault(Session.Inputs(shares)));
        var withdrawn = await session.RunAsync(new RevokeRdsSnapshotShareCommand { Snapshot = Session.Inputs(vault) });

        var copies = withdrawn.Output.Cast<SnapshotCopy>().OrderBy(copy => copy.DatabaseIdentifier, StringComparer.Ordinal).ToList();
        Assert.Empty(recovery.Errors.Concat(shares.Errors).Concat(vault.Errors).Concat(withdrawn.Errors));
        Assert.Equal(["ledger", "orders"], copies.Select(copy => copy.DatabaseIdentifier));
        Assert.All(copies, copy => Assert.Equal(("222222222222", "available", false), (copy.AccountId, copy.Status, copy.SourceShared)));
        Assert.Equal(
            sources.Select(source => source.Text).Order(StringComparer.Ordinal), copies.Select(copy => copy.SourceSnapshotArn).Order(StringComparer.Ordinal));
        // What a restore needs is known of the database only, two accounts away.
        Assert.Equal("db.r6g.xlarge", copies[1].Tags["rdsbackup:db-class"]);
        Assert.Equal("vault", copies[1].Tags["rdsbackup:hop"]);
    }

    [Fact]
    public async Task With_WhatIf_every_step_names_object_place_and_effect_and_nothing_is_written_or_changed()
    {
        var sources = await session.LatestAsync("orders");
        var before = session.Changes;

        var console = await session.RunAsync(ToRecovery(sources, wait: true), new RecordingConsole { Answer = false });

        var (target, action) = Assert.Single(console.Questions);
        Assert.StartsWith("rds:orders-", target, StringComparison.Ordinal);
        Assert.EndsWith("in us-east-1 (account 111111111111)", target, StringComparison.Ordinal);
        Assert.Matches("^Copy to rdsbackup-orders-.* in us-east-2 .account 111111111111. under alias/rds-backup .arn:aws:kms:us-east-2:", action);
        Assert.Empty(console.Output);
        Assert.Equal(before, session.Changes);
    }

    [Fact]
    public async Task Sharing_a_copy_that_is_under_way_is_an_error_that_says_Wait()
    {
        await using var realTime = await (await Session.StartAsync(speed: 1)).WithKeysAsync();
        var begun = await realTime.RunAsync(ToRecovery(await realTime.LatestAsync("orders"), wait: false));

        var shared = await realTime.RunAsync(Share(Session.Inputs(begun)));

        Assert.Empty(shared.Output);
        var error = Assert.IsType<BackupException>(Assert.Single(shared.Errors));
        Assert.Equal(FailureKind.SnapshotNotAvailable, error.Kind);
        Assert.Contains("-Wait", ErrorRecords.Advice(error.Failure), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_snapshot_does_not_stop_the_others()
    {
        SnapshotInput[] mixed = [SnapshotInput.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:gone"), .. await session.LatestAsync("catalog")];

        var console = await session.RunAsync(ToRecovery(mixed, wait: true));

        Assert.Equal("catalog", Assert.IsType<SnapshotCopy>(Assert.Single(console.Output)).DatabaseIdentifier);
        Assert.Equal(["SnapshotNotFound"], console.ErrorIds);
    }

    [Fact]
    public async Task Credentials_of_another_account_than_the_snapshots_are_refused_by_account()
    {
        var command = ToRecovery([SnapshotInput.Parse("arn:aws:rds:us-east-1:111111111111:snapshot:orders-month-end")], wait: false);
        command.ProfileName = "secondary";

        Assert.Equal(["WrongAccount"], (await session.RunAsync(command)).ErrorIds);
    }

    [Fact]
    public async Task A_vault_copy_into_the_owners_own_account_is_refused()
    {
        var recovery = await session.RunAsync(ToRecovery(await session.LatestAsync("catalog"), wait: true));
        var command = ToVault(Session.Inputs(recovery));
        command.ProfileName = "primary";
        // Not even a key that is only in the other account distracts from that.
        command.KmsKeyId = "alias/rds-vault";

        Assert.Equal(["OwnAccount"], (await session.RunAsync(command)).ErrorIds);
    }

    private static CopyRdsSnapshotCrossRegionCommand ToRecovery(SnapshotInput[] snapshots, bool wait) =>
        new() { Snapshot = snapshots, DestinationRegion = "us-east-2", KmsKeyId = "alias/rds-backup", Waits = wait };

    private static GrantRdsSnapshotShareCommand Share(SnapshotInput[] snapshots) => new() { Snapshot = snapshots, AccountId = ["222222222222"] };

    private static CopyRdsSharedSnapshotCommand ToVault(SnapshotInput[] snapshots) =>
        new() { Snapshot = snapshots, ProfileName = "secondary", KmsKeyId = "alias/rds-vault", Waits = true };
}
