using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

public class ErrorRecordsTests
{
    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_failure_has_a_category_of_its_own_choosing(FailureKind kind) =>
        Assert.True(kind == FailureKind.Refused || ErrorRecords.Category(kind) != ErrorCategory.NotSpecified);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_failure_comes_with_advice(FailureKind kind)
    {
        var failure = new Failure { Kind = kind, Message = "m", Advice = "the engine's advice", Region = "us-east-2" };

        Assert.NotEmpty(ErrorRecords.Advice(failure));
    }

    [Fact]
    public void Advice_names_the_profile_by_which_the_account_was_reached()
    {
        var missing = new Failure { Kind = FailureKind.SnapshotNotFound, Message = "m", Advice = "a", Region = "us-east-2", AccountId = "222222222222" };

        Assert.Contains("Get-RdsBackupSnapshot -ProfileName 'the vault' -Region us-east-2.", ErrorRecords.Advice(missing, "the vault"), StringComparison.Ordinal);
        Assert.Contains("Get-RdsBackupSnapshot -Region us-east-2.", ErrorRecords.Advice(missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_knows_the_account_that_its_profile_reaches()
    {
        await using var session = await Session.StartAsync();
        var command = new GetRdsBackupDatabaseCommand { ProfileName = "secondary", Region = "us-east-1" };

        await session.RunAsync(command);

        Assert.Equal("secondary", command.ProfileOf("222222222222"));
        Assert.Null(command.ProfileOf("111111111111"));
    }

    [Fact]
    public void An_alias_that_is_nearly_right_is_named_and_the_typo_is_not_made() => Assert.Equal(
        "Did you mean alias/rds-vault? See which keys are there: Get-RdsBackupKey -Region us-east-2.",
        ErrorRecords.Advice(new Failure { Kind = FailureKind.KeyNotFound, Message = "m", Advice = "Did you mean alias/rds-vault?", Region = "us-east-2", Subject = "alias/rds-vualt" }));

    [Theory]
    [InlineData("alias/rds-vault", "rds-vault")]
    [InlineData("alias/aws/rds", "rds-backup")]
    [InlineData("arn:aws:kms:us-east-2:111122223333:alias/other", "rds-backup")]
    public void A_key_that_is_missing_is_made_under_the_alias_that_was_asked_for(string key, string alias)
    {
        var failure = new Failure { Kind = FailureKind.KeyNotFound, Message = "m", Advice = "a", Region = "us-east-2", Subject = key };

        Assert.EndsWith($"New-RdsBackupKey -Region us-east-2 -Alias {alias}.", ErrorRecords.Advice(failure), StringComparison.Ordinal);
    }
}
