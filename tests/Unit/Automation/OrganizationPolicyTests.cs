using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Policies;
using RdsBackup.Iam;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;
using RdsBackup.Unit.PowerShell;

namespace RdsBackup.Unit.Automation;

/// <summary>
/// docs/policies/organization.json: what holds even the backup account's administrators.
/// </summary>
public sealed class OrganizationPolicyTests
{
    private readonly StackedWorld stacks = new();
    private readonly QueryClient iam;

    public OrganizationPolicyTests()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy(StackedWorld.Nightly with { Retention = new Retention(Daily: 1, Weekly: 0, Monthly: 0, Yearly: 0, Minimum: 1, MinimumAgeDays: 1) });
        iam = QueryClient.Iam(stacks.World.Sandbox, stacks.World.Sandbox.Accounts.Single(account => account.Name == "secondary"));
    }

    [Fact]
    public void The_stacks_go_on_and_retention_deletes()
    {
        Hold();
        stacks.After(TimeSpan.FromDays(5));

        Assert.NotEmpty(stacks.Vault);
        Assert.Empty(stacks.Failures);
        Assert.Contains(stacks.World.Sandbox.Calls.Counts.Keys, call => call is { AccountId: "222222222222", Action: "DeleteDBSnapshot" });
    }

    [Fact]
    public void No_administrator_deletes_or_shares_a_copy_or_takes_its_key_away()
    {
        Hold();
        stacks.After(TimeSpan.FromDays(1));
        var copy = Assert.Single(stacks.Vault).Identifier;
        var key = stacks.Find(StackTemplate.BackupAccount).Outputs["KeyArn"];
        using var rds = stacks.World.Rds("secondary", World.RecoveryRegion);
        using var kms = stacks.World.Kms("secondary", World.RecoveryRegion);

        Refused(() => rds.DeleteDBSnapshotAsync(new DeleteDBSnapshotRequest { DBSnapshotIdentifier = copy }));
        Refused(() => rds.ModifyDBSnapshotAttributeAsync(new() { DBSnapshotIdentifier = copy, AttributeName = "restore", ValuesToAdd = ["333333333333"] }));
        Refused(() => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key }));
        Refused(() => kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }));
        Refused(() => kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = "{}" }));
        Refused(() => kms.DeleteAliasAsync("alias/rds-vault"));
    }

    // Its key lets the whole account read it, as it has to.
    [Fact]
    public void No_administrator_copies_what_a_source_shares_past_the_vault()
    {
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Vault Copy Proven" });
        stacks.After(TimeSpan.FromHours(11));
        Hold();
        using var rds = stacks.World.Rds("secondary", World.RecoveryRegion);
        var key = stacks.Find(StackTemplate.BackupAccount).Outputs["KeyArn"];
        var shared = Assert.Single(stacks.Recovery, copy => copy.SharedWith.Count > 0);

        Refused(() => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest { SourceDBSnapshotIdentifier = shared.Arn, TargetDBSnapshotIdentifier = "mine", KmsKeyId = key }));
    }

    [Fact]
    public void No_administrator_takes_retentions_place()
    {
        Hold();
        const string Role = "rdsbackup-retention-us-east-2";

        foreach (var (action, parameters) in new (string, (string, string)[])[]
        {
            ("UpdateAssumeRolePolicy", [("RoleName", Role), ("PolicyDocument", "{}")]),
            ("PutRolePolicy", [("RoleName", Role), ("PolicyName", "more"), ("PolicyDocument", "{}")]),
            ("DeleteRole", [("RoleName", Role)]),
            ("CreateRole", [("RoleName", "break-glass"), ("AssumeRolePolicyDocument", "{}")]),
        })
        {
            Denied(() => iam.Call(action, parameters));
        }

        Denied(() => stacks.States(World.RecoveryRegion, "secondary").Call("UpdateStateMachine", new JsonObject
        {
            ["stateMachineArn"] = $"arn:aws:states:{World.RecoveryRegion}:222222222222:stateMachine:rdsbackup-retention",
            ["definition"] = """{ "StartAt": "Pass", "States": { "Pass": { "Type": "Pass", "End": true } } }""",
        }));
    }

    [Fact]
    public void It_fits_in_a_service_control_policy_with_three_operators() =>
        Assert.InRange(JsonNode.Parse(For("nightly", "backup-operator", "restore-operator"))!.ToJsonString().Length, 1, 5120);

    [Fact]
    public void Operators_mark_copies_where_it_names_them()
    {
        stacks.After(TimeSpan.FromDays(1));
        iam.Call("CreateRole", ("RoleName", "backup-operator"), ("AssumeRolePolicyDocument", """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "222222222222" }, "Action": "sts:AssumeRole" }] }"""));
        iam.Call("AttachRolePolicy", ("RoleName", "backup-operator"), ("PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"));
        stacks.World.Sandbox.Hold(HeldAdministrator.AccountId, For("nightly", "backup-operator"));
        var admin = stacks.World.Sandbox.Accounts.Single(account => account.Id == HeldAdministrator.AccountId).AccessKey;
        var session = new QueryClient(stacks.World.Sandbox, admin, "sts", "2011-06-15").Call("AssumeRole", ("RoleArn", $"arn:aws:iam::{HeldAdministrator.AccountId}:role/backup-operator"), ("RoleSessionName", "drill"));
        string Of(string name) => session.Descendants(name).Single().Value;
        var key = new AccessKey(Of("AccessKeyId"), Of("SecretAccessKey"));

        void Mark(AccessKey by, string? token) => new QueryClient(stacks.World.Sandbox, by, "rds", "2014-10-31", World.RecoveryRegion, token)
            .Call("AddTagsToResource", ("ResourceName", Assert.Single(stacks.Vault).Arn), ("Tags.Tag.1.Key", "drill"), ("Tags.Tag.1.Value", "passed"));
        Denied(() => Mark(admin, null));
        Mark(key, Of("SessionToken"));

        Assert.Equal("passed", stacks.Vault[0].Tags["drill"]);
        Denied(() => iam.Call("UpdateAssumeRolePolicy", ("RoleName", "backup-operator"), ("PolicyDocument", "{}")));
    }

    public static TheoryData<string> Services => [.. HeldAdministrator.Actions.Select(row => row.Action.Split(':')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Services))]
    public void What_it_leaves_an_administrator_is_what_was_gone_through(string service)
    {
        var policies = new ApplicablePolicies
        {
            Identity =
            [
                new AttachedPolicy("administrator", PolicyDocument.Parse("""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }""", PolicyKind.Identity)),
                new AttachedPolicy("organization", PolicyDocument.Parse(Text, PolicyKind.Identity)),
            ],
        };

        Assert.Empty(
            from row in HeldAdministrator.Actions
            where row.Action.StartsWith(service + ":", StringComparison.Ordinal)
            let decision = policies.Decide(new AccessRequest { Requester = Requester.FromArn("arn:aws:iam::222222222222:user/admin"), Action = row.Action, Resource = row.Resource, Context = Direct })
            where decision.IsAllowed != row.IsLeft
            select $"{row.Action}: {decision.Because}");
    }

    [Fact]
    public void Who_is_no_operator_hears_from_a_cmdlet_which_policy_denies_it_to_whom()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(1));
        var latest = SnapshotInput.Parse(world.Sources()[0].Snapshot.Arn.ToString());
        var recovery = world.Run("primary", new CopyRdsSnapshotCrossRegionCommand { Snapshot = [latest], DestinationRegion = World.RecoveryRegion, KmsKeyId = "alias/rds-backup", Waits = true });
        var shared = world.Run(new GrantRdsSnapshotShareCommand { Snapshot = [SnapshotInput.Parse(Assert.Single(recovery.Output))], AccountId = [HeldAdministrator.AccountId] });
        world.Sandbox.Hold(HeldAdministrator.AccountId, Text);

        var console = world.Run("secondary", new CopyRdsSharedSnapshotCommand { Snapshot = [SnapshotInput.Parse(Assert.Single(shared.Output))], KmsKeyId = "alias/rds-vault", Region = World.RecoveryRegion });

        var denied = Assert.IsType<BackupException>(Assert.Single(console.Errors));
        Assert.Equal(FailureKind.AccessDenied, denied.Kind);
        Assert.Contains("rds:CopyDBSnapshot", denied.Message, StringComparison.Ordinal);
        Assert.Contains("OperatorRoleArns", denied.Failure.Advice, StringComparison.Ordinal);
    }

    // Whoever may only change tags: retention deletes what it would have deleted anyway, or less, and somebody hears of what it does not know any more.
    [Theory]
    [MemberData(nameof(Lies))]
    public void No_tag_makes_retention_delete_a_copy(string key, string value)
    {
        var honest = new StackedWorld();
        honest.World.WithDatabase("orders").WithDatabase("crm");
        honest.Deploy(stacks.Policy).After(TimeSpan.FromDays(4));
        stacks.World.WithDatabase("crm");
        stacks.After(TimeSpan.FromDays(3));
        using (var rds = stacks.World.Rds("secondary", World.RecoveryRegion))
        {
            foreach (var copy in stacks.Vault)
            {
                stacks.World.Run(_ => value.Length == 0
                    ? rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = copy.Arn, TagKeys = [key] })
                    : (Task)rds.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = copy.Arn, Tags = [new() { Key = key, Value = value }] }));
            }
        }

        stacks.After(TimeSpan.FromDays(1));

        Assert.Subset(stacks.Vault.Select(copy => copy.Identifier).ToHashSet(), honest.Vault.Select(copy => copy.Identifier).ToHashSet());
        Assert.Contains(stacks.Messages, message => message.Body.Contains(value.Length == 0 ? " called RemoveTagsFromResource." : " called AddTagsToResource.", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Lies => new()
    {
        { "rdsbackup:source-db", "crm" },
        { "rdsbackup:source-db", "orders" },
        { "rdsbackup:source-arn", "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-01-01-00-00" },
        { "rdsbackup:source-time", "2026-01-01T00:00:00.000Z" },
        { "rdsbackup:arrived", "2020-01-01T00:00:00.000Z" },
        { "rdsbackup:arrived", "2099-01-01T00:00:00.000Z" },
        { "rdsbackup:arrived", "yesterday" },
        { "rdsbackup:source-arn", "" },
        { "rdsbackup:proven", "" },
    };

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> Direct { get; } = new Dictionary<string, IReadOnlyList<string>> { ["aws:ViaAWSService"] = ["false"] };

    private static string Text => HeldAdministrator.PolicyText;

    // As docs/policies/README.md fills it in.
    private static string For(params string[] operators)
    {
        string Role(string name) => $"\"arn:aws:iam::{HeldAdministrator.AccountId}:role/{name}\"";
        return Text.Replace(Role("OperatorRoleArns"), string.Join(',', operators.Select(Role)), StringComparison.Ordinal);
    }

    private void Hold() => stacks.World.Sandbox.Hold(HeldAdministrator.AccountId, Text);

    private static void Denied(Action call) => Assert.Contains("with an explicit deny", Assert.Throws<AwsFault>(call).Message, StringComparison.Ordinal);

    private void Refused(Func<Task> call) =>
        Assert.Contains("with an explicit deny", Assert.ThrowsAny<Amazon.Runtime.AmazonServiceException>(() => stacks.World.Run(_ => call())).Message, StringComparison.Ordinal);
}
