using System.Management.Automation;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Shows the sandbox of this session; nothing when there is none.</summary>
[Cmdlet(VerbsCommon.Get, "RdsBackupSandbox")]
[OutputType(typeof(SandboxInfo))]
public sealed class GetRdsBackupSandboxCommand : AsyncCommand
{
    internal override Task ProcessAsync(IRdsConsole console, CancellationToken cancellation) =>
        Caller.Sandbox is { } sandbox ? console.WriteAsync(sandbox.Look()) : Task.CompletedTask;
}
