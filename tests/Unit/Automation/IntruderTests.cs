using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Automation;

/// <summary>What somebody who owns a source account cannot do to the vault.</summary>
public class IntruderTests
{
    private readonly StackedWorld stacks = new(new RdsSettings { Timings = new RdsTimings { Copy = TimeSpan.FromMinutes(2) } });

    public IntruderTests() => stacks.World.WithDatabase("orders");

    private DateTimeOffset Now => stacks.World.Clock.GetUtcNow();

    [Fact]
    public void A_flood_of_snapshots_is_taken_up_to_the_daily_limit_and_told() => AssertHeldBack(60, new RdsQuotas());

    // Whoever waits for AWS to make more copies at a time has been counted long ago.
    [Fact]
    public void A_flood_that_waits_for_its_turn_is_taken_up_to_the_daily_limit_too() =>
        AssertHeldBack(30, new RdsQuotas { CopiesInProgress = 1, CrossAccountCopiesCount = true });

    [Theory]
    [InlineData(-9000)]
    [InlineData(9000)]
    public void Dates_of_long_ago_or_to_come_delete_nothing(int days)
    {
        stacks.Deploy().After(TimeSpan.FromDays(3));
        var honest = stacks.Vault.Select(copy => copy.Identifier).ToList();
        Assert.NotEmpty(honest);
        var intruder = new Intruder(stacks);
        var real = stacks.Recovery[0];
        var forged = Enumerable.Range(1, 8).Select(minutes => intruder.Forge(real, Now.AddDays(days).AddMinutes(-minutes))).ToList();
        stacks.After(TimeSpan.FromHours(1));
        forged.ForEach(intruder.Share);

        forged.ForEach(one => intruder.Say(one));
        stacks.After(TimeSpan.FromDays(4));

        Assert.Equal(honest, honest.Intersect(stacks.Vault.Select(copy => copy.Identifier)));
    }

    [Fact]
    public void An_announcement_that_is_said_again_copies_nothing_again()
    {
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var announced = stacks.Executions.Single(execution => execution.Machine == "rdsbackup-vault").Input;
        var copies = stacks.Copies;

        for (var times = 0; times < 20; times++)
            new Intruder(stacks).Say(JsonNode.Parse(announced)!["detail"]!.AsObject());
        stacks.After(TimeSpan.FromHours(2));

        Assert.Equal(copies, stacks.Copies);
        Assert.Single(stacks.Vault);
    }

    [Fact]
    public void A_name_that_does_not_stand_for_what_is_said_is_not_believed()
    {
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var intruder = new Intruder(stacks);
        var forged = intruder.Forge(stacks.Recovery[0], Now.AddMinutes(-5));
        stacks.After(TimeSpan.FromHours(1));
        intruder.Share(forged);
        var copies = stacks.Copies;

        foreach (var (member, value) in new (string, JsonNode)[]
        {
            ("sourceTime", "2026-11-01T00:00:00.000Z"),
            ("sourceTime", "yesterday"),
            ("sourceArn", stacks.Sources[0].Arn),
            ("sourceArn", 17),
            ("database", "payments"),
            ("database", "orders' & $millis() & '"),
            ("kind", "cluster"),
            ("kind", new JsonArray("instance")),
            ("snapshotArn", stacks.Recovery[0].Arn),
            ("snapshotArn", $"{forged["snapshotArn"]}".Replace("111111111111", "333333333333", StringComparison.Ordinal)),
            ("snapshotArn", new JsonObject()),
        })
        {
            var lie = forged.DeepClone().AsObject();
            lie[member] = value;
            intruder.Say(lie);
        }

        stacks.After(TimeSpan.FromHours(2));

        Assert.Equal(copies, stacks.Copies);
        Assert.Single(stacks.Vault);
        Assert.Equal(11, stacks.Failures.Count(failure => failure.Contains("RdsBackup.NotBelieved", StringComparison.Ordinal)));
    }

    // Else each region would have a daily limit of its own.
    [Theory]
    [InlineData("eu-west-1")]
    [InlineData("made-up")]
    public void A_snapshot_of_a_region_that_is_not_backed_up_is_not_believed(string region)
    {
        stacks.Deploy().After(TimeSpan.FromDays(1));
        AssertNotBelieved(intruder => intruder.Forge(stacks.Recovery[0], Now.AddMinutes(-5), region: region));
    }

