using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Iam;

namespace RdsBackup.Unit.Core.Keys;

public class SharableKeyPolicyTests
{
    private const string Backup = "222222222222";
    private static readonly Place Place = new("111111111111", "us-east-2");
    private static readonly PolicyDocument OwnOnly = SharableKeyPolicy.New(Place, []);
    private static readonly PolicyDocument Shared = SharableKeyPolicy.New(Place, [Backup]);

    [Theory]
    [InlineData("kms:Decrypt", true)]
    [InlineData("kms:ReEncryptFrom", true)]
    [InlineData("kms:DescribeKey", true)]
    [InlineData("kms:CreateGrant", true)]
    [InlineData("kms:PutKeyPolicy", false)]
    [InlineData("kms:ScheduleKeyDeletion", false)]
    [InlineData("kms:RetireGrant", false)]
    public void The_backup_account_may_use_the_key_through_rds_and_not_manage_it(string action, bool allowed) =>
        Assert.Equal(allowed, Decide(Shared, action, via: "rds.us-east-2.amazonaws.com", forResource: true));

    [Theory]
    [InlineData("kms:Decrypt", null, true)]
    [InlineData("kms:Decrypt", "s3.us-east-2.amazonaws.com", true)]
    [InlineData("kms:Decrypt", "rds.us-east-1.amazonaws.com", true)]
    [InlineData("kms:CreateGrant", "rds.us-east-2.amazonaws.com", false)]
    public void Past_rds_or_for_anything_but_an_aws_resource_it_may_nothing(string action, string? via, bool forResource) =>
        Assert.False(Decide(Shared, action, via, forResource));

    [Fact]
    public void Another_account_may_nothing() => Assert.False(SharableKeyPolicy.Lets(Shared, Place, "333333333333"));

    [Fact]
    public void Completing_a_policy_that_lacks_nothing_changes_nothing() => Assert.Same(Shared, SharableKeyPolicy.Completed(Shared, Place, [Backup]));

    [Fact]
    public void Completing_adds_the_account_and_keeps_every_statement()
    {
        var completed = SharableKeyPolicy.Completed(OwnOnly, Place, [Backup]);

        Assert.True(SharableKeyPolicy.Lets(completed, Place, Backup));
        Assert.All(OwnOnly.Statements, statement => Assert.Contains(statement, completed.Statements));
    }

    [Fact]
    public void A_policy_that_was_written_by_hand_with_wider_rights_is_left_alone()
    {
        var wide = OwnOnly.With(new Statement
        {
            Effect = Effect.Allow,
            Principals = [PolicyPrincipal.Account(Backup)],
            Actions = ["kms:*"],
            Resources = ["*"],
        });

        Assert.Same(wide, SharableKeyPolicy.Completed(wide, Place, [Backup]));
    }

    [Fact]
    public void The_most_common_mistake_a_missing_create_grant_is_seen()
    {
        var withoutGrant = OwnOnly.With(new Statement
        {
            Effect = Effect.Allow,
            Principals = [PolicyPrincipal.Account(Backup)],
            Actions = ["kms:DescribeKey", "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
            Resources = ["*"],
        });

        Assert.False(SharableKeyPolicy.Lets(withoutGrant, Place, Backup));
    }

    [Fact]
    public void A_deny_is_seen()
    {
        var denied = Shared.With(new Statement
        {
            Effect = Effect.Deny,
            Principals = [PolicyPrincipal.Account(Backup)],
            Actions = ["kms:Decrypt"],
            Resources = ["*"],
        });

        Assert.False(SharableKeyPolicy.Lets(denied, Place, Backup));
    }

    [Fact]
    public void Other_partitions_have_their_own_arns_and_endpoints()
    {
        var china = new Place("111111111111", "cn-north-1");
        var json = SharableKeyPolicy.New(china, [Backup]).ToJson();

        Assert.Contains("arn:aws-cn:iam::222222222222:root", json, StringComparison.Ordinal);
        Assert.Contains("rds.cn-north-1.amazonaws.com.cn", json, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_not_shared_with_its_own_account() =>
        Assert.Equal(FailureKind.OwnAccount, Assert.Throws<BackupException>(
            () => KeyPlan.For(KeyState.Nothing, new KeyWish { Alias = "rds-backup", Accounts = [Place.AccountId] }, Place)).Kind);

    [Fact]
    public void Whom_a_new_key_is_shared_with_is_told_before_it_is_made()
    {
        var wish = new KeyWish { Alias = "rds-backup", Accounts = [Backup] };

        Assert.Equal(
            ["Create key alias/rds-backup", $"Let {Backup} use it through RDS", "Enable yearly rotation"],
            KeyPlan.For(KeyState.Nothing, wish, Place).Effects(wish));
    }

    [Theory]
    [InlineData("rds-backup", "alias/rds-backup")]
    [InlineData("alias/team/rds", "alias/team/rds")]
    public void An_alias_may_be_given_without_its_prefix(string given, string alias) => Assert.Equal(alias, new KeyWish { Alias = given }.Alias);

    [Theory]
    [InlineData("alias/aws/rds")]
    [InlineData("alias/")]
    [InlineData("rds backup")]
    public void An_alias_that_kms_refuses_is_refused(string alias) =>
        Assert.Equal(FailureKind.InvalidName, Assert.Throws<BackupException>(() => new KeyWish { Alias = alias }).Kind);

    private static bool Decide(PolicyDocument policy, string action, string? via, bool forResource)
    {
        var context = new Dictionary<string, IReadOnlyList<string>> { ["kms:GrantIsForAWSResource"] = [forResource ? "true" : "false"] };
        if (via is not null)
            context["kms:ViaService"] = [via];
        return new ApplicablePolicies
        {
            Resource = new AttachedPolicy("key", policy),
            Identity = [new AttachedPolicy("any", PolicyDocument.Parse(
                """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity))],
        }.Decide(new AccessRequest
        {
            Requester = Requester.FromArn($"arn:aws:iam::{Backup}:role/copier"),
            Action = action,
            Resource = "arn:aws:kms:us-east-2:111111111111:key/1",
            Context = context,
        }).IsAllowed;
    }
}
