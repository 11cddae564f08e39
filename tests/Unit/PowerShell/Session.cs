using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Commands;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

/// <summary>A session with a sandbox of its own, in which bodies of cmdlets run without a PowerShell.</summary>
internal sealed class Session : IAsyncDisposable
{
    private Session(SandboxSession sandbox) => Sandbox = sandbox;

    public SandboxSession Sandbox { get; }

    public CallerSession Caller => CallerSession.Empty with { Sandbox = Sandbox };

    /// <summary>How many calls have changed something in the sandbox.</summary>
    public long Changes => Sandbox.Look().Calls
        .Where(call => !call.Key.Contains(":Describe", StringComparison.Ordinal) && !call.Key.Contains(":Get", StringComparison.Ordinal)
            && !call.Key.Contains(":List", StringComparison.Ordinal))
        .Sum(call => call.Value);

    public static async Task<Session> StartAsync(double speed = 50_000, string[]? regions = null) =>
        new(await SandboxStarter.StartAsync(regions ?? ["us-east-1", "us-east-2"], 5, speed, 1, 0));

    /// <summary>Both keys, as New-RdsBackupKey makes them.</summary>
    public async Task<Session> WithKeysAsync()
    {
        await RunAsync(new NewRdsBackupKeyCommand
        {
            ProfileName = "primary",
            Region = "us-east-2",
            Alias = "rds-backup",
            ShareWithAccount = ["222222222222"],
        });
        await RunAsync(new NewRdsBackupKeyCommand { ProfileName = "secondary", Region = "us-east-2", Alias = "rds-vault" });
        return this;
    }

    /// <summary>Runs a cmdlet's body as a pipeline would, and returns what it wrote.</summary>
    public async Task<RecordingConsole> RunAsync(AsyncCommand command, RecordingConsole? console = null, CallerSession? caller = null)
    {
        console ??= new RecordingConsole();
        command.Caller = caller ?? Caller;
        await command.BeginAsync(console, CancellationToken.None);
        await AsyncCommand.GuardAsync(console, null, () => command.ProcessAsync(console, CancellationToken.None));
        await AsyncCommand.GuardAsync(console, null, () => command.EndAsync(console, CancellationToken.None));
        return console;
    }

    /// <summary>The latest snapshot of each database that is to be backed up.</summary>
    public async Task<SnapshotInput[]> LatestAsync(params string[] databases)
    {
        var found = await RunAsync(new GetRdsBackupSnapshotCommand
        {
            ProfileName = "primary",
            Region = "us-east-1",
            Database = [.. databases.Select(DatabaseInput.Parse)],
            OnlyLatest = true,
        });
        Assert.Empty(found.Errors);
        return Inputs(found);
    }

    public static SnapshotInput[] Inputs(RecordingConsole console) => [.. console.Output.Select(SnapshotInput.Parse)];

    public ValueTask DisposeAsync() => new(Sandbox.StopAsync());
}
