using System.Text.Json;
using System.Text.Json.Nodes;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

/// <summary>Which databases a policy selects: the engine's rule, by which people are told, against the state machine's, by which it happens.</summary>
public sealed class SelectionVectorTests(ITestOutputHelper output)
{
    // Few letters, so that chance meets what a pattern means.
    private static readonly string[] Names = ["a", "ab", "aba", "abab", "b", "ba", "a-b", "a-ba", "crm", "crm-a", "a-crm", "a1"];
    private static readonly string[] Patterns = ["*", "a", "a*", "*a", "*a*", "ab", "ab*", "*ab", "*b*", "a-*", "*-b", "crm", "crm-*", "*crm*", "*a1", "abab*", "ababa*", "*ababa"];
    private static readonly string[] Engines = ["postgres", "mysql", "aurora-postgresql", "aurora-mysql", "aurora"];
    private static readonly string[] Keys = ["Failsafe", "failsafe", "a:b/c", "+=@", "aws:x"];
    private static readonly string[] Values = ["True", "true", "", "1", "a b", "crm*"];

    [Fact]
    public void The_machines_select_the_databases_that_the_engine_says_and_no_other()
    {
        var (cases, selected) = (0, 0);
        for (var seed = 1; cases < 6_000; seed++)
        {
            var random = new Random(seed);
            var selection = Any(random);
            var databases = Enumerable.Range(0, 20).Select(number => Database(random, number)).DistinctBy(database => database.Id).ToList();
            var (announce, pulse) = (Of(selection, "AnnounceMachine"), Listed(Of(selection, "PulseMachine"), databases));
            foreach (var database in databases)
            {
                var expected = selection.Matches(database);
                foreach (var (machine, found) in new[] { ("announce", IsAnnounced(announce, database)), ("pulse", pulse.Contains($"instance/{database.Id}")) })
                {
                    Assert.True(
                        expected == found,
                        $"The engine {(expected ? "selects" : "does not select")} {database.Id} ({database.Engine}, {JsonSerializer.Serialize(database.Tags)}), the machine {machine} otherwise: {JsonSerializer.Serialize(selection)}");
                }

                selected += expected ? 1 : 0;
            }

            cases += databases.Count;
        }

        output.WriteLine($"{cases} databases in both machines, {selected} selected");
        Assert.InRange(selected, cases / 20, cases / 2);
    }

    // With the parameters that a policy's stacks get.
    private static BuiltMachine Of(Selection selection, string resource) => BuiltMachine.Of(StackTemplate.SourceRegion, resource, [.. StackPlan.For(StackedWorld.Nightly with { Select = selection })
        .Single(stack => stack.Template == StackTemplate.SourceRegion).Parameters.Select(parameter => (parameter.Key, (object)parameter.Value))]);

    private static bool IsAnnounced(BuiltMachine announce, Database database) => announce.Evaluate(
        "Select/Choices/0/Condition", "{}", DateTimeOffset.UnixEpoch,
        ("snapshot", JsonSerializer.Serialize(new { database = database.Id, engine = database.Engine, type = "automated", tags = new { } })),
        ("database", JsonSerializer.Serialize(new { tags = database.Tags, settings = new { } })))!.GetValue<bool>();

    private static HashSet<string> Listed(BuiltMachine pulse, IEnumerable<Database> databases) =>
    [
        .. pulse.Evaluate(
            "Instances/Assign/names",
            JsonSerializer.Serialize(new
            {
                result = new
                {
                    DbInstances = databases.Select(database => new
                    {
                        DbInstanceIdentifier = database.Id,
                        database.Engine,
                        TagList = database.Tags.Select(tag => new { tag.Key, tag.Value }),
                    }),
                },
            }),
            DateTimeOffset.UnixEpoch,
            ("names", "[]")) switch
        {
            null => [],
            JsonArray names => names.Select(name => name!.GetValue<string>()),
            var name => [name.GetValue<string>()],
        },
    ];

    private static Selection Any(Random random)
    {
        var hasTag = random.Next(2) == 0;
        return new Selection(hasTag ? One(Keys) : null, hasTag ? One(Values) : null, Some(Patterns), random.Next(2) == 0 ? [] : Some(Patterns), Some(Engines), false);

        string One(string[] of) => of[random.Next(of.Length)];

        string[] Some(string[] of) => [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => One(of)).Distinct()];
    }

    // Names within an account and region are unique.
    private static Database Database(Random random, int number) => new(
        new Place("111111111111", "us-east-1"), SnapshotKind.Instance, $"{Names[random.Next(Names.Length)]}{(number < 6 ? "" : number)}", "", Engines[random.Next(Engines.Length)], "available",
        Keys.Where(_ => random.Next(2) == 0).ToDictionary(key => key, _ => Values[random.Next(Values.Length)]), new DatabaseSettings());
}
