using Amazon.RDS.Model;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>Retention by hand: what no rule keeps is removed, and nothing else.</summary>
public sealed class RemoveRdsBackupSnapshotTests
{
    private const string Vault = "222222222222";

    [Fact]
    public void What_no_rule_keeps_is_removed_and_of_every_copy_is_told_what_became_of_it_and_why()
    {
        var world = Kept("orders", 8);

        var console = world.Run("secondary", Keep(command => command.KeepMinimum = 2));

        Assert.Empty(console.Errors);
        Assert.Equal(
            ["Newest keep", "Newest keep", "MinimumAge keep", "None removed", "None removed", "None removed", "None removed", "None removed"], Table(console));
        Assert.Equal(3, Copies(world).Count);
        Assert.Equal(5, console.Told.Count(told => told.Contains("is removed", StringComparison.Ordinal)));
    }

    [Fact]
    public void With_WhatIf_the_whole_table_is_shown_and_nothing_is_removed()
    {
        var world = Kept("orders", 8);

        var console = world.Run("secondary", Keep(command => command.KeepMinimum = 2), new RecordingConsole { Answer = false });

        Assert.Equal(["Newest keep", "Newest keep", "MinimumAge keep", "None remove", "None remove", "None remove", "None remove", "None remove"], Table(console));
        Assert.Equal(5, console.Questions.Count);
        Assert.All(console.Questions, question => Assert.Matches("^rdsbackup-orders-.* in us-east-2 \\(account 222222222222\\)$", question.Target));
        Assert.Equal(8, Copies(world).Count);
    }

    [Fact]
    public void A_policy_tells_what_is_kept_and_where()
    {
        var world = Kept("orders", 8);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """
                {
                  "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }],
                  "recovery": { "region": "us-east-2" }, "vault": { "account": "222222222222", "profile": "secondary" }, "select": { "include": ["*"] },
                  "retention": { "daily": 5, "weekly": 0, "monthly": 0, "minimum": 1, "minimumAgeDays": 1 }
                }
                """);

            var console = world.Run(new RemoveRdsBackupSnapshotCommand { PolicyPath = file });

