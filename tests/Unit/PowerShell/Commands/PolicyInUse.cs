using RdsBackup.PowerShell.Commands;
using RdsBackup.Simulation;

namespace RdsBackup.Unit.PowerShell.Commands;

/// <summary>A world in which the stacks of a policy file run, deployed from that file.</summary>
internal sealed class PolicyInUse : IDisposable
{
    private const string Text = """
        {
          "name": "nightly",
          "sources": [{ "account": "111111111111", "regions": ["us-east-1"], "profile": "primary" }],
          "recovery": { "region": "us-east-2" },
          "vault": { "account": "222222222222", "profile": "secondary" },
          "select": { "tag": { "Failsafe": "True" } }
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-policy-");

    public PolicyInUse()
    {
        Path = System.IO.Path.Combine(folder.FullName, "backup.json");
        File.WriteAllText(Path, Text);
        Deploy(Path);
    }

    public World World { get; } = new();

    /// <summary>The policy file.</summary>
    public string Path { get; }

    /// <summary>Makes a database, which has its first automated snapshot within the hour, and lets time pass with all that happens in it.</summary>
    public PolicyInUse WithDatabase(string id, TimeSpan after)
    {
        World.WithDatabase(id);
        return After(after);
    }

    /// <summary>Deploys the policy of the opposite direction: its source is the other's recovery region.</summary>
    public PolicyInUse WithWayBack()
    {
        var path = System.IO.Path.Combine(folder.FullName, "back.json");
        File.WriteAllText(path, Text.Replace("east-1", "east-x", StringComparison.Ordinal).Replace("east-2", "east-1", StringComparison.Ordinal).Replace("east-x", "east-2", StringComparison.Ordinal));
        Deploy(path);
        return this;
    }

    /// <summary>Lets time pass, with all that happens in it.</summary>
    public PolicyInUse After(TimeSpan time)
    {
        World.After(time);
        World.Sandbox.Advance();
        return this;
    }

    /// <summary>The names of the stacks that are there, with their regions.</summary>
    public IEnumerable<string> Stacks() =>
        from place in new[] { ("primary", World.SourceRegion), ("primary", World.RecoveryRegion), ("secondary", World.RecoveryRegion) }
        from stack in World.Run(place.Item1, new GetRdsBackupStackCommand { Region = place.Item2 }).Output.Cast<StackInfo>()
        select $"{stack.StackName} {stack.Region} {stack.AccountId}";

    /// <summary>What the stacks have done since a time; within a day when null.</summary>
    public IReadOnlyList<ActivityInfo> Activity(DateTimeOffset? since = null)
    {
        var console = new RecordingConsole();
        World.Try(new GetRdsBackupActivityCommand { PolicyPath = Path, Since = since }, console);
        Assert.Empty(console.Errors.Select(error => error.Message));
        return [.. console.Output.Cast<ActivityInfo>()];
    }

    private void Deploy(string path)
    {
        var console = new RecordingConsole();
        World.Try(new DeployRdsBackupStackCommand { PolicyPath = path }, console);
        Assert.Empty(console.Errors.Select(error => error.Message));
        Assert.Equal(7, console.Output.Count);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
