using System.Text.RegularExpressions;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;
using RdsBackup.Unit.Core;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>What AWS tells of a copy against what its tags say: one thing wrong, or two, and neither cmdlet nor chain calls it proven.</summary>
public partial class ForgedCopyTests
{
    private const string OtherKey = "the other key";

    // By the check that has to find it; an element of AWS's answer, or a tag, and what it says instead.
    private static readonly Forgery[] Forgeries =
    [
        new("available", null, "Status", "incompatible-restore"),
        new("database", SnapshotKind.Instance, "DBInstanceIdentifier", "crm"),
        new("database", SnapshotKind.Cluster, "DBClusterIdentifier", "crm"),
        new("kind", SnapshotKind.Instance, CopyTags.SourceArn, "arn:aws:rds:us-east-1:111111111111:cluster-snapshot:rds:orders-2026-11-21-03-12"),
        new("kind", SnapshotKind.Cluster, CopyTags.SourceArn, "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-21-03-12"),
        new("kind", SnapshotKind.Instance, CopyTags.SourceArn, "arn:aws-cn:rds:cn-north-1:111111111111:snapshot:rds:orders-2026-11-21-03-12"),
        new("source", SnapshotKind.Instance, "SourceDBSnapshotIdentifier", "arn:aws:rds:us-east-2:333333333333:snapshot:of-a-stranger"),
        new("source", SnapshotKind.Cluster, "SourceDBClusterSnapshotArn", "arn:aws:rds:us-east-2:333333333333:cluster-snapshot:of-a-stranger"),
        new("time", SnapshotKind.Instance, "OriginalSnapshotCreateTime", "2026-11-28T03:12:00Z"),
        new("time", SnapshotKind.Cluster, "SnapshotCreateTime", "2026-11-01T03:12:00Z"),
        new("engine", null, "Engine", "aurora-mysql"),
        new("engine", null, "EngineVersion", "9.1"),
        new("size", SnapshotKind.Instance, "AllocatedStorage", "20"),
        new("key", null, "KmsKeyId", OtherKey),
        new("lineage", null, CopyTags.SourceArn, "arn:aws:rds:us-east-1:333333333333:snapshot:rds:orders-2026-11-21-03-12"),
        new("lineage", null, CopyTags.SourceTime, "2031-01-01T00:00:00.000Z"),
        new("lineage", null, CopyTags.SourceTime, "2026-11-21"),
        new("database", null, CopyTags.SourceDatabase, "ORDERS"),
        new("engine", null, CopyTags.Engine, "oracle-ee 19"),
        new("size", SnapshotKind.Instance, CopyTags.Size, " +500 "),
        new("size", SnapshotKind.Instance, CopyTags.Size, "0100"),
        new("key", null, CopyTags.Key, ProofExpectation.NoKey),
        new("private", null, "AttributeValue", "333333333333"),
    ];

    [Theory]
    [InlineData(SnapshotKind.Instance)]
    [InlineData(SnapshotKind.Cluster)]
    public void Each_check_finds_what_it_is_for_and_neither_cmdlet_nor_chain_proves_what_one_thing_or_two_are_wrong_with(SnapshotKind kind)
    {
        var world = new World().WithKeys().WithDatabase("orders", kind).After(TimeSpan.FromDays(2));
        var copy = Assert.Single(world.RunChain()).VaultCopy!;
        Assert.True(Prove(world, copy).Proven);
        var other = world.Run(cancellation => KeyKeeper.EnsureAsync(world.Secondary, new KeyWish { Alias = "other" }, cancellation));
        var forgeries = Forgeries.Where(forgery => forgery.Only is null || forgery.Only == kind)
            .Select(forgery => forgery.Value == OtherKey ? forgery with { Value = other.Arn } : forgery).ToList();
        Assert.Equal(SnapshotProver.Names.Except(kind == SnapshotKind.Cluster ? ["size"] : []), SnapshotProver.Names.Where(name => forgeries.Exists(forgery => forgery.Check == name)));

        foreach (var (number, first) in forgeries.Index())
        {
            Forge(world, copy, first);
            Assert.Contains(Prove(world, copy).Checks, check => check.Name == first.Check && check.Holds != true);
            foreach (var second in forgeries.Skip(number))
            {
                Forge(world, copy, first, second);
                Assert.False(Prove(world, copy).Proven, $"{first} and {second}");
                Assert.Equal(false, Assert.Single(world.Run("secondary", Test(copy, quiet: true)).Output));
            }
        }

        foreach (var forgery in forgeries)
        {
            Forge(world, copy, forgery);
            // A copy that is not available is waited for, or removed and made again: that is no proof of this one.
            if (forgery.Check != "available")
                Assert.False(Assert.Single(world.RunChain()).Succeeded, forgery.ToString());
        }

        world.Http.Rewrite = null;
        Assert.True(Prove(world, copy).Proven);
    }

