using System.Text.Json;
using RdsBackup.Core.Coverage;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Retention;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

/// <summary>Which databases lack a young copy, over generated vaults.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const string Source = "111111111111/us-east-1";

    [Fact]
    public void By_hand_and_by_itself_the_same_databases_are_covered()
    {
        var (cases, covered) = (0, 0);
        for (var seed = 1; cases < 6_000; seed++)
        {
            var random = new Random(seed);
            var hours = random.Next(2, 60);
            var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(random.NextInt64(3L * 365 * 86_400_000));
            var vault = Enumerable.Range(0, random.Next(20, 60)).ToDictionary(number => $"instance/db-{number}", _ => Copies(random, now, hours), StringComparer.Ordinal);

            var complaints = Complaints(vault, hours, now);

            foreach (var (database, copies) in vault)
            {
                var verdict = CoverageRule.For(copies, TimeSpan.FromHours(hours), now);
                var isMissed = complaints.Any(complaint => complaint.StartsWith($"No copy of {database} of ", StringComparison.Ordinal));
                Assert.True(
                    isMissed == verdict.Why is not null,
                    $"The machine {(isMissed ? "misses" : "has")} a copy of {database}, and here {verdict.Why ?? "it is covered"}, at {now:O} within {hours} h: {string.Join(", ", copies)}");
                covered += isMissed ? 0 : 1;
            }

            cases += vault.Count;
        }

        output.WriteLine($"{cases} databases, {covered} of them covered");
        Assert.InRange(covered, cases / 5, cases * 4 / 5);
    }

    [Fact]
    public void Why_a_database_is_not_covered_is_said()
    {
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        VaultCopy Copy(double hours, VaultCopyState state) => new($"{hours}", "orders", now.AddHours(-hours), state);
        string? Why(params VaultCopy[] copies) => CoverageRule.For(copies, TimeSpan.FromHours(30), now).Why;

        Assert.Null(Why(Copy(29, VaultCopyState.Proven), Copy(90, VaultCopyState.Proven)));
        Assert.Equal("it has no copy in the backup account", Why());
        Assert.Equal("none of its 2 copies in the backup account is marked as proven", Why(Copy(1, VaultCopyState.NotProven), Copy(2, VaultCopyState.NotProven)));
        Assert.Equal("its newest proven copy arrived 2 d 3 h ago, and 1 d 6 h are allowed", Why(Copy(51.2, VaultCopyState.Proven), Copy(1, VaultCopyState.NotProven)));
    }

    // The machine is told so many lines only of one source, so each database is asked for by itself.
    private static List<string> Complaints(Dictionary<string, List<VaultCopy>> vault, int hours, DateTimeOffset now)
    {
        var machine = BuiltMachine.Of(StackTemplate.Watch, "WatchMachine", ("MaximumAgeHours", hours), ("HeartbeatHours", 48));
        var copies = JsonSerializer.Serialize(vault.ToDictionary(of => $"us-east-1/111111111111/{of.Key}", of => of.Value.Select(copy => new
        {
            id = copy.Id,
            at = copy.Arrived.ToUnixTimeMilliseconds(),
            @is = copy.State == VaultCopyState.Proven ? "proven" : "open",
        })));
        return
        [
            .. vault.Keys.Chunk(40).SelectMany(names => machine.Evaluate(
                "Sources/ItemProcessor/States/Compare/Output", "{}", now, ("source", $"\"{Source}\""), ("copies", copies),
                ("last", JsonSerializer.Serialize(new { at = now.ToUnixTimeMilliseconds(), names, left = Array.Empty<string>(), isEnough = true })))!.AsArray().Select(line => line!.GetValue<string>())),
        ];
    }

    // None, and some around the moment at which one is too old, to the millisecond.
    private static List<VaultCopy> Copies(Random random, DateTimeOffset now, int hours) =>
    [
        .. from number in Enumerable.Range(0, random.Next(0, 4))
           let age = TimeSpan.FromHours(hours) * (random.Next(3) switch { 0 => 1, 1 => random.NextDouble(), _ => 1 + random.NextDouble() })
           select new VaultCopy(Invariant($"{number}"), "", now - age + TimeSpan.FromMilliseconds(random.Next(-2, 3)), random.Next(3) > 0 ? VaultCopyState.Proven : VaultCopyState.NotProven),
    ];
}
