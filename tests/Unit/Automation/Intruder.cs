using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using RdsBackup.Core.Snapshots;
using RdsBackup.Sandbox.Model;
using RdsBackup.Simulation;
using Snapshot = RdsBackup.Sandbox.Rds.Snapshot;

namespace RdsBackup.Unit.Automation;

/// <summary>Somebody who owns an account whole: its admin and, by state machines of their own, every role in it.</summary>
internal sealed class Intruder
{
    private readonly StackedWorld stacks;
    private readonly Account account;
    private readonly JsonClient states;
    private readonly string machine;
    private readonly string bus;

    /// <summary>Of a source account.</summary>
    public Intruder(StackedWorld stacks, string account = "primary")
        : this(stacks, account, "rdsbackup-recovery-us-east-2", "arn:aws:events:us-east-2:222222222222:event-bus/rdsbackup-vault")
    {
    }

    private Intruder(StackedWorld stacks, string account, string role, string bus)
    {
        this.stacks = stacks;
        this.bus = bus;
        this.account = stacks.World.Sandbox.Accounts.First(one => one.Name == account);
        states = JsonClient.States(stacks.World.Sandbox, this.account.AccessKey, World.RecoveryRegion);
        machine = (string)states.Call("CreateStateMachine", new JsonObject
        {
            ["name"] = "mischief",
            // The role that may speak to the other account's bus.
            ["roleArn"] = $"arn:aws:iam::{this.account.Id}:role/{role}",
            ["definition"] =
                """
                { "QueryLanguage": "JSONata", "StartAt": "Send", "States": { "Send": {
                  "Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "Arguments": { "Entries": ["{% $states.input %}"] }, "End": true } } }
                """,
        })["stateMachineArn"]!;
    }

    /// <summary>Of the backup account, to speak on an account's bus.</summary>
    public static Intruder OfVault(StackedWorld stacks, string to = "111111111111") =>
        new(stacks, "secondary", "rdsbackup-vault-us-east-2", $"arn:aws:events:us-east-2:{to}:event-bus/rdsbackup-recovery");

    /// <summary>Makes a snapshot with the name of a copy, as old as one likes, shares it, and knows how to announce it.</summary>
    /// <param name="of">What it is made of: a snapshot of the recovery region.</param>
    /// <param name="time">When its source is said to have been made.</param>
    /// <param name="source">The name of the snapshot that is said to be its source.</param>
    /// <param name="database">The database it is said to be of; its own unless given.</param>
    /// <param name="region">The region its source is said to be in.</param>
    public JsonObject Forge(Snapshot of, DateTimeOffset time, string source = "rds:forged", string? database = null, string region = World.SourceRegion)
    {
        database ??= of.DatabaseIdentifier;
        var sourceArn = $"arn:aws:rds:{region}:{account.Id}:snapshot:{source}";
        var name = CopyName.For(SnapshotArn.Parse(sourceArn), time, database);
        using var rds = stacks.World.Rds(account.Name, World.RecoveryRegion);
        stacks.World.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = of.Arn,
            TargetDBSnapshotIdentifier = name,
            KmsKeyId = "alias/rds-backup",
        }));
        return new JsonObject
        {
            ["policy"] = "nightly",
            ["sourceArn"] = sourceArn,
            ["sourceTime"] = CopyName.Format(time),
            ["database"] = database,
            ["kind"] = "instance",
            ["engine"] = "postgres 16.4",
            ["size"] = 100,
            ["encrypted"] = true,
            ["keyManager"] = "AWS",
            ["optionGroup"] = "",
            ["settings"] = new JsonObject(),
            ["tags"] = new JsonObject(),
            ["snapshotArn"] = $"arn:aws:rds:{World.RecoveryRegion}:{account.Id}:snapshot:{name}",
        };
    }

    /// <summary>Shares what was forged.</summary>
    public void Share(JsonObject forged)
    {
        using var rds = stacks.World.Rds(account.Name, World.RecoveryRegion);
        stacks.World.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = ((string)forged["snapshotArn"]!).Split(':')[^1],
            AttributeName = "restore",
            ValuesToAdd = ["222222222222"],
        }));
    }

    /// <summary>Says something on the other account's bus.</summary>
    public void Say(JsonObject detail, string detailType = "RDS Snapshot Shared") => states.Call("StartExecution", new JsonObject
    {
        ["stateMachineArn"] = machine,
        ["input"] = new JsonObject
        {
            ["EventBusName"] = bus,
            ["Source"] = "rdsbackup",
            ["DetailType"] = detailType,
            ["Detail"] = detail.DeepClone(),
        }.ToJsonString(),
    });
}
