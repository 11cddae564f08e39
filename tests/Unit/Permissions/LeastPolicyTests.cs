using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Permissions;

/// <summary>docs/policies holds what the chain needs, and nothing more.</summary>
public sealed class LeastPolicyTests
{
    /// <summary>What AWS has no resource for (service authorization reference, "AWS Key Management Service": no value in the column Resource types).</summary>
    private static readonly string[] WithoutResource = ["kms:CreateKey", "kms:ListAliases"];

    /// <summary>What AWS asks for and the sandbox does not, with the page that says so.</summary>
    private static readonly Dictionary<string, string> OnlyAws = new(StringComparer.Ordinal)
    {
        ["kms:ReEncrypt*"] = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
    };

    /// <summary>Where AWS's refusal does not name the action, what it says instead.</summary>
    private static readonly Dictionary<string, string> InAwsWords = new(StringComparer.Ordinal)
    {
        ["kms:DescribeKey"] = "KeyNotAccessible",
        ["kms:Decrypt"] = "KeyNotAccessible",
        ["kms:Encrypt"] = "KeyNotAccessible",
        ["kms:GenerateDataKey*"] = "KeyNotAccessible",
        ["kms:CreateGrant"] = "KeyNotAccessible",
    };

    public static TheoryData<string, string, string> Actions => Data(policy => policy.Actions.Where(one => !OnlyAws.ContainsKey(one.Action)));

    public static TheoryData<string, string, string> Resources => Data(policy => policy.Resources.Where(one => one.Resource != "*"));

    [Fact]
    public void With_these_policies_and_nothing_more_the_whole_chain_runs() => Assert.Equal("", Operators.Run(PolicyFile.Least));

    [Fact]
    public void With_these_policies_also_what_an_earlier_run_left_shared_is_withdrawn() => Operators.Done().RunAgain();

    [Fact]
    public void With_the_options_a_copy_that_failed_is_made_again() => Assert.Equal("", Operators.Run(PolicyFile.All));

    [Fact]
    public void Without_the_options_nobody_can_delete_anything() =>
        Assert.DoesNotContain(PolicyFile.Least.SelectMany(file => file.Actions), one => one.Action.Contains("Delete", StringComparison.Ordinal));

