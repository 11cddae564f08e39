using System.Collections;
using RdsBackup.Core.Policies;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell.Commands;

public sealed class NewRdsBackupPolicyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-policy-");

    private string File => Path.Combine(folder.FullName, "backup.json");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_file_says_what_was_asked_for_and_the_schema_lies_beside_it()
    {
        var console = await RunAsync(command =>
            (command.Exclude, command.Email, command.KeyAlias, command.SourceProfileName) = (["*-test"], "dba@example.com", "alias/own", "prod"));

        Assert.Equal(File, Assert.IsType<FileInfo>(Assert.Single(console.Output)).FullName);
        var policy = Read();
        Assert.Equal(("111111111111", "prod"), (policy.Sources[0].AccountId, policy.Sources[0].ProfileName));
        Assert.Equal(["us-east-1", "eu-west-1"], policy.Sources[0].Regions);
        Assert.Equal(("us-east-2", "222222222222"), (policy.Recovery.Region, policy.Vault.AccountId));
        Assert.Equal(("alias/own", "alias/rds-vault"), (policy.Recovery.KeyAlias, policy.Vault.KeyAlias));
        Assert.Equal(("Failsafe", "True", "dba@example.com"), (policy.Select.TagKey, policy.Select.TagValue, policy.Notify.Email));
        Assert.Equal(["*-test"], policy.Select.Exclude);
        Assert.Equal(PolicyWriter.Schema, System.IO.File.ReadAllText(Path.Combine(folder.FullName, PolicyWriter.SchemaFile)));
    }

    [Fact]
    public async Task A_policy_without_other_words_has_the_defaults_of_a_file_that_leaves_them_out()
    {
        await RunAsync();

        var smallest = """
            {
              "name": "nightly", "sources": [{ "account": "111111111111", "regions": ["us-east-1", "eu-west-1"] }], "recovery": { "region": "us-east-2" },
              "vault": { "account": "222222222222" }, "select": { "tag": { "Failsafe": "True" } }
            }
            """;
        Assert.Equivalent(PolicyReader.Read(smallest, "smallest.json"), Read(), strict: true);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_by_force_only()
    {
        System.IO.File.WriteAllText(File, "mine");

        Assert.Equal(["FileExists"], (await RunAsync()).ErrorIds);
        Assert.Equal("mine", System.IO.File.ReadAllText(File));

        Assert.Empty((await RunAsync(command => command.Overwrites = true)).Errors);
        Assert.Equal("nightly", Read().Name);
    }

    [Fact]
    public async Task WhatIf_writes_nothing()
    {
        var console = await RunAsync(console: new RecordingConsole { Answer = false });

        Assert.Equal((File, "Write the policy"), Assert.Single(console.Questions));
        Assert.Empty(folder.GetFiles());
    }

    public static TheoryData<Action<NewRdsBackupPolicyCommand>, string> Mistakes => new()
    {
        { command => command.SourceAccountId = "1111", "sources[0].account: This has to be the account's 12 digits" },
        { command => command.BackupAccountId = "111111111111", "111111111111 is a source too" },
        { command => command.SourceRegion = ["us-eats-1"], "Did you mean us-east-1?" },
        { command => command.RecoveryRegion = "us-gov-west-1", "Snapshots cannot leave their partition" },
        { command => command.KeyAlias = "rds-backup", "recovery.keyAlias: This has to be alias/ and a name" },
        { command => command.VaultKeyAlias = "alias/aws/rds", "vault.keyAlias: This has to be alias/ and a name" },
        { command => command.Tag = [], "This selects nothing" },
        { command => command.Prefix = "Own", "prefix: This has to be 2 to 20 lower-case letters" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_a_policy_cannot_say_is_refused_and_not_written(Action<NewRdsBackupPolicyCommand> mistake, string told)
    {
        var console = await RunAsync(mistake);

        Assert.Equal(["InvalidPolicy"], console.ErrorIds);
        Assert.Contains(told, console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task A_policy_selects_by_one_tag() => Assert.Equal(
        ["InvalidArguments"], (await RunAsync(command => command.Tag = new Hashtable { ["a"] = "1", ["b"] = "2" })).ErrorIds);

    [Fact]
    public async Task A_tag_without_a_value_or_with_several_selects_nothing_that_somebody_meant()
    {
        Assert.Equal(["InvalidArguments"], (await RunAsync(command => command.Tag = new Hashtable { ["Failsafe"] = null })).ErrorIds);
        Assert.Equal(["InvalidArguments"], (await RunAsync(command => command.Tag = new Hashtable { ["Failsafe"] = new List<string> { "True", "yes" } })).ErrorIds);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told()
    {
        System.IO.File.WriteAllText(File, "no folder");

        Assert.Equal(["FileNotWritten"], (await RunAsync(command => command.Path = Path.Combine(File, "backup.json"))).ErrorIds);
    }

    [Fact]
    public async Task A_schema_that_is_another_is_replaced_only_when_somebody_agrees()
    {
        var schema = Path.Combine(folder.FullName, PolicyWriter.SchemaFile);
        System.IO.File.WriteAllText(schema, "mine");

        var refused = await RunAsync(console: new RecordingConsole { Agreement = false });

        Assert.Equal("mine", System.IO.File.ReadAllText(schema));
        Assert.Contains("-Force replaces it", Assert.Single(refused.Warnings), StringComparison.Ordinal);
        Assert.Equal("nightly", Read().Name);

        await RunAsync(command => command.Overwrites = true, new RecordingConsole { Agreement = false });
        Assert.Equal(PolicyWriter.Schema, System.IO.File.ReadAllText(schema));
    }

    [Theory]
    [InlineData("Env:/foo", "is a drive of PowerShell's")]
    [InlineData("a\0b.json", "a character that no path may hold")]
    [InlineData(".", "It is a folder")]
    public async Task What_is_no_file_is_refused_and_nothing_is_made(string path, string told)
    {
        var console = await RunAsync(command => command.Path = path, caller: CallerSession.Empty with { Location = folder.FullName });

        Assert.Equal(["FileNotWritten"], console.ErrorIds);
        Assert.Contains(told, console.Errors[0].Message, StringComparison.Ordinal);
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task What_is_wrong_is_not_told_by_lines_of_a_file_that_is_not_there() =>
        Assert.DoesNotContain("line ", (await RunAsync(command => command.SourceAccountId = "1111")).Errors[0].Message, StringComparison.Ordinal);

    [Fact]
    public async Task In_the_sandbox_the_accounts_get_their_profiles()
    {
        await using var session = await Session.StartAsync();

        await RunAsync(caller: session.Caller);

        Assert.Equal(("primary", "secondary"), (Read().Sources[0].ProfileName, Read().Vault.ProfileName));
    }

    [Fact]
    public async Task What_selects_nothing_is_warned_of_where_somebody_can_look()
    {
        await using var session = await Session.StartAsync();

        var wrong = await RunAsync(command => (command.SourceRegion, command.Tag) = (["us-east-1"], new Hashtable { ["Failsafe"] = "true" }), caller: session.Caller);
        var right = await RunAsync(command => (command.SourceRegion, command.Overwrites) = (["us-east-1"], true), caller: session.Caller);

        Assert.Contains("Did you mean Failsafe=True?", Assert.Single(wrong.Warnings), StringComparison.Ordinal);
        Assert.IsType<FileInfo>(Assert.Single(wrong.Output));
        Assert.Empty(right.Warnings);
        Assert.Contains("orders is selected.", right.Told);
    }

    [Fact]
    public async Task An_engine_that_nobody_knows_is_warned_of_wherever_the_policy_is_written()
    {
        var console = await RunAsync(command => command.Engine = ["postgresql"]);

        Assert.Equal(["No engine is known as 'postgresql'. Did you mean postgres?"], console.Warnings);
        Assert.Contains(console.Told, line => line.Contains("-SourceProfileName", StringComparison.Ordinal));
        Assert.Empty(console.Errors);
    }

    private BackupPolicy Read() => PolicyReader.Read(System.IO.File.ReadAllText(File), "backup.json");

    private async Task<RecordingConsole> RunAsync(Action<NewRdsBackupPolicyCommand>? set = null, RecordingConsole? console = null, CallerSession? caller = null)
    {
        console ??= new RecordingConsole();
        var command = new NewRdsBackupPolicyCommand
        {
            Path = File,
            SourceAccountId = "111111111111",
            SourceRegion = ["us-east-1", "eu-west-1"],
            RecoveryRegion = "us-east-2",
            BackupAccountId = "222222222222",
            Tag = new Hashtable { ["Failsafe"] = "True" },
            Caller = caller ?? CallerSession.Empty,
        };
        set?.Invoke(command);
        await AsyncCommand.GuardAsync(console, null, () => command.ProcessAsync(console, CancellationToken.None));
        return console;
    }
}
