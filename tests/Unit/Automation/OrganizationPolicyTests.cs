using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Automation;

/// <summary>
/// docs/policies/organization.json: what holds even the backup account's administrators. The sandbox has no organizations; a policy that only denies does the
/// same where it is attached to every user and role of the account.
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
        var policy = Text;
        foreach (var role in RolePermission.Of(stacks).Where(one => one.Account == "secondary").Select(one => one.Role).Distinct())
            iam.Call("PutRolePolicy", ("RoleName", role), ("PolicyName", "organization"), ("PolicyDocument", policy));
        iam.Call("PutUserPolicy", ("UserName", "admin"), ("PolicyName", "organization"), ("PolicyDocument", policy));
    }

    [Fact]
    public void The_stacks_go_on_and_retention_deletes()
    {
        stacks.After(TimeSpan.FromDays(5));

        Assert.NotEmpty(stacks.Vault);
        Assert.Empty(stacks.Failures);
        Assert.Contains(stacks.World.Sandbox.Calls.Counts.Keys, call => call is { AccountId: "222222222222", Action: "DeleteDBSnapshot" });
    }

    [Fact]
    public void No_administrator_deletes_or_shares_a_copy_or_takes_its_key_away()
    {
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

    [Fact]
    public void No_administrator_takes_retentions_place()
    {
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
    public void It_fits_in_a_service_control_policy() =>
        Assert.InRange(JsonNode.Parse(Text)!.ToJsonString().Length, 1, 5120);

    public static TheoryData<string> Services => [.. Actions.Select(row => row.Action.Split(':')[0]).Distinct()];

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
            from row in Actions
            where row.Action.StartsWith(service + ":", StringComparison.Ordinal)
            let decision = policies.Decide(new AccessRequest { Requester = Requester.FromArn("arn:aws:iam::222222222222:user/admin"), Action = row.Action, Resource = row.Resource, Context = Direct })
            where decision.IsAllowed != (row.Verdict == "left")
            select $"{row.Action}: {decision.Because}");
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
        iam.Call("PutUserPolicy", ("UserName", "admin"), ("PolicyName", "organization"), ("PolicyDocument", """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "sns:Publish", "Resource": "*" }] }"""));
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

    private static string Text => File.ReadAllText(Repository.PathOf("docs", "policies", "organization.json"));

    private static IReadOnlyList<(string Verdict, string Action, string Resource)> Actions { get; } =
    [
        .. File.ReadLines(Repository.PathOf("tests", "Unit", "Automation", "held-administrator.tsv"))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(row => (row[0], row[1], row[2])),
    ];

    private static void Denied(Action call) => Assert.Contains("with an explicit deny", Assert.Throws<AwsFault>(call).Message, StringComparison.Ordinal);

    private void Refused(Func<Task> call) =>
        Assert.Contains("with an explicit deny", Assert.ThrowsAny<Amazon.Runtime.AmazonServiceException>(() => stacks.World.Run(_ => call())).Message, StringComparison.Ordinal);
}
