using System.Text.Json;
using RdsBackup.Core.Activity;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Unit.Core.Activity;

public class SnapshotStoryTests
{
    private const string Orders = "arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-11-20-07-10";
    private const string Copied = "arn:aws:rds:us-east-2:111111111111:snapshot:rdsbackup-orders-202611200710-0123456789";
    private const string Kept = "arn:aws:rds:us-east-2:222222222222:snapshot:rdsbackup-orders-202611200710-0123456789";

    private static readonly DateTimeOffset Seven = new(2026, 11, 20, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_snapshot_that_the_policy_does_not_select_has_no_story() =>
        Assert.Empty(SnapshotStory.Of([Announce(0) with { Output = """{"notSelected":"arn"}""" }]));

    [Fact]
    public void A_snapshot_waits_between_two_machines_and_the_next_one_has_it_as_soon_as_it_runs()
    {
        var waiting = Assert.Single(SnapshotStory.Of([Announce(0)]));
        Assert.Equal((StoryState.Waiting, MachineStage.Announce, Orders), (waiting.State, waiting.Telling.Stage, waiting.Snapshot));

        var running = Assert.Single(SnapshotStory.Of([Announce(0), Recovery(1, "RUNNING")]));
        Assert.Equal((StoryState.Running, MachineStage.Recovery, "orders", Seven.AddMinutes(1)), (running.State, running.Telling.Stage, running.Database, running.Since));
    }

    [Fact]
    public void It_is_done_when_the_share_is_withdrawn_and_not_when_the_vault_has_it()
    {
        var kept = Assert.Single(SnapshotStory.Of([Announce(0), Recovery(1), Vault(20)]));
        Assert.Equal((StoryState.Waiting, MachineStage.Vault, Copied, Kept), (kept.State, kept.Telling.Stage, kept.Copy, kept.Vault));

        var done = Assert.Single(SnapshotStory.Of([Announce(0), Recovery(1), Vault(20), Report(40)]));
        Assert.Equal((StoryState.Done, MachineStage.Report, Copied, Kept), (done.State, done.Telling.Stage, done.Copy, done.Vault));
    }

    [Fact]
    public void What_is_known_when_it_is_announced_again_is_done()
    {
        var known = Recovery(360) with { Output = $$"""{"snapshot":"{{Orders}}","copy":"{{Copied}}","vault":"{{Kept}}"}""" };

        var story = Assert.Single(SnapshotStory.Of([Announce(359), known]));

        Assert.Equal((StoryState.Done, Copied, Kept), (story.State, story.Copy, story.Vault));
    }

    [Theory]
    [InlineData("FAILED", "The key is disabled.", "The key is disabled.")]
    [InlineData("TIMED_OUT", null, "It took longer than the state machine may.")]
    [InlineData("ABORTED", null, "Somebody stopped it.")]
    public void What_failed_tells_why_until_it_is_done(string status, string? cause, string why)
    {
        var failed = Recovery(1, status) with { Cause = cause };
        var story = Assert.Single(SnapshotStory.Of([Announce(0), failed]));
        Assert.Equal((StoryState.Failed, why), (story.State, story.Why));

        var again = Assert.Single(SnapshotStory.Of([Announce(0), failed, Recovery(60, "RUNNING")]));
        Assert.Equal((StoryState.Running, why), (again.State, again.Why));

        var done = Assert.Single(SnapshotStory.Of([Announce(0), failed, Recovery(60), Vault(80), Report(100)]));
        Assert.Equal((StoryState.Done, null), (done.State, done.Why));
    }

    [Fact]
    public void Two_snapshots_are_two_stories_and_the_newer_comes_first()
    {
        var crm = Announce(5) with { Input = """{"snapshotArn":"arn:aws:rds:us-east-1:111111111111:snapshot:rds:crm-2026-11-20-07-15"}""" };

        Assert.Equal(["rds:crm-2026-11-20-07-15", "rds:orders-2026-11-20-07-10"], SnapshotStory.Of([Announce(0), crm]).Select(story => story.Snapshot.Split("snapshot:")[1]));
    }

    [Fact]
    public void What_another_account_says_of_a_snapshot_in_the_backup_account_is_not_its_story()
    {
        var intruder = Vault(30, "FAILED") with { Input = Event("333333333333"), Cause = "Account 333333333333 announced a snapshot in a way that does not agree." };

        var story = Assert.Single(SnapshotStory.Of([Announce(0), Recovery(1), Vault(20), intruder]));

        Assert.Equal((StoryState.Waiting, null), (story.State, story.Why));
    }

    [Fact]
    public void An_intruders_words_do_not_reach_a_terminal_as_commands()
    {
        var failed = Vault(20, "FAILED") with
        {
            Input = JsonSerializer.Serialize(new { account = "111111111111", detail = new { sourceArn = Orders, database = "orders\u001b[2J" } }),
            Cause = "No \u001b]0;such\u0007 \u009bdatabase",
        };

        var story = Assert.Single(SnapshotStory.Of([failed]));

        Assert.Equal((null, "No ]0;such database"), (story.Database, story.Why));
    }

    private static ExecutionFacts Announce(int minute) =>
        Execution(MachineStage.Announce, "us-east-1", "111111111111", minute, "SUCCEEDED", $$"""{"snapshotArn":"{{Orders}}"}""", $$"""{"announced":"{{Orders}}"}""");

    private static ExecutionFacts Recovery(int minute, string status = "SUCCEEDED") =>
        Execution(MachineStage.Recovery, "us-east-2", "111111111111", minute, status, Event("111111111111"), $$"""{"snapshot":"{{Orders}}","copy":"{{Copied}}"}""");

    private static ExecutionFacts Vault(int minute, string status = "SUCCEEDED") =>
        Execution(MachineStage.Vault, "us-east-2", "222222222222", minute, status, Event("111111111111"), $$"""{"snapshot":"{{Orders}}","vault":"{{Kept}}"}""");

    private static ExecutionFacts Report(int minute) => Execution(
        MachineStage.Report, "us-east-2", "111111111111", minute, "SUCCEEDED",
        $$$"""{"account":"222222222222","detail":{"sourceArn":"{{{Orders}}}","vaultArn":"{{{Kept}}}"}}""", $$"""{"vault":"{{Kept}}"}""");

    private static string Event(string account) =>
        JsonSerializer.Serialize(new { account, detail = new { sourceArn = Orders, database = "orders", snapshotArn = Copied } });

    private static ExecutionFacts Execution(MachineStage stage, string region, string account, int minute, string status, string input, string output)
    {
        var ends = status == "RUNNING" ? (DateTimeOffset?)null : Seven.AddMinutes(minute + 1);
        return new ExecutionFacts(
            stage, new Place(account, region), $"arn:aws:states:{region}:{account}:execution:rdsbackup-{stage.ToString().ToLowerInvariant()}:{minute}", status,
            Seven.AddMinutes(minute), ends, input, status == "SUCCEEDED" ? output : null, null, null);
    }
}
