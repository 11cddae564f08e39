using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Records;

/// <summary>The cells of the views.</summary>
public class WordsTests
{
    private readonly World world = new World().WithKeys().WithDatabase("orders").After(TimeSpan.FromDays(2));

    [Fact]
    public void What_is_in_progress_tells_how_far_it_has_come()
    {
        var copy = Copy(waits: false);
        var done = Copy(waits: true);

        Assert.Equal("creating 0 %", State(copy));
        Assert.Equal("available", State(done));
        Assert.Equal("available", Words.State(Latest().Status, Latest().PercentProgress));
    }

    [Fact]
    public void A_copy_within_an_account_has_no_share_to_tell_of() => Assert.Equal("", Words.Share(Copy(waits: true).SourceShared));

    [Theory]
    [InlineData(true, "open")]
    [InlineData(false, "withdrawn")]
    public void A_copy_from_another_account_tells_what_became_of_the_share(bool shared, string word) => Assert.Equal(word, Words.Share(shared));

    [Fact]
    public void A_time_that_is_not_yet_known_is_an_empty_cell() => Assert.Equal("", Words.Minute(null));

    [Theory]
    [InlineData("orders", 10, 0, "orders")]
    [InlineData("abcdefghijklmnop", 9, 0, "abcd…mnop")]
    [InlineData("abcdefghijklmnop", 10, 0, "abcde…mnop")]
    [InlineData("orders", 10, 8, "orders  ")]
    public void A_long_name_shows_its_beginning_and_its_end(string name, int most, int least, string cell) => Assert.Equal(cell, Words.Name(name, most, least));

    [Fact]
    public void The_first_stack_leaves_room_for_the_longest_name_of_its_policy() => Assert.Equal("rdsbackup-notifications".Length, Words.Stack("rdsbackup-source").Length);

    [Fact]
    public void A_key_tells_who_may_use_it_and_says_so_when_nobody_may()
    {
        Assert.Equal("222222222222", Words.Readers([.. Key("primary", "rds-backup").SharedWith!]));
        Assert.Equal("nobody", Words.Readers([.. Key("secondary", "rds-vault").SharedWith!]));
    }

    [Fact]
    public void Findings_break_between_words_and_at_28_columns()
    {
        var proof = Proof(Latest());

        Assert.Equal("lineage: without the tag\n  rdsbackup:source-arn\nnot checked: engine, size,\n  key", Words.Findings(proof));
        Assert.All(Words.Problems(proof).Split('\n'), line => Assert.True(line.Length <= 58 || !line.TrimStart().Contains(' ', StringComparison.Ordinal), line));
        Assert.Equal(Squeezed(string.Join(' ', proof.Problems)), Squeezed(Words.Problems(proof)));
    }

    [Fact]
    public void What_is_proven_lists_what_was_checked()
    {
        var proof = Proof(Copy(waits: true));

        Assert.Equal("available, database, kind,\n  source, time, lineage,\n  private\nby its tags only: engine,\n  size, key", Words.Findings(proof));
        Assert.Equal("", Words.Problems(proof));
    }

    [Fact]
    public void A_check_tells_what_it_found_and_what_it_expected_only_where_that_differs()
    {
        var checks = Proof(Latest()).Checks.ToDictionary(check => check.Name, StringComparer.Ordinal);

        Assert.Equal(("available", "yes"), (Words.Found(checks["available"]), Words.Verdict(checks["available"])));
        Assert.Equal(("without the tag rdsbackup:source-arn\nexpected: a copy of ours", "NO"), (Words.Found(checks["lineage"]), Words.Verdict(checks["lineage"])));
        Assert.Equal("unknown", Words.Verdict(checks["engine"]));
        Assert.StartsWith("it is ", Words.Found(checks["engine"]), StringComparison.Ordinal);
    }

    private static string State(SnapshotCopy copy) => Words.State(copy.Status, copy.PercentProgress);

    private KeyInfo Key(string account, string alias) =>
        (KeyInfo)Assert.Single(world.Run(account, new GetRdsBackupKeyCommand { Region = World.RecoveryRegion, Alias = [alias] }).Output);

    private static string Squeezed(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private SnapshotInfo Latest() =>
        (SnapshotInfo)Assert.Single(world.Run("primary", new GetRdsBackupSnapshotCommand { Database = [DatabaseInput.Parse("orders")], OnlyLatest = true }).Output);

    private SnapshotCopy Copy(bool waits) => (SnapshotCopy)Assert.Single(world.Run(new CopyRdsSnapshotCrossRegionCommand
    {
        Snapshot = [SnapshotInput.Parse(Latest())],
        DestinationRegion = World.RecoveryRegion,
        KmsKeyId = "alias/rds-backup",
        Waits = waits,
    }).Output);

    private SnapshotProof Proof(object snapshot) =>
        (SnapshotProof)Assert.Single(world.Run(new TestRdsBackupSnapshotCommand { Snapshot = [SnapshotInput.Parse(snapshot)] }).Output);
}
