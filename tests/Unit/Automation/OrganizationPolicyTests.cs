using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using Amazon.RDS.Model;
using RdsBackup.Core.Policies;
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
        var policy = File.ReadAllText(Repository.PathOf("docs", "policies", "organization.json"));
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

    private static void Denied(Action call) => Assert.Contains("with an explicit deny", Assert.Throws<AwsFault>(call).Message, StringComparison.Ordinal);

    private void Refused(Func<Task> call) =>
        Assert.Contains("with an explicit deny", Assert.ThrowsAny<Amazon.Runtime.AmazonServiceException>(() => stacks.World.Run(_ => call())).Message, StringComparison.Ordinal);
}
