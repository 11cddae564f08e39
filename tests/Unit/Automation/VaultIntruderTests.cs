using System.Text.Json.Nodes;
using Amazon.RDS.Model;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>What somebody who owns the backup account cannot do to a source account: of all that is there, only our own copies can be marked and unshared.</summary>
public sealed class VaultIntruderTests
{
    private readonly StackedWorld stacks = new();
    private readonly Intruder intruder;

    // A night whose reports were lost: the copy is shared still.
    public VaultIntruderTests()
    {
        stacks.World.WithDatabase("orders");
        stacks.Deploy();
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Vault Copy Proven" });
        stacks.After(TimeSpan.FromHours(11));
        stacks.World.Sandbox.Faults.Clear();
        intruder = Intruder.OfVault(stacks);
    }

    private Snapshot Copy => Assert.Single(stacks.Recovery, copy => copy.Identifier == Report["name"]!.GetValue<string>());

    private JsonObject Report => new()
    {
        ["sourceArn"] = stacks.Vault[0].Tags["rdsbackup:source-arn"],
        ["sourceTime"] = stacks.Vault[0].Tags["rdsbackup:source-time"],
        ["kind"] = "instance",
        ["name"] = stacks.Vault[0].Identifier,
        ["vaultArn"] = stacks.Vault[0].Arn,
    };

    [Fact]
    public void A_true_report_marks_and_unshares()
    {
        intruder.Say(Report, "RDS Vault Copy Proven");
        stacks.After(TimeSpan.FromMinutes(5));

        Assert.Equal((0, stacks.Vault[0].Arn), (Copy.SharedWith.Count, Copy.Tags["rdsbackup:vault-arn"]));
    }

    [Theory]
    [InlineData("vaultArn", "see evil.example")]
    [InlineData("vaultArn", "arn:aws:rds:us-east-2:333333333333:snapshot:rdsbackup-orders")]
    [InlineData("vaultArn", 17)]
    [InlineData("sourceArn", "arn:aws:rds:us-east-1:111111111111:snapshot:another")]
    [InlineData("sourceTime", "2026-11-01T00:00:00.000Z")]
    [InlineData("sourceTime", null)]
    [InlineData("kind", "cluster")]
    [InlineData("name", "orders")]
    [InlineData("name", "' & $millis() & '")]
    public void A_report_that_does_not_agree_with_itself_changes_nothing(string member, object? lie)
    {
        var report = Report;
        report[member] = lie is null ? null : JsonValue.Create(lie);

        AssertNothingComesOf(report);
    }

    // Somebody's own copy of one of ours, tags and all.
    [Fact]
    public void A_snapshot_that_only_looks_like_ours_is_not_touched()
    {
        using var rds = stacks.World.Rds("primary", World.RecoveryRegion);
        stacks.World.Run(_ => rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
        {
            SourceDBSnapshotIdentifier = Copy.Identifier,
            TargetDBSnapshotIdentifier = "rdsbackup-kept-by-hand",
            CopyTags = true,
        }));
        stacks.After(TimeSpan.FromHours(1));
        stacks.World.Run(_ => rds.ModifyDBSnapshotAttributeAsync(new ModifyDBSnapshotAttributeRequest
        {
            DBSnapshotIdentifier = "rdsbackup-kept-by-hand",
            AttributeName = "restore",
            ValuesToAdd = ["222222222222"],
        }));
        var report = Report;
        report["name"] = "rdsbackup-kept-by-hand";
        report["vaultArn"] = "arn:aws:rds:us-east-2:222222222222:snapshot:rdsbackup-kept-by-hand";

        AssertNothingComesOf(report);
    }

    [Theory]
    [InlineData("RDS Snapshot Selected")]
    [InlineData("RDS Databases Selected")]
    public void Nothing_else_can_be_said_there(string detailType)
    {
        var before = stacks.Executions.Count(execution => execution.Machine.StartsWith("rdsbackup-re", StringComparison.Ordinal));

        intruder.Say(Report, detailType);
        stacks.After(TimeSpan.FromMinutes(5));

        Assert.Equal(before, stacks.Executions.Count(execution => execution.Machine.StartsWith("rdsbackup-re", StringComparison.Ordinal)));
        Assert.Equal("FAILED", stacks.Executions.Last(execution => execution.Machine == "mischief").Status);
    }

    private void AssertNothingComesOf(JsonObject report)
    {
        var before = Seen();

        intruder.Say(report, "RDS Vault Copy Proven");
        stacks.After(TimeSpan.FromMinutes(5));

        Assert.Equal("SUCCEEDED", stacks.Executions.Last(execution => execution.Machine == "mischief").Status);
        Assert.Equal(before, Seen());
    }

    private string Seen() => string.Join('\n', stacks.Sources.Concat(stacks.Recovery).Select(snapshot =>
        $"{snapshot.Arn} {string.Join(' ', snapshot.Tags)} shared with {string.Join(' ', snapshot.SharedWith)}"));
}
