using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Core.Snapshots;
using RdsBackup.Simulation;
using SnapshotKind = RdsBackup.Sandbox.Rds.SnapshotKind;

namespace RdsBackup.Unit.Automation;

/// <summary>A few things that the organization's policy leaves its administrator, in an order and at times that chance chooses, and what becomes of the copies.</summary>
internal sealed class HeldSequence
{
    private const int Hours = 7 * 24;

    // What there is after each hour where nobody does anything.
    private static readonly Lazy<IReadOnlyList<HashSet<string>>> Undisturbed = new(() =>
    {
        var honest = HeldAdministrator.NewWorld();
        return [.. Enumerable.Range(0, Hours + 1).Select(hour => Proven(hour == 0 ? honest : honest.After(TimeSpan.FromHours(1))))];
    });

    private readonly StackedWorld stacks = HeldAdministrator.NewWorld();
    private readonly HeldAdministrator administrator;
    private readonly Random chance;
    private readonly List<(string Operation, string Text)> done = [];
    private readonly HashSet<string> everProven = [];
    private readonly HashSet<string> lost = [];
    private int hour;

    private HeldSequence(int seed)
    {
        chance = new Random(seed);
        administrator = new HeldAdministrator(stacks);
    }

    /// <summary>The proven copies that are there, of which AWS says that they are copies, and that only their account reads.</summary>
    public static HashSet<string> Proven(StackedWorld stacks) =>
        [.. stacks.Vault.Where(copy => copy is { SourceArn: not null, SharedWith.Count: 0 } && copy.Tags.ContainsKey("rdsbackup:proven")).Select(copy => copy.Arn)];

    /// <summary>Lives one.</summary>
    /// <returns>What was lost, shared or hidden without a message, after what.</returns>
    public static IReadOnlyList<string> Run(int seed) => new HeldSequence(seed).Live();

    private List<string> Live()
    {
        var problems = new List<string>();
        if (chance.Next(3) is > 0 and var other)
            administrator.Become(isUser: other == 1);

        var before = administrator.Look();
        for (var left = chance.Next(3, 7); left > 0; left--)
        {
            var deed = Next();
            done.Add((deed.Operation, $"hour {hour}: {deed}: {administrator.Do(deed)?.Code ?? "done"}"));
            Pass(chance.Next(1, 25));
        }

        Pass(Hours - hour);
        problems.AddRange(lost.Select(copy => $"{copy} is lost, shared or hidden"));
        var missing = Undisturbed.Value[^1].Except(everProven).ToList();
        if (missing.Count > 0 && administrator.Read.All(message => message.Subject?.Contains(" is safe in ", StringComparison.Ordinal) == true))
            problems.Add($"{missing[0]} was never made, and nobody was told");
        problems.AddRange(stacks.Rds.In("333333333333", World.RecoveryRegion).Snapshots(SnapshotKind.Instance).Keys.Select(copy => $"{copy} is in another account"));
        var after = Lasting(administrator.Look());
        if (after != Lasting(before) && !done.Any(deed => administrator.Read.Any(message => message.Body.Contains($" called {deed.Operation}", StringComparison.Ordinal))))
            problems.Add("What is ours was changed, and nobody was told: " + string.Join('\n', after.Split('\n').Except(before.Split('\n'))));
        return problems.Count == 0 ? [] : [.. problems, .. done.Select(deed => deed.Text)];
    }

    // Copies come and go; how they do is judged apart.
    private static string Lasting(string seen) => string.Join('\n', seen.Split('\n').Where(line => !line.StartsWith("arn:aws:rds:", StringComparison.Ordinal)));

    private void Pass(int hours)
    {
        for (; hours > 0; hours--)
        {
            stacks.After(TimeSpan.FromHours(1));
            var proven = Proven(stacks);
            lost.UnionWith(Undisturbed.Value[++hour].Intersect(everProven).Except(proven));
            everProven.UnionWith(proven);
        }
    }

    private Deed Next()
    {
        if (chance.Next(5) < 3)
            return Forgery();

        var left = administrator.Deeds().Where(deed => deed.IsOwn || HeldAdministrator.Actions.Any(row => row.IsLeft && row.Action == deed.Action)).ToList();
        return left[chance.Next(left.Count)];
    }

    // Databases and snapshots of his own that are called and tagged as ours are, more or less.
    private Deed Forgery()
    {
        var place = stacks.Rds.In(HeldAdministrator.AccountId, World.RecoveryRegion);
        var copy = Pick(stacks.Vault.Where(one => one.Kind == SnapshotKind.Instance));
        if (place.Instances.Count == 0 || chance.Next(4) == 0)
        {
            return new("rds", "CreateDBInstance", Tagged(new()
            {
                ["DBInstanceIdentifier"] = Pick(["orders", "ledger", "mine"]),
                ["Engine"] = "postgres",
                ["DBInstanceClass"] = "db.m6g.large",
                ["AllocatedStorage"] = "100",
                ["MasterUsername"] = "admin1",
                ["ManageMasterUserPassword"] = "true",
                ["CopyTagsToSnapshot"] = "true",
            }, Pick(["orders", "ledger"])));
        }

        var database = Pick(place.Instances.Values);
        var its = database.Tags.TryGetValue("rdsbackup:source-arn", out var arn) && SnapshotArn.TryParse(arn, out var source)
            && DateTimeOffset.TryParse(database.Tags.GetValueOrDefault("rdsbackup:source-time"), CultureInfo.InvariantCulture, out var time)
            ? CopyName.For(source, time, database.Identifier) : "rdsbackup-mine";
        var name = Pick([its, its, its, copy.Identifier, copy.Identifier + "-2"]);
        return chance.Next(4) switch
        {
            0 => new("rds", "AddTagsToResource", Tagged(new() { ["ResourceName"] = database.Arn }, database.Identifier)),
            1 => new("rds", "CreateDBSnapshot", new() { ["DBInstanceIdentifier"] = database.Identifier, ["DBSnapshotIdentifier"] = name }),
            _ => new("rds", "DeleteDBInstance", new() { ["DBInstanceIdentifier"] = database.Identifier, ["FinalDBSnapshotIdentifier"] = name }),
        };
    }

    private JsonObject Tagged(JsonObject input, string database)
    {
        var now = stacks.World.Clock.GetUtcNow();
        var copy = Pick(stacks.Vault);
        IReadOnlyDictionary<string, string> tags = chance.Next(3) == 0 ? copy.Tags : new SortedDictionary<string, string>
        {
            ["rdsbackup:source-arn"] = $"arn:aws:rds:{World.SourceRegion}:111111111111:snapshot:rds:{database}-{chance.Next(9999)}",
            ["rdsbackup:source-time"] = CopyName.Format(now.AddHours(-chance.Next(48))),
            ["rdsbackup:source-db"] = database,
            ["rdsbackup:arrived"] = CopyName.Format(now.AddHours(chance.Next(-48, 48))),
            ["rdsbackup:proven"] = CopyName.Format(now),
        };
        foreach (var (index, (tag, value)) in tags.Index())
            (input[$"Tags.Tag.{index + 1}.Key"], input[$"Tags.Tag.{index + 1}.Value"]) = (tag, value);
        return input;
    }

    private T Pick<T>(IEnumerable<T> of)
    {
        var all = of.ToList();
        return all[chance.Next(all.Count)];
    }
}