            Assert.Empty(console.Errors);
            Assert.Equal(["Newest keep", "Daily keep", "Daily keep", "Daily keep", "Daily keep", "None removed", "None removed", "None removed"], Table(console));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_copy_without_the_mark_is_not_counted_and_never_removed()
    {
        var world = Kept("orders", 6, isMarked: number => number % 2 == 0);

        var console = world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1)));

        Assert.Equal(["NotProven keep", "Newest keep", "NotProven keep", "None removed", "NotProven keep", "None removed"], Table(console));
    }

    [Fact]
    public void Only_the_copies_of_the_databases_that_are_named_are_weighed()
    {
        var world = Kept("orders", 3);
        Keep(world, "orders-eu", 3);
        Keep(world, "crm", 3);

        var console = world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays, command.DatabaseIdentifier) = (1, 1, ["Orders*"])));
        Assert.Equal(["orders", "orders-eu"], console.Output.Cast<RetentionInfo>().Select(one => one.DatabaseIdentifier).Distinct().Order());

        console = world.Run("secondary", Keep(command => command.DatabaseIdentifier = ["crm", "orderz"]));
        Assert.All(console.Output.Cast<RetentionInfo>(), one => Assert.Equal("crm", one.DatabaseIdentifier));
        Assert.Equal(nameof(FailureKind.NoCopy), Assert.Single(console.ErrorIds));
        Assert.Contains("orders", ((BackupException)console.Errors[0]).Failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_called_as_our_copies_are_and_is_none_is_an_error_and_stays()
    {
        var world = Kept("orders", 4);
        var renamed = Copies(world)[0];
        Retag(world, renamed, new Tag { Key = CopyTags.SourceTime, Value = "2020-01-01T00:00:00.000Z" });

        var console = world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1)));

        Assert.Equal(nameof(FailureKind.CopyNotOurs), Assert.Single(console.ErrorIds));
        Assert.Equal(["Newest keep", "None removed", "None removed", "NotOurs keep"], Table(console).Order(StringComparer.Ordinal));
        Assert.Contains(Copies(world), copy => copy.DBSnapshotIdentifier == renamed.DBSnapshotIdentifier);
    }

    [Fact]
    public void What_is_shared_is_an_error_and_stays_and_the_others_go()
    {
        var world = Kept("orders", 4);
        var shared = Copies(world)[0].DBSnapshotIdentifier;
        using (var rds = world.Rds("secondary", World.RecoveryRegion))
        {
            world.Run<object>(async _ => await rds.ModifyDBSnapshotAttributeAsync(
                new ModifyDBSnapshotAttributeRequest { DBSnapshotIdentifier = shared, AttributeName = "restore", ValuesToAdd = ["333333333333"] }));
        }

        var console = world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1)));

        Assert.Equal(nameof(FailureKind.CopyShared), Assert.Single(console.ErrorIds));
        Assert.Contains("shared with 333333333333", console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(["Newest keep", "None removed", "None removed", "None remove"], Table(console));
        Assert.Contains(Copies(world), copy => copy.DBSnapshotIdentifier == shared);
    }

    // AWS would end the copying (API reference, DeleteDBSnapshot), and within a region it tells of no instance's copy what it is made of.
    [Fact]
    public void What_may_be_the_source_of_a_copy_that_is_being_made_is_an_error_and_stays_until_that_is_done()
    {
        var world = Kept("orders", 3);
        var source = Copies(world)[0];
        Keep(world, "crm", 3);
        using (var rds = world.Rds("secondary", World.RecoveryRegion))
        {
            world.Run<object>(async _ => await rds.CopyDBSnapshotAsync(new CopyDBSnapshotRequest
            {
                SourceDBSnapshotIdentifier = source.DBSnapshotIdentifier,
                TargetDBSnapshotIdentifier = "by-hand",
                KmsKeyId = source.KmsKeyId,
            }));
        }

        var console = world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1)));

        Assert.Equal([nameof(FailureKind.CopyInUse)], console.ErrorIds.Distinct());
        Assert.All(console.Output.Cast<RetentionInfo>().Where(one => one.Rule == "None"), one => Assert.Equal(one.DatabaseIdentifier == "crm", one.Removed));
        world.After(TimeSpan.FromHours(1));
        Assert.Equal("available", Copies(world, "by-hand")[0].Status);
        Assert.Empty(world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1))).Errors);
        Assert.DoesNotContain(Copies(world), copy => copy.DBSnapshotIdentifier == source.DBSnapshotIdentifier);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_may_not_delete_hears_what_may_be_done_instead(bool byOrganization)
    {
        var world = Kept("orders", 3);
        var key = User(world, "reader", """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "rds:Describe*", "Resource": "*" }] }""");
        const string Denial = """{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Action": "rds:DeleteDBSnapshot", "Resource": "*" }] }""";
        if (byOrganization)
            world.Sandbox.Hold(Vault, Denial);
        var console = byOrganization
            ? world.Run("secondary", Keep(command => (command.KeepMinimum, command.MinimumAgeDays) = (1, 1)))
            : world.Run(Keep(command => (command.KeepMinimum, command.MinimumAgeDays, command.AccessKey, command.SecretKey) = (1, 1, key.Id, key.Secret)));

        Assert.Equal([nameof(FailureKind.AccessDenied), nameof(FailureKind.AccessDenied)], console.ErrorIds);
        Assert.Contains(
            byOrganization ? "deploy it; they remove what no rule keeps once a day" : "Allow the caller rds:DeleteDBSnapshot",
            ((BackupException)console.Errors[0]).Failure.Advice, StringComparison.Ordinal);
        Assert.Equal(3, Copies(world).Count);
    }

    [Theory]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.KeepDaily), 0)]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.KeepWeekly), -1)]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.KeepMonthly), 121)]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.KeepYearly), 0)]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.KeepMinimum), 0)]
    [InlineData(nameof(RemoveRdsBackupSnapshotCommand.MinimumAgeDays), -3)]
    public void A_number_that_keeps_nothing_is_refused_before_anything_is_asked(string parameter, int count)
    {
        var world = Kept("orders", 1);
        var command = new RemoveRdsBackupSnapshotCommand { ProfileName = "secondary", Region = World.RecoveryRegion };
        typeof(RemoveRdsBackupSnapshotCommand).GetProperty(parameter)!.SetValue(command, count);
        var calls = world.Sandbox.Calls.Counts.Sum(call => call.Value);
        var console = new RecordingConsole();

        world.Try(command, console);

        Assert.Equal(nameof(FailureKind.InvalidRetention), Assert.Single(console.ErrorIds));
        Assert.Contains($"-{parameter} is {count}", console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(calls, world.Sandbox.Calls.Counts.Sum(call => call.Value));
    }

    // One proven copy a day, as the stacks leave them.
    private static World Kept(string database, int days, Func<int, bool>? isMarked = null) => Keep(new World().WithKeys(), database, days, isMarked);

    private static World Keep(World world, string database, int days, Func<int, bool>? isMarked = null)
    {
        world.WithDatabase(database);
        for (var day = 0; day < days; day++)
        {
            world.After(TimeSpan.FromDays(1));
            Assert.All(world.RunChain(), result => Assert.True(result.Succeeded));
            if (isMarked?.Invoke(day) == false)
                Unmark(world, Copies(world, database)[^1]);
        }

        return world;
    }

    private static RemoveRdsBackupSnapshotCommand Keep(Action<RemoveRdsBackupSnapshotCommand> set)
    {
        var command = new RemoveRdsBackupSnapshotCommand { Region = World.RecoveryRegion };
        set(command);
        return command;
    }

    private static void Unmark(World world, DBSnapshot copy)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        world.Run<object>(async _ => await rds.RemoveTagsFromResourceAsync(new RemoveTagsFromResourceRequest { ResourceName = copy.DBSnapshotArn, TagKeys = [CopyTags.Proven] }));
    }

    private static void Retag(World world, DBSnapshot copy, Tag tag)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        world.Run<object>(async _ => await rds.AddTagsToResourceAsync(new AddTagsToResourceRequest { ResourceName = copy.DBSnapshotArn, Tags = [tag] }));
    }

    private static (string Id, string Secret) User(World world, string name, string policy)
    {
        var iam = QueryClient.Iam(world.Sandbox, world.Sandbox.Accounts.Single(one => one.Id == Vault));
        iam.Call("CreateUser", ("UserName", name));
        iam.Call("PutUserPolicy", ("UserName", name), ("PolicyName", name), ("PolicyDocument", policy));
        var key = iam.Call("CreateAccessKey", ("UserName", name)).Element("AccessKey")!;
        return ((string)key.Element("AccessKeyId")!, (string)key.Element("SecretAccessKey")!);
    }

    // The oldest first.
    private static List<DBSnapshot> Copies(World world, string? name = null)
    {
        using var rds = world.Rds("secondary", World.RecoveryRegion);
        return
        [
            .. world.Run(_ => rds.DescribeDBSnapshotsAsync(new DescribeDBSnapshotsRequest { SnapshotType = "manual" })).DBSnapshots!
                .Where(copy => copy.Status != "deleting" && (name is null || copy.DBInstanceIdentifier == name || copy.DBSnapshotIdentifier == name)).OrderBy(copy => copy.OriginalSnapshotCreateTime),
        ];
    }

    private static IEnumerable<string> Table(RecordingConsole console) =>
        console.Output.Cast<RetentionInfo>().Select(one => $"{one.Rule} {Words.Retention(one.Keep, one.Removed).TrimEnd()}");
}