    // A copy that can never be proven is never removed by rule, and one that counts for another database escapes the daily limit.
    [Theory]
    [InlineData("size", 1)]
    [InlineData("size", "100; call +1 555 0100")]
    [InlineData("engine", "mysql 8.0.36")]
    [InlineData("engine", "see evil.example")]
    [InlineData("database", "orders")]
    public void What_is_shared_but_is_not_what_was_announced_is_not_copied(string member, object lie)
    {
        stacks.World.WithDatabase("unimportant");
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var intruder = new Intruder(stacks);
        var real = stacks.Recovery.Single(copy => copy.DatabaseIdentifier == "unimportant");
        var forged = intruder.Forge(real, Now.AddMinutes(-5), database: member == "database" ? (string)lie : null);
        forged[member] = JsonValue.Create(lie);
        stacks.After(TimeSpan.FromHours(1));
        intruder.Share(forged);
        var copies = stacks.Copies;

        intruder.Say(forged);
        stacks.After(TimeSpan.FromHours(1));

        Assert.Equal(copies, stacks.Copies);
        var told = Assert.Single(stacks.Failures);
        Assert.Contains("RdsBackup.NotBelieved", told, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", told, StringComparison.Ordinal);
    }

    // The time of its data is AWS's word: a snapshot of today would be kept, and one day restored, as what it is not.
    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public void A_snapshot_of_today_that_is_announced_under_another_date_is_not_copied(int days)
    {
        stacks.Deploy().After(TimeSpan.FromDays(1));
        AssertNotBelieved(intruder => intruder.Forge(stacks.Recovery[0], Now.AddDays(days)));
    }

    // Else what one source announces counted as another's, whose snapshots were then refused.
    [Theory]
    [InlineData("x:rds:us-east-1:111111111111:snapshot:y")]
    [InlineData("rds:x:arn:aws:rds:us-east-1:111111111111:snapshot:y")]
    [InlineData("rds:")]
    [InlineData("-x")]
    [InlineData("of:x")]
    public void A_snapshot_whose_name_cannot_be_one_is_not_believed(string name)
    {
        stacks.World.WithDatabase("orders", account: "other");
        stacks.Deploy(StackedWorld.Nightly with
        {
            Sources = [.. StackedWorld.Nightly.Sources, new SourceAccount("333333333333", [World.SourceRegion], null)],
        }).After(TimeSpan.FromDays(1));
        var theirs = stacks.Snapshots("333333333333", World.RecoveryRegion)[0];
        var intruder = new Intruder(stacks, "other");
        var announced = JsonNode.Parse(stacks.Executions.First(execution => execution.Machine == "rdsbackup-vault" && execution.Input.Contains(theirs.Arn, StringComparison.Ordinal)).Input)!["detail"]!.AsObject();
        announced["sourceArn"] = $"arn:aws:rds:us-east-1:333333333333:snapshot:{name}";
        announced["snapshotArn"] = theirs.Arn[..^10] + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{announced["sourceArn"]}|{announced["sourceTime"]}")))[..10].ToLowerInvariant();

        intruder.Say(announced);
        stacks.After(TimeSpan.FromHours(1));

        Assert.Contains("RdsBackup.NotBelieved", Assert.Single(stacks.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_source_cannot_speak_of_the_firsts_snapshots()
    {
        stacks.Deploy(StackedWorld.Nightly with
        {
            Sources = [.. StackedWorld.Nightly.Sources, new SourceAccount("333333333333", [World.SourceRegion], null)],
        }).After(TimeSpan.FromDays(1));
        var announced = JsonNode.Parse(stacks.Executions.First(execution => execution.Machine == "rdsbackup-vault").Input)!["detail"]!.AsObject();
        stacks.Rds.In("222222222222", World.RecoveryRegion).Snapshots(SnapshotKind.Instance).Clear();
        var copies = stacks.Copies;

        new Intruder(stacks, "other").Say(announced);
        stacks.After(TimeSpan.FromHours(2));

        Assert.Equal(copies, stacks.Copies);
        Assert.Contains("RdsBackup.NotBelieved", Assert.Single(stacks.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_that_is_never_withdrawn_harms_no_vault_copy()
    {
        stacks.Deploy();
        stacks.World.Sandbox.Faults.Add(new FaultRule(FaultKinds.EventLost) { Name = "RDS Vault Copy Proven" });
        stacks.After(TimeSpan.FromDays(1));

        var copy = Assert.Single(stacks.Vault);
        Assert.Contains(stacks.Recovery, one => one.SharedWith.Count > 0);
        stacks.LoseSourceAccount();
        Assert.Equal("available", stacks.Restore(copy));
    }

    private void AssertNotBelieved(Func<Intruder, JsonObject> forge)
    {
        var intruder = new Intruder(stacks);
        var forged = forge(intruder);
        stacks.After(TimeSpan.FromHours(1));
        intruder.Share(forged);
        var copies = stacks.Copies;

        intruder.Say(forged);
        stacks.After(TimeSpan.FromHours(1));

        Assert.Equal(copies, stacks.Copies);
        Assert.Contains("RdsBackup.NotBelieved", Assert.Single(stacks.Failures), StringComparison.Ordinal);
    }

    private void AssertHeldBack(int snapshots, RdsQuotas quotas)
    {
        stacks.Deploy().After(TimeSpan.FromDays(1));
        var intruder = new Intruder(stacks);
        var real = stacks.Recovery[0];
        var flood = Enumerable.Range(1, snapshots).Select(number => intruder.Forge(real, real.OriginalCreateTime, $"rds:forged-{number}")).ToList();
        stacks.After(TimeSpan.FromHours(3));
        flood.ForEach(intruder.Share);
        stacks.World.Sandbox.Rds.Settings.Quotas = quotas;

        flood.ForEach(forged => intruder.Say(forged));
        stacks.After(TimeSpan.FromHours(4));

        Assert.InRange(stacks.Vault.Count, 2, 12);
        Assert.Contains(stacks.Failures, failure => failure.Contains("the limit is 12", StringComparison.Ordinal));
    }
}
