using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>What nobody does unnoticed in the backup account.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly StackedWorld stacks = new();
    private readonly Amazon.RDS.AmazonRDSClient rds;
    private readonly Amazon.KeyManagementService.AmazonKeyManagementServiceClient kms;

    public GuardTests()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy(StackedWorld.Nightly with { Retention = new Retention(Daily: 1, Weekly: 0, Monthly: 0, Yearly: 0, Minimum: 1, MinimumAgeDays: 1) });
        (rds, kms) = (stacks.World.Rds("secondary", World.RecoveryRegion), stacks.World.Kms("secondary", World.RecoveryRegion));
    }

    public void Dispose()
    {
        rds.Dispose();
        kms.Dispose();
    }

    [Fact]
    public void What_retention_deletes_and_the_machines_do_is_not_told()
    {
        stacks.After(TimeSpan.FromDays(5));

        Assert.Contains(stacks.World.Sandbox.Calls.Counts.Keys, call => call is { AccountId: "222222222222", Action: "DeleteDBSnapshot" });
        Assert.DoesNotContain(Told(), message => message.Contains(" called ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_somebody_does_to_keys_shares_and_copies_is_told_with_who_it_was()
    {
        stacks.After(TimeSpan.FromDays(1));
        var copy = Assert.Single(stacks.Vault).Identifier;
        var key = stacks.Find(StackTemplate.BackupAccount).Outputs["KeyArn"];

        foreach (var (call, does) in new (string, Func<CancellationToken, Task>)[]
        {
            ("ModifyDBSnapshotAttribute", _ => rds.ModifyDBSnapshotAttributeAsync(new() { DBSnapshotIdentifier = copy, AttributeName = "restore", ValuesToAdd = ["333333333333"] })),
            ("DeleteDBSnapshot", _ => rds.DeleteDBSnapshotAsync(new() { DBSnapshotIdentifier = copy })),
            ("PutKeyPolicy", _ => kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = key, Policy = Policy })),
            ("DisableKey", _ => kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key })),
            ("ScheduleKeyDeletion", _ => kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key })),
        })
        {
            stacks.World.Run(does);
            stacks.After(TimeSpan.FromMinutes(1));

            Assert.Contains($"arn:aws:iam::222222222222:user/admin called {call}.", Told().Last(), StringComparison.Ordinal);
        }

        Assert.Equal(5, Told().Count(message => message.Contains(" called ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_would_silence_the_stacks_is_told_before_it_is_silent()
    {
        var events = JsonClient.Events(stacks.World.Sandbox, stacks.World.Sandbox.Accounts.First(account => account.Name == "secondary").AccessKey, World.RecoveryRegion);
        events.Call("DisableRule", new JsonObject { ["Name"] = "rdsbackup-shared", ["EventBusName"] = "rdsbackup-vault" });
        stacks.After(TimeSpan.FromMinutes(1));

        Assert.Contains("arn:aws:iam::222222222222:user/admin called DisableRule.", Told().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deletion_by_somebody_without_a_name_is_told_as_well()
    {
        stacks.World.Sandbox.Events.Publish(new ServiceEvent(
            "222222222222", World.RecoveryRegion, stacks.World.Clock.GetUtcNow(), "aws.rds", "AWS API Call via CloudTrail", [],
            new JsonObject
            {
                ["eventSource"] = "rds.amazonaws.com",
                ["eventName"] = "DeleteDBSnapshot",
                ["userIdentity"] = new JsonObject { ["type"] = "AWSService", ["invokedBy"] = "backup.amazonaws.com" },
            }));
        stacks.After(TimeSpan.FromMinutes(1));

        Assert.Contains(" called DeleteDBSnapshot.", Assert.Single(Told()), StringComparison.Ordinal);
    }

    private const string Policy = """
        { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::222222222222:root" }, "Action": "kms:*", "Resource": "*" }] }
        """;

    private IEnumerable<string> Told() =>
        stacks.World.Sandbox.Sns.Find("222222222222", World.RecoveryRegion, StackedWorld.Topic)!.Messages.Select(message => message.Body);
}
