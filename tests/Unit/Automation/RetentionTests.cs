using System.Text.Json;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Retention;
using Xunit.Abstractions;

namespace RdsBackup.Unit.Automation;

/// <summary>What retention deletes, over generated vaults. Ages count from arrival.</summary>
public sealed class RetentionTests(ITestOutputHelper output)
{
    private const int Minimum = 3;
    private const int MinimumAgeDays = 3;

    private static readonly Retention Rules = new(7, 5, 12, 2, Minimum, MinimumAgeDays);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 40, 0, TimeSpan.Zero);

    private static readonly BuiltMachine Machine = Of(Rules);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Fact]
    public void By_hand_and_by_itself_the_same_copies_stay()
    {
        var cases = 0;
        var rules = new Dictionary<RetentionRule, int>();
        for (var seed = 1; cases < 8_000; seed++)
        {
            var random = new Random(seed);
            var retention = new Retention(random.Next(0, 20), random.Next(0, 10), random.Next(0, 20), random.Next(0, 4), random.Next(1, 6), random.Next(1, 10));
            var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(random.NextInt64(3L * 365 * 86_400_000));
            var vault = Awkward(random, now);

            var decisions = RetentionPlan.For(vault, retention, now);
            var doomed = Doomed(Of(retention), vault, now);

            foreach (var decision in decisions)
            {
                Assert.True(
                    decision.IsKept != doomed.Contains(decision.Copy.Id),
                    $"The machine {(doomed.Contains(decision.Copy.Id) ? "deletes" : "keeps")} {decision} at {now:O} with {retention}, among "
                        + string.Join(", ", vault.Where(copy => copy.Database == decision.Copy.Database).Select(copy => $"{copy.Arrived:O} {copy.State}")));
                rules[decision.Rule] = rules.GetValueOrDefault(decision.Rule) + 1;
            }

            cases += vault.Count;
        }

        output.WriteLine($"{cases} copies: {string.Join(", ", rules.OrderBy(rule => rule.Key).Select(rule => $"{rule.Key} {rule.Value}"))}");
        Assert.Equal(Enum.GetValues<RetentionRule>(), rules.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_arrives_deletes_nothing_before_its_minimum_age_and_never_the_last_ones(int seed)
    {
        var vault = Vault(seed);
        var flood = Enumerable.Range(0, 200).Select(i => new VaultCopy($"flood-{i}", vault[0].Database, Now.AddMinutes(-i), VaultCopyState.Proven));

        var doomed = Doomed(Machine, [.. vault, .. flood], Now);

        Assert.DoesNotContain(vault, copy => copy.Arrived > Now.AddDays(-MinimumAgeDays) && doomed.Contains(copy.Id));
        Assert.All(vault.Where(copy => copy.Database != vault[0].Database).GroupBy(copy => copy.Database), of =>
            Assert.DoesNotContain(of.Where(copy => copy.State == VaultCopyState.Proven).OrderByDescending(copy => copy.Arrived).Take(Minimum), copy => doomed.Contains(copy.Id)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_stayed_stays_when_it_runs_again(int seed)
    {
        var vault = Vault(seed);
        var doomed = Doomed(Machine, vault, Now);

        Assert.Empty(Doomed(Machine, [.. vault.Where(copy => !doomed.Contains(copy.Id))], Now));
    }

    [Fact]
    public void What_is_not_proven_is_never_deleted_by_rule()
    {
        var vault = Enumerable.Range(0, 40).Select(i => new VaultCopy($"c-{i}", "a", Now.AddDays(-400 - i), i % 6 == 0 ? VaultCopyState.Proven : VaultCopyState.NotProven)).ToList();

        Assert.DoesNotContain(vault, copy => copy.State != VaultCopyState.Proven && Doomed(Machine, vault, Now).Contains(copy.Id));
    }

    [Fact]
    public void Asked_for_a_failed_copy_it_deletes_that_one_if_it_failed()
    {
        const string Copies = """{ "us-east-1/111111111111/instance/a": [{ "id": "bad", "at": 1, "is": "failed" }, { "id": "good", "at": 1, "is": "proven" }] }""";
        IReadOnlyList<string> Asked(string id) =>
            [.. Machine.Evaluate("Listed/Choices/0/Assign/doomed", "{}", Now, ("copies", Copies), ("failed", $"\"{id}\""))!.AsArray().Select(copy => copy!["id"]!.GetValue<string>())];

        Assert.Equal(["bad"], Asked("bad"));
        Assert.Empty(Asked("good"));
    }

    private static BuiltMachine Of(Retention retention) => BuiltMachine.Of(
        StackTemplate.BackupAccount, "RetentionMachine", (nameof(Retention.Daily), retention.Daily), (nameof(Retention.Weekly), retention.Weekly),
        (nameof(Retention.Monthly), retention.Monthly), (nameof(Retention.Yearly), retention.Yearly), (nameof(Retention.Minimum), retention.Minimum),
        (nameof(Retention.MinimumAgeDays), retention.MinimumAgeDays));

    private static HashSet<string> Doomed(BuiltMachine machine, IReadOnlyList<VaultCopy> vault, DateTimeOffset now) =>
        [.. machine.Evaluate("Listed/Assign/doomed", "{}", now, ("copies", Json(vault)))!.AsArray().Select(copy => copy!["id"]!.GetValue<string>())];

    // As the listing gathers them.
    private static string Json(IEnumerable<VaultCopy> vault) => JsonSerializer.Serialize(
        vault.GroupBy(copy => copy.State == VaultCopyState.NotOurs ? "odd" : $"us-east-1/111111111111/instance/{copy.Database}").ToDictionary(of => of.Key, of => of.Select(copy => new
        {
            id = copy.Id,
            at = copy.Arrived.ToUnixTimeMilliseconds(),
            @is = copy.State switch { VaultCopyState.Proven => "proven", VaultCopyState.NotOurs => "odd", _ => copy.Id.Length % 2 == 0 ? "open" : "failed" },
        })));

    private static List<VaultCopy> Vault(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. from database in Enumerable.Range(0, random.Next(1, 5))
               from number in Enumerable.Range(0, random.Next(1, 120))
               select new VaultCopy(
                   $"{database}-{number}", $"db-{database}", Now.AddMinutes(-random.Next(1, 60 * 24 * (seed % 3 == 0 ? 1200 : 60))),
                   random.Next(10) > 0 ? VaultCopyState.Proven : VaultCopyState.NotProven),
        ];
    }

    // Times where one rule ends and the next begins, to the millisecond, several at once, and some of a clock that is ahead.
    private static List<VaultCopy> Awkward(Random random, DateTimeOffset now)
    {
        var span = random.Next(1, 1200);
        return
        [
            .. from database in Enumerable.Range(0, random.Next(1, 4))
               from number in Enumerable.Range(0, random.Next(1, 100))
               select new VaultCopy(
                   $"{database}-{number}", $"db-{database}", Moment(),
                   random.Next(12) switch { 0 => VaultCopyState.NotProven, 1 => VaultCopyState.NotOurs, _ => VaultCopyState.Proven }),
        ];

        DateTimeOffset Moment()
        {
            var back = now.AddMilliseconds(-random.NextInt64(span * 86_400_000L));
            var nudge = random.Next(-1, 2);
            return random.Next(6) switch
            {
                0 => now.AddDays(-random.Next(-1, span)).AddMilliseconds(nudge),
                1 => new DateTimeOffset(back.Date, TimeSpan.Zero).AddMilliseconds(nudge),
                2 => new DateTimeOffset(back.Date.AddDays(-(((int)back.DayOfWeek + 6) % 7)), TimeSpan.Zero).AddMilliseconds(nudge),
                3 => new DateTimeOffset(back.Year, random.Next(2) == 0 ? 1 : back.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(nudge),
                _ => back,
            };
        }
    }
}
