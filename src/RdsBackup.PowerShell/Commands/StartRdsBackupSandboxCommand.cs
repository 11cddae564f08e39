using System.Management.Automation;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Starts an embedded AWS for this session: two accounts, databases with a past, and a clock that runs fast. While it runs, every cmdlet uses it.</summary>
[Cmdlet(VerbsLifecycle.Start, "RdsBackupSandbox", SupportsShouldProcess = true)]
[OutputType(typeof(SandboxInfo))]
public sealed class StartRdsBackupSandboxCommand : AsyncCommand
{
    /// <summary>The region the databases run in.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The other region.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string RecoveryRegion { get; set; } = "us-east-2";

    /// <summary>How many databases are to be backed up.</summary>
    [Parameter]
    [ValidateRange(1, 500)]
    public int Databases { get; set; } = 5;

    /// <summary>Sandbox seconds per second. The default lets an hour of copying pass in three seconds.</summary>
    [Parameter]
    [ValidateRange(1.0, 100_000.0)]
    public double Speed { get; set; } = 1_200;

    /// <summary>Where sizes and ids come from: the same seed makes the same estate.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    internal override Task BeginAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (Caller.Sandbox is not null)
        {
            throw new CommandException(
                "SandboxRunning", ErrorCategory.ResourceExists, "A sandbox runs in this session already.", "Use it, or end it first: Stop-RdsBackupSandbox.");
        }

        if (Place.ParseRegion(Region) == Place.ParseRegion(RecoveryRegion))
            throw Unfit($"-Region and -RecoveryRegion are both {Region}.");
        return Place.PartitionOf(Region) == Place.PartitionOf(RecoveryRegion)
            ? Task.CompletedTask
            : throw Unfit($"{Region} and {RecoveryRegion} are not of one partition of AWS.");

        static CommandException Unfit(string message) => new("InvalidArguments", ErrorCategory.InvalidArgument, message, "Pass another -RecoveryRegion.");
    }

    internal override bool IsShownApart => true;

    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (!await console.ShouldProcessAsync("this session", Invariant($"Start a sandbox with {Databases} databases")).ConfigureAwait(false))
            return;
        var sandbox = await SandboxStarter.StartAsync([Region, RecoveryRegion], Databases, Speed, Seed, Port).ConfigureAwait(false);
        sandbox.EnterInto(Caller.Runspace!);
        var info = sandbox.Look();
        console.Tell(new BackupEvent("SandboxStarted", $"The sandbox listens on {info.Address}; its profiles are in {info.ProfileLocation}."));
        await console.WriteAsync(info).ConfigureAwait(false);
    }
}
