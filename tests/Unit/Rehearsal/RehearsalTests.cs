using System.Text.Json;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Kernel;

namespace RdsBackup.Unit.Rehearsal;

public sealed class RehearsalTests
{
    private static readonly string[] Estate = ["billing", "catalog", "crm", "ledger", "orders"];

    [Fact]
    public async Task Every_database_of_the_estate_is_proven()
    {
        var rehearsed = await Rehearsed.RunAsync();

        Assert.Equal("", rehearsed.Error);
        Assert.Contains("PROVEN", rehearsed.Output, StringComparison.Ordinal);
        Assert.All(Estate, database => Assert.Contains($"arn:aws:rds:us-east-2:222222222222:{(database == "ledger" ? "cluster-" : "")}snapshot:rdsbackup-{database}-",
            rehearsed.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("FAILED", rehearsed.Output, StringComparison.Ordinal);
        Assert.Equal(0, rehearsed.ExitCode);
    }

    [Fact]
    public async Task What_goes_to_a_file_has_no_colours_and_only_ASCII()
    {
        var rehearsed = await Rehearsed.RunAsync("--databases", "1", "--speed", "6000");

        Assert.DoesNotContain('\e', rehearsed.Output);
        Assert.All(rehearsed.Output, letter => Assert.True(char.IsAscii(letter), $"'{letter}'"));
    }

    [Fact]
    public async Task The_document_tells_route_keys_times_calls_copy_and_checks()
    {
        var rehearsed = await Rehearsed.RunAsync("--json", "--speed", "6000");

        Assert.Equal(0, rehearsed.ExitCode);
        var report = JsonDocument.Parse(rehearsed.Output).RootElement;
        Assert.True(report.GetProperty("succeeded").GetBoolean());
        var databases = report.GetProperty("databases").EnumerateArray().ToDictionary(database => database.GetProperty("name").GetString()!);
        Assert.Equal(Estate, databases.Keys.Order());
        Assert.Equal(
            [("us-east-1", "primary", "aws/rds"), ("us-east-2", "primary", "alias/rds-backup"), ("us-east-2", "secondary", "alias/rds-vault")],
            Route(databases["orders"]));
        Assert.Equal("alias/app-data", Route(databases["ledger"])[0].Key);
        Assert.Equal("none", Route(databases["catalog"])[0].Key);
        Assert.All(databases.Values, database =>
        {
            Assert.All(database.GetProperty("route").EnumerateArray().Skip(1), hop => Assert.InRange(hop.GetProperty("minutes").GetDouble(), 4, 600));
            Assert.Equal(6, database.GetProperty("calls").EnumerateObject().Sum(call => call.Value.GetInt32()));
            Assert.StartsWith("arn:aws:rds:us-east-2:222222222222:", database.GetProperty("vaultCopyArn").GetString(), StringComparison.Ordinal);
            // Aurora reports no size that a check could rest on.
            string[] checks = database.GetProperty("engine").GetString()!.StartsWith("aurora", StringComparison.Ordinal)
                ? ["available", "database", "kind", "source", "time", "engine", "key", "lineage", "private"]
                : ["available", "database", "kind", "source", "time", "engine", "size", "key", "lineage", "private"];
            Assert.Equal(
                checks,
                database.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        });
        Assert.Equal(
            ["proven", "vault", "shares", "sources", "neighbours"],
            report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_copies()
    {
        var first = await Rehearsed.RunAsync("--json", "--seed", "7", "--databases", "7", "--speed", "6000");
        var again = await Rehearsed.RunAsync("--json", "--seed", "7", "--databases", "7", "--speed", "6000");

        Assert.Equal(Copies(first), Copies(again));
        Assert.Equal(7, Copies(first).Count);
    }

    [Fact]
    public async Task Injected_faults_are_survived_and_named()
    {
        var rehearsed = await Rehearsed.RunAsync("--faults", "--speed", "6000");

        Assert.Contains("PROVEN", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("injected:", rehearsed.Output, StringComparison.Ordinal);
        Assert.All(
            ["Throttling", "InternalFailure", "ServiceUnavailable", "dropped connection", "failed once"],
            fault => Assert.Contains(fault, rehearsed.Output, StringComparison.Ordinal));
        Assert.Equal(0, rehearsed.ExitCode);
    }

    [Fact]
    public async Task A_copy_that_fails_every_time_ends_in_1_with_reason_and_advice_while_the_others_are_proven()
    {
        var rehearsed = await Rehearsed.RunAsync(OrdersAlwaysFails, "--databases", "2", "--speed", "6000");

        Assert.Equal(1, rehearsed.ExitCode);
        Assert.Contains("orders: CopyFailed", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("Look at the RDS events of that region", rehearsed.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 databases have a proven vault copy", rehearsed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_in_the_document_too()
    {
        var rehearsed = await Rehearsed.RunAsync(OrdersAlwaysFails, "--databases", "1", "--json", "--speed", "6000");

        Assert.Equal(1, rehearsed.ExitCode);
        var report = JsonDocument.Parse(rehearsed.Output).RootElement;
        Assert.False(report.GetProperty("succeeded").GetBoolean());
        Assert.Equal("CopyFailed", report.GetProperty("databases")[0].GetProperty("failure").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_share_that_somebody_left_behind_is_a_failed_check()
    {
        var rehearsed = await Rehearsed.RunAsync(
            scene => scene.Sandbox.Rds.Model.In(scene.Primary.Id, Scene.SourceRegion)
                .Snapshots(RdsBackup.Sandbox.Rds.SnapshotKind.Instance)["scratch-handover"].SharedWith.Add("333333333333"),
            "--databases", "1", "--speed", "6000");

        Assert.Equal(1, rehearsed.ExitCode);
        Assert.Contains("still shared: arn:aws:rds:us-east-1:111111111111:snapshot:scratch-handover", rehearsed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--databases", "0")]
    [InlineData("--databases", "501")]
    [InlineData("--databases", "many")]
    [InlineData("--speed", "0")]
    [InlineData("--colour", "red")]
    [InlineData("serve", "--port", "70000")]
    public async Task Options_that_make_no_sense_end_in_2_and_say_why(params string[] arguments)
    {
        var rehearsed = await Rehearsed.RunAsync(arguments);

        Assert.Equal(2, rehearsed.ExitCode);
        Assert.Equal("", rehearsed.Output);
        Assert.Contains("--help", rehearsed.Error, StringComparison.Ordinal);
    }

    private static void OrdersAlwaysFails(Scene scene) => scene.Sandbox.Faults.Add(
        new FaultRule(FaultKinds.CopyFails) { AccountId = scene.Primary.Id, Name = CopyOfOrders(scene) });

    private static string CopyOfOrders(Scene scene)
    {
        var latest = scene.Sandbox.Rds.Model.In(scene.Primary.Id, Scene.SourceRegion)
            .Snapshots(RdsBackup.Sandbox.Rds.SnapshotKind.Instance).Values
            .Where(snapshot => snapshot.DatabaseIdentifier == "orders")
            .MaxBy(snapshot => snapshot.OriginalCreateTime)!;
        return RdsBackup.Core.Snapshots.CopyName.For(RdsBackup.Core.Snapshots.SnapshotArn.Parse(latest.Arn), latest.OriginalCreateTime, "orders");
    }

    private static (string Region, string Account, string Key)[] Route(JsonElement database) =>
    [
        .. database.GetProperty("route").EnumerateArray().Select(hop =>
            (hop.GetProperty("region").GetString()!, hop.GetProperty("account").GetString()!, hop.GetProperty("key").GetString()!)),
    ];

    private static IReadOnlyList<string> Copies(Rehearsed rehearsed) =>
    [
        .. JsonDocument.Parse(rehearsed.Output).RootElement.GetProperty("databases").EnumerateArray()
            .Select(database => database.GetProperty("vaultCopyArn").GetString()!),
    ];
}
