using RdsBackup.Tests;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Rehearsal;

public sealed class ServeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("serve").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_removes_what_it_wrote_and_only_that()
    {
        File.WriteAllText(Path.Combine(folder, "mine"), "");
        var served = await Served.StartAsync("--directory", folder);
        Assert.Equal([".rdsbackup-sandbox", "config", "credentials", "mine"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());

        Assert.Equal(0, await served.EndAsync());

        Assert.Equal(["mine"], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task It_prints_no_secret()
    {
        await using var served = await Served.StartAsync("--directory", folder);

        var secrets = File.ReadLines(Path.Combine(folder, "credentials")).Where(line => line.Contains(" = ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, secrets.Length);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret.Split(" = ")[1], served.Page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("config")]
    [InlineData("credentials")]
    public async Task Profile_files_that_are_there_already_are_left_alone(string file)
    {
        File.WriteAllText(Path.Combine(folder, file), "the user's own");

        var refused = await Rehearsed.RunAsync("serve", "--directory", folder);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("Pass another --directory", refused.Error, StringComparison.Ordinal);
        Assert.Equal("the user's own", File.ReadAllText(Path.Combine(folder, file)));
    }

    [Theory]
    [InlineData("config")]
    [InlineData("credentials")]
    public async Task A_folder_where_a_profile_file_should_be_is_named_and_left(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, name, "mine"));

        var refused = await Rehearsed.RunAsync("serve", "--directory", folder);

        Assert.Equal((2, $"{Path.Combine(folder, name)} is there already and may be yours. Pass another --directory."), (refused.ExitCode, refused.Error.Trim()));
        Assert.True(Directory.Exists(Path.Combine(folder, name, "mine")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public async Task A_directory_that_names_none_is_a_bad_option(string directory)
    {
        var refused = await Rehearsed.RunAsync("serve", "--directory", directory);

        Assert.Equal(2, refused.ExitCode);
        Assert.StartsWith("--directory takes the path of a folder.", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_one_on_a_directory_is_told_of_the_first_and_takes_nothing_from_it()
    {
        await using var served = await Served.StartAsync("--directory", folder);

        var refused = await Rehearsed.RunAsync("serve", "--directory", folder);

        Assert.Equal((2, $"Another sandbox has its profile files in {folder}. Pass another --directory."), (refused.ExitCode, refused.Error.Trim()));
        Assert.Equal([".rdsbackup-sandbox", "config", "credentials"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
    }

    [FactIfInstalled("bash")]
    public async Task When_its_terminal_goes_away_it_ends_well_and_its_folder_is_gone()
    {
        var own = Path.Combine(folder, "own");

        var output = await Bash.RunAsync([
            $"dotnet '{typeof(RdsBackup.Rehearsal.CommandLine).Assembly.Location}' serve --databases 1 --directory '{own}' > '{folder}/page' &",
            $"for i in $(seq 300); do grep -q PowerShell '{folder}/page' && break; sleep 0.1; done",
            "kill -HUP $!; wait $!; echo $?",
            $"test ! -e '{own}' && echo gone",
        ]);

        Assert.Equal(["0", "gone"], output);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_used_is_named_before_anything_starts()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        var refused = await Rehearsed.RunAsync("serve", "--directory", file);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Equal($"The profile files cannot be written to {file}: it is a file. Pass another --directory.", refused.Error.Trim());
    }

    [FactIfInstalled("aws")]
    public async Task The_AWS_CLI_lists_copies_shares_and_describes()
    {
        foreach (var program in Installed.PathsOf("aws"))
            await DriveAsync(program);
    }

    [FactIfAwsHeedsEndpointVariable]
    public async Task The_AWS_CLI_finds_it_by_the_environment_alone()
    {
        await using var served = await Served.StartAsync("--directory", folder);

        var output = await Bash.RunAsync([
            .. served.Section("AWS CLI, in bash").Where(line => !line.StartsWith("aws", StringComparison.Ordinal)),
            "aws --region us-east-2 rds describe-db-snapshots --query 'length(DBSnapshots)'",
        ]);

        Assert.Equal(["0"], output);
    }

    [FactIfInstalled("aws")]
    public async Task The_examples_for_the_AWS_CLI_work_as_printed()
    {
        await using var served = await Served.StartAsync("--directory", folder);

        var byEnvironment = await Bash.RunAsync(served.Section("AWS CLI, in bash"));
        var byEndpointUrl = await Bash.RunAsync(served.Section("AWS CLI of any age"));

        Assert.Contains(byEnvironment, line => line.Contains("\"orders\"", StringComparison.Ordinal));
        Assert.Contains(byEndpointUrl, line => line.Contains("\"orders-before-upgrade\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lines_for_PowerShell_set_the_environment()
    {
        await using var served = await Served.StartAsync("--directory", folder);

        var lines = served.Section("PowerShell").SkipLast(1).Append("\"$env:AWS_PROFILE $env:AWS_SHARED_CREDENTIALS_FILE\"");
        var script = Path.Combine(folder, "lines.ps1");
        await File.WriteAllLinesAsync(script, lines);
        var (_, output, errors) = await Pwsh.RunAsync("-File", script);

        Assert.Equal(("", $"primary {Path.Combine(folder, "credentials")}"), (errors, output.Trim()));
    }

    private async Task DriveAsync(string aws)
    {
        await using var served = await Served.StartAsync("--directory", folder, "--speed", "100000");

        var output = await Bash.RunAsync([
            $"PATH={Path.GetDirectoryName(aws)}:$PATH",
            .. served.Section("AWS CLI, in bash").SkipLast(1),
            "aws rds describe-db-instances --query \"DBInstances[?DBInstanceIdentifier=='orders'].Engine\" --output text",
            "aws rds copy-db-snapshot --source-db-snapshot-identifier catalog-month-end --target-db-snapshot-identifier by-hand --query DBSnapshot.Status --output text",
            "aws rds wait db-snapshot-available --db-snapshot-identifier by-hand",
            "aws rds modify-db-snapshot-attribute --db-snapshot-identifier by-hand --attribute-name restore --values-to-add 222222222222 "
                + "--query 'DBSnapshotAttributesResult.DBSnapshotAttributes[0].AttributeValues[0]' --output text",
            "aws --profile secondary rds describe-db-snapshots --snapshot-type shared --include-shared --query 'DBSnapshots[].DBSnapshotIdentifier' --output text",
            "aws kms list-aliases --query \"Aliases[?AliasName=='alias/app-data'] | length(@)\" --output text",
            "aws --profile secondary sts get-caller-identity --query Account --output text",
        ]);

        Assert.Equal(
            ["postgres", "creating", "222222222222", "arn:aws:rds:us-east-1:111111111111:snapshot:by-hand", "1", "222222222222"],
            output);
    }
}