    [Theory]
    [InlineData(PolicyFile.Source, "source-account-remove-failed")]
    [InlineData(PolicyFile.Backup, "backup-account-remove-failed")]
    public void Without_an_option_a_failed_copy_in_the_way_is_told_with_what_removes_it(string file, string option)
    {
        Assert.Contains(PolicyFile.All, one => one.Name == option && one.User == file);

        var said = Operators.Run(PolicyFile.All.Where(one => one.Name != option));

        Assert.StartsWith("AccessDenied", said, StringComparison.Ordinal);
        Assert.Contains("The failed copy 'rdsbackup-", said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Without_any_one_action_it_fails_and_says_which(string policy, string statement, string action) =>
        AssertNames([action], RunWith(policy, file => file.WithoutAction(statement, action)));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Without_any_one_resource_it_fails_and_says_for_what(string policy, string statement, string resource) =>
        AssertNames(PolicyFile.All.Single(file => file.Name == policy).ActionsOf(statement), RunWith(policy, file => file.WithoutResource(statement, resource)));

    [Fact]
    public void What_only_aws_asks_for_is_not_asked_for_here() =>
        Assert.Equal("", Operators.Run(PolicyFile.All.Select(file => file.Actions.Where(one => OnlyAws.ContainsKey(one.Action))
            .Aggregate(file, (without, one) => without.WithoutAction(one.Sid, one.Action)))));

    [Fact]
    public void A_star_stands_for_all_resources_only_where_aws_has_none() =>
        Assert.All(
            PolicyFile.All.SelectMany(file => file.Resources.Where(one => one.Resource == "*").SelectMany(one => file.ActionsOf(one.Sid))),
            action => Assert.Contains(action, WithoutResource));

    [Fact]
    public void Nothing_is_deleted_tagged_or_shared_but_copies_of_this_module()
    {
        string[] careful = ["rds:Delete", "rds:AddTags", "rds:Modify"];

        Assert.All(
            from file in PolicyFile.All
            from one in file.Actions
            where careful.Any(begin => one.Action.StartsWith(begin, StringComparison.Ordinal))
            from resource in file.Resources
            where resource.Sid == one.Sid
            select resource.Resource,
            resource => Assert.EndsWith("snapshot:rdsbackup-*", resource));
    }

    [Fact]
    public void Nobody_may_delete_or_disable_a_key() =>
        Assert.DoesNotContain(PolicyFile.All.SelectMany(file => file.Actions), one => one.Action.Contains("Delet", StringComparison.Ordinal)
            ? one.Action.StartsWith("kms:", StringComparison.Ordinal)
            : one.Action.Contains("Disable", StringComparison.Ordinal) || one.Action.Contains("kms:*", StringComparison.Ordinal));

    [Fact]
    public void What_the_statements_conditions_and_names_fence_off_is_refused()
    {
        var operators = Operators.Done();
        var unnamed = operators.UnnamedKey("us-east-2");

        // No snapshot but the module's copies.
        Refused(PolicyFile.Source, "us-east-1", "rds:DeleteDBSnapshot", (target, cancellation) => target.Of<RdsGateway>().DeleteAsync(Snapshot("orders-of-mine"), cancellation));
        Refused(PolicyFile.Source, "us-east-2", "rds:ModifyDBSnapshotAttribute",
            (target, cancellation) => target.Of<RdsGateway>().ModifySharesAsync(Snapshot("orders-of-mine"), ["333333333333"], [], cancellation));

        // No key past RDS.
        Refused(PolicyFile.Source, "us-east-2", "kms:GenerateDataKey", UseAsync("alias/rds-backup"));
        Refused(PolicyFile.Backup, "us-east-2", "kms:GenerateDataKey", UseAsync("alias/rds-vault"));

        // No key without the alias gets another policy: it may be anybody's.
        Refused(PolicyFile.SourceKeys, "us-east-2", "kms:PutKeyPolicy", (target, cancellation) => target.Of<KmsGateway>().PutPolicyAsync(unnamed, "{}", cancellation));

        // No administration by day, and of no other key.
        Refused(PolicyFile.Source, "us-east-2", "kms:GetKeyPolicy", PolicyOf("alias/rds-backup"));
        Refused(PolicyFile.SourceKeys, "us-east-1", "kms:GetKeyPolicy", PolicyOf("alias/databases"));
        Refused(PolicyFile.SourceKeys, "us-east-2", "rds:DescribeDBSnapshots", (target, cancellation) => target.Of<RdsGateway>().ByIdAsync(SnapshotKind.Instance, ["x"], cancellation));

        void Refused(string user, string region, string action, Func<Target, CancellationToken, Task> call) =>
            Assert.Contains(action, operators.Refusal(user, region, call), StringComparison.Ordinal);

        static SnapshotArn Snapshot(string id) => new("aws", new Place("111111111111", "us-east-1"), SnapshotKind.Instance, id);

        static Func<Target, CancellationToken, Task> PolicyOf(string alias) => async (target, cancellation) =>
            await target.Of<KmsGateway>().PolicyAsync((await target.Of<KmsGateway>().FindAsync(alias, cancellation))!.KeyId, cancellation);

        static Func<Target, CancellationToken, Task> UseAsync(string alias) => (target, cancellation) => FaultMap.GuardAsync(
            new FaultContext(Service.Kms, target.Place, alias),
            async () =>
            {
                using var kms = new AmazonKeyManagementServiceClient(target.Credentials, target.Access.Configure(new AmazonKeyManagementServiceConfig(), target.Region));
                return await kms.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = alias, KeySpec = "AES_256" }, cancellation);
            },
            cancellation);
    }

    // IAM counts no white space (IAM and STS quotas, "managed policy").
    [Fact]
    public void Each_fits_into_a_managed_policy() => Assert.All(PolicyFile.All, file => Assert.InRange(file.Text.Count(letter => !char.IsWhiteSpace(letter)), 1, 6144));

    private static void AssertNames(IEnumerable<string> actions, string said) => Assert.True(
        actions.Any(action => said.Contains(action.TrimEnd('*'), StringComparison.Ordinal)
            || (InAwsWords.TryGetValue(action, out var words) && said.Contains(words, StringComparison.Ordinal))),
        said.Length == 0 ? "Nothing failed." : said);

    private static TheoryData<string, string, string> Data(Func<PolicyFile, IEnumerable<(string Sid, string Value)>> parts)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var file in PolicyFile.All)
        {
            foreach (var (sid, value) in parts(file))
                data.Add(file.Name, sid, value);
        }

        return data;
    }

    private static string RunWith(string policy, Func<PolicyFile, PolicyFile> change) =>
        Operators.Run(PolicyFile.All.Select(file => file.Name == policy ? change(file) : file));
}
