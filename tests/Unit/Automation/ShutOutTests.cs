using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>Policies that let nobody in: whatever does not pass them is told, with the reason.</summary>
public class ShutOutTests
{
    private static readonly TimeSpan Morning = TimeSpan.FromHours(11);

    private readonly StackedWorld stacks = new();

    public ShutOutTests()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy();
    }

    [Fact]
    public void A_vault_that_does_not_let_the_source_in()
    {
        Events("secondary", World.RecoveryRegion).Call("RemovePermission", new JsonObject { ["EventBusName"] = "rdsbackup-vault", ["StatementId"] = "Announcements" });

        stacks.After(Morning);

        AssertTold("rdsbackup-recovery", "could not be handed over to the backup account 222222222222. AWS says:");
        AssertTold("rdsbackup-relay", "could not be handed on to the backup account 222222222222. AWS says:");
        Assert.Empty(stacks.Vault);
    }

    [Fact]
    public void A_sharable_key_whose_policy_lacks_the_other_account()
    {
        using (var kms = stacks.World.Kms("primary", World.RecoveryRegion))
        {
            stacks.World.Run(_ => kms.PutKeyPolicyAsync(new PutKeyPolicyRequest
            {
                KeyId = stacks.Find(StackTemplate.RecoveryRegion).Outputs["KeyArn"],
                Policy = """
                    { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111111111111:root" }, "Action": "kms:*", "Resource": "*" }] }
                    """,
            }));
        }

        stacks.After(Morning);

        AssertTold("rdsbackup-vault", "snapshot KMS key");
        Assert.Empty(stacks.Vault);
    }

    [Fact]
    public void A_role_that_is_denied_to_send_events_to_the_recovery_region()
    {
        stacks.Deny("rdsbackup-source-events-us-east-1", "events:PutEvents");

        stacks.After(Morning);

        // Undelivered, kept, and rung for once: the alarm stays on while something lies there.
        Assert.NotEmpty(stacks.World.Sandbox.Sqs.Find("111111111111", World.SourceRegion, "rdsbackup-source-undelivered")!.Messages);
        AssertRungOnce("rdsbackup-source-undelivered");
    }

    [Theory]
    [InlineData("rdsbackup-source-events-us-east-1", "rdsbackup-source-undelivered")]
    [InlineData("rdsbackup-recovery-events-us-east-2", "rdsbackup-recovery-undelivered")]
    public void A_role_that_is_denied_to_start_machines(string role, string queue)
    {
        stacks.Deny(role, "states:StartExecution");

        stacks.After(Morning);

        AssertRungOnce(queue);
    }

    [Fact]
    public void A_role_that_is_denied_to_copy()
    {
        stacks.Deny("rdsbackup-recovery-us-east-2", "rds:CopyDBSnapshot");

        stacks.After(Morning);

        AssertTold("rdsbackup-recovery", "explicit deny");
    }

    private JsonClient Events(string account, string region) =>
        JsonClient.Events(stacks.World.Sandbox, stacks.World.Sandbox.Accounts.First(one => one.Name == account).AccessKey, region);

    // One message for each execution that failed: they are of different snapshots, or of none.
    private void AssertTold(string machine, string reason)
    {
        var failed = stacks.Executions.Where(execution => execution.Machine == machine && execution.Status == "FAILED").ToList();
        Assert.NotEmpty(failed);
        foreach (var execution in failed)
            Assert.Contains(reason, Assert.Single(stacks.Failures, failure => failure.Contains(execution.Arn, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private void AssertRungOnce(string alarm) =>
        Assert.Single(stacks.Messages, message => message.Subject?.Contains($"ALARM: \"{alarm}\"", StringComparison.Ordinal) == true);
}
