using System.Globalization;
using System.Text.Json;
using RdsBackup.Core.Policies;

namespace RdsBackup.Unit.Automation;

/// <summary>What retention deletes, over generated vaults. Ages count from arrival.</summary>
public sealed class RetentionTests
{
    private const int Daily = 7;
    private const int Weekly = 5;
    private const int Monthly = 12;
    private const int Yearly = 2;
    private const int Minimum = 3;
    private const int MinimumAgeDays = 3;

    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 40, 0, TimeSpan.Zero);

    private static readonly BuiltMachine Retention = BuiltMachine.Of(
        StackTemplate.BackupAccount, "RetentionMachine", ("Daily", Daily), ("Weekly", Weekly), ("Monthly", Monthly), ("Yearly", Yearly), ("Minimum", Minimum),
        ("MinimumAgeDays", MinimumAgeDays));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_stays_is_what_some_rule_keeps_and_nothing_else(int seed)
    {
        var vault = Vault(seed);

        Assert.Equal(
            vault.Where(copy => !Kept(copy, vault)).Select(copy => copy.Id).Order(StringComparer.Ordinal),
            Doomed(vault).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_arrives_deletes_nothing_before_its_minimum_age_and_never_the_last_ones(int seed)
    {
        var vault = Vault(seed);
        var flood = Enumerable.Range(0, 200).Select(i => new Copy($"flood-{i}", vault[0].Database, Now.AddMinutes(-i), true, "available"));

        var doomed = Doomed([.. vault, .. flood]);

        Assert.DoesNotContain(vault, copy => copy.Arrived > Now.AddDays(-MinimumAgeDays) && doomed.Contains(copy.Id));
        Assert.All(vault.Where(copy => copy.Database != vault[0].Database).GroupBy(copy => copy.Database), of =>
            Assert.DoesNotContain(of.Where(copy => copy.Done && copy.Status == "available").OrderByDescending(copy => copy.Arrived).Take(Minimum), copy => doomed.Contains(copy.Id)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_stayed_stays_when_it_runs_again(int seed)
    {
        var vault = Vault(seed);
        var doomed = Doomed(vault);

        Assert.Empty(Doomed([.. vault.Where(copy => !doomed.Contains(copy.Id))]));
    }

    [Fact]
    public void What_is_not_proven_is_never_deleted_by_rule()
    {
        var vault = Enumerable.Range(0, 40).Select(i => new Copy($"c-{i}", "a", Now.AddDays(-400 - i), i % 2 == 0, i % 3 == 0 ? "failed" : "available")).ToList();

        Assert.DoesNotContain(vault, copy => (!copy.Done || copy.Status != "available") && Doomed(vault).Contains(copy.Id));
    }

    [Fact]
    public void Asked_for_a_failed_copy_it_deletes_that_one_if_it_failed()
    {
        List<Copy> vault = [new("bad", "a", Now.AddDays(-900), false, "failed"), new("good", "a", Now.AddDays(-900), true, "available")];
        IReadOnlyList<string> Asked(string id) =>
            [.. Retention.Evaluate("Listed/Choices/0/Assign/doomed", "{}", Now, ("copies", Json(vault)), ("failed", $"\"{id}\""))!.AsArray().Select(copy => copy!["id"]!.GetValue<string>())];

        Assert.Equal(["bad"], Asked("bad"));
        Assert.Empty(Asked("good"));
    }

    private static bool Kept(Copy copy, IReadOnlyList<Copy> vault)
    {
        if (!copy.Done || copy.Status != "available")
            return true;

        var of = vault.Where(other => other.Database == copy.Database && other.Done && other.Status == "available").OrderByDescending(other => other.Arrived).ToList();
        bool Newest(int days, Func<DateTimeOffset, object> bucket) => copy.Arrived > Now.AddDays(-days)
            && of.First(other => bucket(other.Arrived).Equals(bucket(copy.Arrived))) == copy;
        return of.Take(Minimum).Contains(copy)
            || copy.Arrived > Now.AddDays(-MinimumAgeDays)
            || Newest(Daily, at => at.UtcDateTime.Date)
            || Newest(Weekly * 7, at => (ISOWeek.GetYear(at.UtcDateTime), ISOWeek.GetWeekOfYear(at.UtcDateTime)))
            || Newest(Monthly * 31, at => (at.Year, at.Month))
            || Newest(Yearly * 366, at => at.Year);
    }

    private static IReadOnlyList<string> Doomed(IReadOnlyList<Copy> vault) =>
        [.. Retention.Evaluate("Listed/Assign/doomed", "{}", Now, ("copies", Json(vault)))!.AsArray().Select(copy => copy!["id"]!.GetValue<string>())];

    // As the listing gathers them.
    private static string Json(IEnumerable<Copy> vault) => JsonSerializer.Serialize(
        vault.GroupBy(copy => $"us-east-1/111111111111/instance/{copy.Database}").ToDictionary(of => of.Key, of => of.Select(copy => new
        {
            id = copy.Id,
            at = copy.Arrived.ToUnixTimeMilliseconds(),
            @is = copy.Status == "failed" ? "failed" : copy.Done && copy.Status == "available" ? "proven" : "open",
        })));

    private static List<Copy> Vault(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. from database in Enumerable.Range(0, random.Next(1, 5))
               from number in Enumerable.Range(0, random.Next(1, 120))
               select new Copy(
                   $"{database}-{number}", $"db-{database}", Now.AddMinutes(-random.Next(1, 60 * 24 * (seed % 3 == 0 ? 1200 : 60))), random.Next(10) > 0,
                   random.Next(20) > 0 ? "available" : "creating"),
        ];
    }

    private sealed record Copy(string Id, string Database, DateTimeOffset Arrived, bool Done, string Status);
}
