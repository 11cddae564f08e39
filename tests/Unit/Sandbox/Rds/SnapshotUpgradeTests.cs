using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Rds;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.Sandbox.Rds;

/// <summary><c>ModifyDBSnapshot</c>: RDS API reference, and user guide, "Upgrading a PostgreSQL DB snapshot engine version".</summary>
public sealed class SnapshotUpgradeTests
{
    private readonly RdsWorld world = new();

    [Fact]
    public void A_manual_snapshot_gets_another_engine_version_after_a_while_and_keeps_the_rest()
    {
        var snapshot = world.Snapshot("monthly");
        var before = snapshot.Image;

        var answer = Upgrade("monthly", "17.2").Element("DBSnapshot")!;
        var busy = Assert.Throws<AwsFault>(() => Upgrade("monthly", "17.2"));
        world.Wait(10);
        world.Aws.Advance();

        Assert.Equal(("monthly", "upgrading"), ((string)answer.Element("DBSnapshotIdentifier")!, (string)answer.Element("Status")!));
        Assert.Equal("InvalidDBSnapshotState", busy.Code);
        Assert.Equal(("available", before with { EngineVersion = "17.2" }), (snapshot.Status, snapshot.Image));
    }

    [Fact]
    public void Without_a_version_nothing_changes()
    {
        var snapshot = world.Snapshot("monthly");
        var before = snapshot.Image;

        var answer = Call(("DBSnapshotIdentifier", "monthly")).Element("DBSnapshot")!;

        Assert.Equal(("available", before), ((string)answer.Element("Status")!, snapshot.Image));
    }

    [Theory]
    [InlineData("16.3", "Cannot upgrade postgres from 16.4 to 16.3")]
    [InlineData("16.4", "Cannot upgrade postgres from 16.4 to 16.4")]
    [InlineData("new", "Cannot upgrade postgres from 16.4 to new")]
    public void An_older_version_is_refused(string version, string message)
    {
        world.Snapshot("monthly");

        var fault = Assert.Throws<AwsFault>(() => Upgrade("monthly", version));

        Assert.Equal("InvalidParameterCombination", fault.Code);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Automated_and_shared_snapshots_and_those_of_other_engines_are_refused()
    {
        world.Snapshot("rds:orders-1", type: SnapshotType.Automated);
        world.Snapshot("shared").SharedWith.Add(RdsWorld.Secondary);
        var custom = world.Instance("legacy");
        custom.Image = custom.Image with { Engine = "custom-oracle-ee" };
        world.Snapshot("custom", custom);

        foreach (var name in (string[])["rds:orders-1", "shared", "custom"])
            Assert.StartsWith("Invalid", Assert.Throws<AwsFault>(() => Upgrade(name, "99.1")).Code, StringComparison.Ordinal);
        Assert.Equal(("DBSnapshotNotFound", 404), Assert.Throws<AwsFault>(() => Upgrade("nothing", "17.2")) is var fault ? (fault.Code, fault.Status) : default);
    }

    [Fact]
    public void Whoever_may_not_is_refused()
    {
        world.Snapshot("monthly");
        QueryClient.Iam(world.Aws, world.Aws.Primary()).Call(
            "PutUserPolicy",
            ("UserName", "admin"),
            ("PolicyName", "held"),
            ("PolicyDocument", """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "rds:ModifyDBSnapshot", "Resource": "arn:aws:rds:us-east-1:111111111111:snapshot:monthly" }] }"""));

        Assert.Equal("AccessDenied", Assert.Throws<AwsFault>(() => Upgrade("monthly", "17.2")).Code);
    }

    private System.Xml.Linq.XElement Upgrade(string snapshot, string version) => Call(("DBSnapshotIdentifier", snapshot), ("EngineVersion", version));

    private System.Xml.Linq.XElement Call(params (string, string)[] parameters) =>
        new QueryClient(world.Aws, world.Aws.Primary().AccessKey, "rds", "2014-10-31").Call("ModifyDBSnapshot", parameters);
}