    [Fact]
    public void The_latest_copy_is_not_one_whose_name_and_tags_call_old_data_new()
    {
        var world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));
        var copy = Assert.Single(world.RunChain()).VaultCopy!;
        var lie = Lineage.OfOurs(copy)! with { SourceTime = world.Clock.GetUtcNow().AddYears(5) };
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        var tags = new Dictionary<string, string>(copy.Tags, StringComparer.Ordinal) { [CopyTags.SourceTime] = CopyName.Format(lie.SourceTime) };
        world.Run(_ => rds.CopyDBSnapshotAsync(new()
        {
            SourceDBSnapshotIdentifier = copy.Arn.Id,
            TargetDBSnapshotIdentifier = lie.CopyName,
            KmsKeyId = copy.KmsKeyArn,
            Tags = [.. tags.Select(tag => new Amazon.RDS.Model.Tag { Key = tag.Key, Value = tag.Value })],
        }));
        world.After(TimeSpan.FromHours(1));

        var latest = world.Run("secondary", new GetRdsBackupSnapshotCommand { Region = World.RecoveryRegion, Database = [DatabaseInput.Parse("orders")], OnlyVault = true, OnlyLatest = true });

        Assert.Equal(copy.Arn.ToString(), Assert.IsType<SnapshotInfo>(Assert.Single(latest.Output)).SnapshotArn);
    }

    private sealed record Forgery(string Check, SnapshotKind? Only, string Field, string Value);

    private static SnapshotProof Prove(World world, Snapshot copy) => Assert.IsType<SnapshotProof>(Assert.Single(world.Run("secondary", Test(copy)).Output));

    private static TestRdsBackupSnapshotCommand Test(Snapshot copy, bool quiet = false) => new() { Snapshot = [SnapshotInput.Parse(copy.Arn.ToString())], IsQuiet = quiet };

    // AWS's answers about the copy, with other words.
    private static void Forge(World world, Snapshot copy, params Forgery[] forgeries) =>
        world.Http.Rewrite = (_, answer) => Answers.With(answer, xml => forgeries.Aggregate(xml, (text, forgery) => forgery.Field == "AttributeValue"
            ? Shares().Replace(text, match => $"{match.Groups["before"].Value}<AttributeValues><AttributeValue>{forgery.Value}</AttributeValue></AttributeValues>")
            : Snapshots().Replace(text, match => match.Value.Contains($">{copy.Arn}<", StringComparison.Ordinal) ? Said(match.Value, forgery.Field, forgery.Value) : match.Value)));

    private static string Said(string xml, string field, string value)
    {
        var (before, after) = field.StartsWith("rdsbackup:", StringComparison.Ordinal) ? ($"<Key>{field}</Key>\\s*<Value>", "</Value>") : ($"<{field}>", $"</{field}>");
        return Regex.Replace(xml, $"(?<before>{before})[^<]*(?<after>{after})", match => match.Groups["before"].Value + value + match.Groups["after"].Value, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex("<(?<name>DB(Cluster)?Snapshot)>.*?</\\k<name>>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Snapshots();

    [GeneratedRegex("(?<before><AttributeName>restore</AttributeName>\\s*)(<AttributeValues\\s*/>|<AttributeValues>.*?</AttributeValues>)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shares();
}
