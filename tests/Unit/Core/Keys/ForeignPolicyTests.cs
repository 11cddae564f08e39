using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Iam;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Simulation;
using RdsBackup.Unit.PowerShell;

namespace RdsBackup.Unit.Core.Keys;

/// <summary>Policies that this module did not write: examples of AWS's documentation, and what larger houses have.</summary>
public sealed class ForeignPolicyTests
{
    private const string Backup = "222222222222";
    private const string UseActions = """["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"]""";
    private const string GrantActions = """["kms:CreateGrant","kms:ListGrants","kms:RevokeGrant"]""";

    private static readonly Place Place = new("111111111111", "us-east-2");

    public static TheoryData<string, Reach, string?> Documented => new()
    {
        // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html: the account's own policies decide; nobody else.
        { Own, Reach.No, null },
        // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
        { """{"Sid":"DescribePolicyStatement","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:user/Alice"},"Action":"kms:DescribeKey","Resource":"*","Condition":{"StringEquals":{"kms:KeySpec":"SYMMETRIC_DEFAULT"}}}""", Reach.No, null },
        // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html: use without grants.
        { Allow("Allow an external account to use this KMS key", "arn:aws:iam::222222222222:root", UseActions), Reach.No, null },
        // The same page with the console's "Allow attachment of persistent resources", as the RDS user guide has it under "Sharing encrypted snapshots".
        { $"{Allow("Allow use of the key", "arn:aws:iam::222222222222:root", UseActions)},{Allow("Allow attachment of persistent resources", "arn:aws:iam::222222222222:root", GrantActions, """{"Bool":{"kms:GrantIsForAWSResource":"true"}}""")}", Reach.Yes, null },
        // The same to a role of the other account: who will call is not known here.
        { $"{Allow("Allow use of the key", "arn:aws:iam::222222222222:role/backup", UseActions)},{Allow("Allow attachment of persistent resources", "arn:aws:iam::222222222222:role/backup", GrantActions, """{"Bool":{"kms:GrantIsForAWSResource":"true"}}""")}", Reach.CannotTell, "Allow use of the key" },
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, aws:PrincipalOrgID.
        { Allow("Organization", "*", "\"kms:*\"", """{"StringEquals":{"aws:PrincipalOrgID":"o-xxxxxxxxxxx"}}"""), Reach.CannotTell, "Organization" },
        // The same page, aws:ViaAWSService.
        { Allow("ViaService", "*", "\"kms:*\"", """{"Bool":{"aws:ViaAWSService":"true"}}"""), Reach.CannotTell, "ViaService" },
        // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html, kms:ViaService and kms:CallerAccount: both are known.
        { Allow("Rds", "*", "\"kms:*\"", """{"StringEquals":{"kms:ViaService":"rds.us-east-2.amazonaws.com","kms:CallerAccount":"222222222222"}}"""), Reach.Yes, null },
        { Allow("Ec2", "*", "\"kms:*\"", """{"StringEquals":{"kms:ViaService":"ec2.us-east-2.amazonaws.com","kms:CallerAccount":"222222222222"}}"""), Reach.No, null },
        // The same page, kms:GrantIsForAWSResource: there in calls for grants only, so this lets nobody decrypt.
        { Allow("GrantsOnly", "*", "\"kms:*\"", """{"Bool":{"kms:GrantIsForAWSResource":"true"}}"""), Reach.No, null },
        // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html, Resource: the key itself is meant by "*" or by its ARN, which is not asked for here.
        { Allow("ByArn", "arn:aws:iam::222222222222:root", "\"kms:*\"").Replace("\"*\"", "\"arn:aws:kms:us-east-2:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab\"", StringComparison.Ordinal), Reach.CannotTell, "ByArn" },
        // An operator that this version does not know, and an identity provider.
        { Allow("Later", "*", "\"kms:*\"", """{"StringSounds":{"kms:CallerAccount":"222222222222"}}"""), Reach.CannotTell, "Later" },
        { """{"Sid":"Provider","Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"kms:*","Resource":"*"}""", Reach.CannotTell, "Provider" },
    };

    private static string Own => Allow("Enable IAM User Permissions", "arn:aws:iam::111111111111:root", "\"kms:*\"");

    [Theory]
    [MemberData(nameof(Documented))]
    public void What_a_policy_says_is_yes_no_or_left_to_aws(string statements, Reach expected, string? because) =>
        Assert.Equal(new AccountReach(expected, because), SharableKeyPolicy.ReachOf(Policy(statements), Place, Backup));

    [Theory]
    [InlineData("""{"StringNotEquals":{"kms:CallerAccount":"111111111111"}}""", Reach.No)]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-xxxxxxxxxxx"}}""", Reach.CannotTell)]
    [InlineData("""{"StringEquals":{"kms:CallerAccount":"333333333333"}}""", Reach.Yes)]
    public void A_deny_is_seen_where_it_is_certain_and_named(string condition, Reach expected)
    {
        var reach = SharableKeyPolicy.ReachOf(Policy(SharedWith(Backup) + "," + Deny("Fence", condition)), Place, Backup);

        Assert.Equal(expected, reach.Reach);
        Assert.Equal(expected == Reach.Yes ? null : "Fence", reach.Because);
    }

    [Fact]
    public void A_statement_that_leaves_it_open_is_not_answered_by_more_and_more_statements()
    {
        var policy = Policy(Own + "," + Deny("Fence", """{"StringNotEquals":{"aws:PrincipalOrgID":"o-xxxxxxxxxxx"}}"""));

        var completed = SharableKeyPolicy.Completed(policy, Place, [Backup]);

        Assert.NotEqual(policy, completed);
        Assert.Same(completed, SharableKeyPolicy.Completed(completed, Place, [Backup]));
    }

    [Fact]
    public void A_key_is_not_called_shared_while_a_deny_stands_in_the_way()
    {
        var world = WithPolicy(out var kms, out var key, Own + "," + Deny("Fence", """{"StringNotEquals":{"kms:CallerAccount":"111111111111"}}"""));
        using var client = kms;

        var failed = Assert.Throws<BackupException>(() => Ensure(world, new KeyWish { Alias = "rds-backup", Accounts = [Backup] }));

        Assert.Equal(FailureKind.KeyNotShared, failed.Kind);
        Assert.Contains("'Fence'", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("UseThroughRds", world.Run(_ => kms.GetKeyPolicyAsync(key, "default")).Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_opened_to_a_role_is_let_pass_and_the_doubt_is_told()
    {
        var world = WithPolicy(out var kms, out _, $"{Own},{Allow("Role", "arn:aws:iam::222222222222:root", "\"kms:*\"", """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::222222222222:role/backup*"}}""")}");
        using var client = kms;

        var doubt = world.Run(async cancellation => await KeyKeeper.CheckSharedAsync(
            Recovery(world), await KeyKeeper.FindAsync(Recovery(world), "rds-backup", KeySide.Source, cancellation), Backup, cancellation));

        Assert.Contains("statement 'Role'", doubt, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy")]
    [InlineData("grant")]
    [InlineData("multi-region")]
    [InlineData("disabled")]
    public void A_key_that_somebody_prepared_under_the_description_is_named_and_left(string with)
    {
        var world = new World();
        using var kms = world.Kms("secondary", World.RecoveryRegion);
        var own = SharableKeyPolicy.New(world.Secondary.Place, []);
        var prepared = world.Run(_ => kms.CreateKeyAsync(new CreateKeyRequest
        {
            Description = "RdsBackup: alias/rds-vault",
            MultiRegion = with == "multi-region",
            Policy = (with == "policy" ? SharableKeyPolicy.New(world.Secondary.Place, ["333333333333"]) : own).ToJson(),
        })).KeyMetadata;
        if (with == "grant")
            world.Run(_ => kms.CreateGrantAsync(new CreateGrantRequest { KeyId = prepared.KeyId, GranteePrincipal = "arn:aws:iam::333333333333:root", Operations = ["Decrypt"] }));
        if (with == "disabled")
            world.Run(_ => kms.DisableKeyAsync(prepared.KeyId));

        var rehearsal = new RecordingConsole { Answer = false };
        world.Run("secondary", Vault(), rehearsal);
        var console = new RecordingConsole();
        world.Run("secondary", Vault(), console);

        Assert.Contains("Create key alias/rds-vault", Assert.Single(rehearsal.Questions).Action, StringComparison.Ordinal);
        Assert.NotEqual(prepared.KeyId, Assert.IsType<KeyInfo>(Assert.Single(console.Output)).KeyId);
        Assert.Contains(prepared.Arn, Assert.Single(console.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_a_run_made_and_did_not_name_is_taken_up_and_whatif_says_so()
    {
        var world = new World();
        using var kms = world.Kms("secondary", World.RecoveryRegion);
        var made = world.Run(_ => kms.CreateKeyAsync(new CreateKeyRequest
        {
            Description = "RdsBackup: alias/rds-vault",
            Policy = SharableKeyPolicy.New(world.Secondary.Place, []).ToJson(),
        })).KeyMetadata;

        var console = new RecordingConsole { Answer = false };
        world.Run("secondary", Vault(), console);

        Assert.StartsWith($"Name {made.Arn}", Assert.Single(console.Questions).Action, StringComparison.Ordinal);
        Assert.Equal(made.KeyId, world.Run(cancellation => KeyKeeper.EnsureAsync(world.Secondary, new KeyWish { Alias = "rds-vault" }, cancellation)).KeyId);
    }

    [Fact]
    public void Where_a_lost_key_cannot_be_looked_for_no_second_one_is_made()
    {
        var world = new World();
        world.Sandbox.Faults.Add(new FaultRule(FaultKinds.LostAnswer) { Action = "CreateKey" });
        var iam = QueryClient.Iam(world.Sandbox, world.Sandbox.Accounts.Single(account => account.Name == "secondary"));
        iam.Call("CreateUser", ("UserName", "keys"));
        iam.Call("PutUserPolicy", ("UserName", "keys"), ("PolicyName", "keys"), ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","NotAction":"kms:ListKeys","Resource":"*"}}"""));
        var access = iam.Call("CreateAccessKey", ("UserName", "keys")).Element("AccessKey")!;
        var command = Vault();
        (command.AccessKey, command.SecretKey) = ((string)access.Element("AccessKeyId")!, (string)access.Element("SecretAccessKey")!);
        var console = new RecordingConsole();

        world.Try(command, console);

        Assert.Contains("kms:ListKeys", Assert.IsType<BackupException>(Assert.Single(console.Errors)).Failure.Advice, StringComparison.Ordinal);
        Assert.Single(world.Sandbox.Calls.Latest, call => call.Action == "CreateKey");
    }

    [Fact]
    public void An_alias_that_differs_by_case_makes_no_second_key()
    {
        var world = new World().WithKeys();

        var failed = Assert.Throws<BackupException>(() => Ensure(world, new KeyWish { Alias = "RDS-Backup" }));

        Assert.Equal(FailureKind.InvalidName, failed.Kind);
        Assert.Contains("alias/rds-backup", failed.Failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-9", FailureKind.UnknownRegion)]
    [InlineData("us-east-2", FailureKind.KeyOfWrongRegion)]
    [InlineData("cn-north-1", FailureKind.KeyOfWrongRegion)]
    public void A_region_that_can_hold_no_replica_is_refused_before_a_key_is_made(string region, FailureKind kind)
    {
        var world = new World();

        Assert.Equal(kind, Assert.Throws<BackupException>(() => Ensure(world, new KeyWish { Alias = "rds-backup", ReplicaRegion = region })).Kind);
        Assert.DoesNotContain(world.Sandbox.Calls.Latest, call => call.Action == "CreateKey");
    }

    [Theory]
    [InlineData("rds-backup", null)]
    [InlineData("rds-bakcup", "Did you mean alias/rds-backup?")]
    [InlineData("alias/[", "Check the key's name")]
    public void A_key_is_found_with_or_without_the_prefix_and_a_typo_is_told(string name, string? advice)
    {
        var world = new World().WithKeys();
        var find = () => world.Run(cancellation => KeyKeeper.FindAsync(Recovery(world), name, KeySide.Target, cancellation));

        if (advice is null)
            Assert.Equal("alias/rds-backup", find().Alias);
        else
            Assert.StartsWith(advice, Assert.Throws<BackupException>(find).Failure.Advice, StringComparison.Ordinal);
    }

    private static NewRdsBackupKeyCommand Vault() => new() { Alias = "rds-vault", Region = World.RecoveryRegion };

    private static RdsBackup.Core.Aws.Target Recovery(World world) => world.Primary.In(World.RecoveryRegion);

    private static KeyDescription Ensure(World world, KeyWish wish) => world.Run(cancellation => KeyKeeper.EnsureAsync(Recovery(world), wish, cancellation));

    private static World WithPolicy(out Amazon.KeyManagementService.AmazonKeyManagementServiceClient kms, out string id, string statements)
    {
        var world = new World();
        var client = world.Kms("primary", World.RecoveryRegion);
        var key = Ensure(world, new KeyWish { Alias = "rds-backup" }).KeyId;
        world.Run(_ => client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, PolicyName = "default", Policy = Policy(statements).ToJson() }));
        (kms, id) = (client, key);
        return world;
    }

    private static PolicyDocument Policy(string statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", PolicyKind.Key);

    private static string SharedWith(string account) => Allow("All", $"arn:aws:iam::{account}:root", "\"kms:*\"");

    private static string Allow(string sid, string principal, string actions, string condition = "{}") =>
        $$"""{"Sid":"{{sid}}","Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":{{actions}},"Resource":"*","Condition":{{condition}}}""";

    private static string Deny(string sid, string condition) =>
        $$"""{"Sid":"{{sid}}","Effect":"Deny","Principal":{"AWS":"*"},"Action":"kms:CreateGrant","Resource":"*","Condition":{{condition}}}""";
}
