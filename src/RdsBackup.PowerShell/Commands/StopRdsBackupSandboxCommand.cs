using System.Management.Automation;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Stops the sandbox of this session and forgets what is in it; cmdlets use AWS again. Without one it does nothing.</summary>
[Cmdlet(VerbsLifecycle.Stop, "RdsBackupSandbox", SupportsShouldProcess = true)]
public sealed class StopRdsBackupSandboxCommand : AsyncCommand
{
    internal override async Task ProcessAsync(IRdsConsole console, CancellationToken cancellation)
    {
        if (Caller.Sandbox is not { } sandbox)
            console.WriteVerbose("No sandbox runs in this session.");
        else if (await console.ShouldProcessAsync($"the sandbox on {sandbox.Look().Address}", "Stop it and forget what is in it").ConfigureAwait(false))
            await sandbox.StopAsync().ConfigureAwait(false);
    }
}
