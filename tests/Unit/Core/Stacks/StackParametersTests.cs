using RdsBackup.Core.Deployed;
using RdsBackup.Core.Stacks;

namespace RdsBackup.Unit.Core.Stacks;

public class StackParametersTests
{
    private static readonly DeclaredParameter[] Declared =
    [
        new("Prefix", "rdsbackup", [], false), new("BackupAccountId", null, [], false), new("Paused", "false", ["true", "false"], false),
    ];

    [Fact]
    public void What_is_not_given_has_its_default_in_a_new_stack_and_stays_in_one_that_is_there()
    {
        var given = new Dictionary<string, string> { ["BackupAccountId"] = "222222222222" };
        var existing = new Dictionary<string, string> { ["Prefix"] = "mine", ["BackupAccountId"] = "333333333333" };

        Assert.Equal(new Dictionary<string, string?> { ["BackupAccountId"] = "222222222222" }, StackParameters.Resolve(Declared, given, null, out var none));
        Assert.Empty(none);
        Assert.Equal(
            new Dictionary<string, string?> { ["BackupAccountId"] = "222222222222", ["Prefix"] = null },
            StackParameters.Resolve(Declared, given, existing, out none).OrderBy(value => value.Key, StringComparer.Ordinal).ToDictionary());
        Assert.Empty(none);
    }

    [Theory]
    [InlineData("us-gov-west-1", "https://hooks.example.com/x", 1)]
    [InlineData("us-gov-west-1", "", 0)]
    [InlineData("us-east-1", "https://hooks.example.com/x", 0)]
    public void A_webhook_is_refused_where_EventBridge_has_none_without_naming_the_secret(string region, string webhook, int problems)
    {
        var found = StackParameters.Lacking(region, new Dictionary<string, string> { ["WebhookUrl"] = webhook }).ToList();

        Assert.Equal(problems, found.Count);
        Assert.All(found, problem => Assert.DoesNotContain("hooks.example.com", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_does_not_fit_is_said_at_once()
    {
        _ = StackParameters.Resolve(
            Declared, new Dictionary<string, string> { ["prefx"] = "a", ["Nonsense"] = "b", ["Paused"] = "yes" }, null, out var problems);

        Assert.Equal(
        [
            "BackupAccountId is missing.",
            "Paused is 'yes' and has to be one of true, false.",
            "There is no parameter Nonsense; there are Prefix, BackupAccountId, Paused.",
            "There is no parameter prefx; did you mean Prefix?",
        ], problems);
    }

    [Fact]
    public void What_is_missing_is_told_with_what_it_is_for()
    {
        _ = StackParameters.Resolve(
            [new DeclaredParameter("BackupAccountId", null, [], false, "The other account, which gets the copies.")], new Dictionary<string, string>(), null, out var problems);

        Assert.Equal(["BackupAccountId is missing: The other account, which gets the copies."], problems);
    }

    [Fact]
    public void A_secret_that_does_not_fit_is_not_shown()
    {
        _ = StackParameters.Resolve(
            [new DeclaredParameter("Code", null, ["a", "b"], IsSecret: true)], new Dictionary<string, string> { ["Code"] = "hidden" }, null, out var problems);

        Assert.Equal(["Code has to be one of a, b."], problems);
    }
}
