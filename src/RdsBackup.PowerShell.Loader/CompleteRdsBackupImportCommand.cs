using System.Management.Automation;

namespace RdsBackup.PowerShell.Loader;

/// <summary>
/// Says what is done when the module is removed, and returns the names of the cmdlets that the module inside it brought. For the module's script, and not
/// exported.
/// </summary>
[Cmdlet(VerbsLifecycle.Complete, "RdsBackupImport")]
[OutputType(typeof(string))]
public sealed class CompleteRdsBackupImportCommand : PSCmdlet
{
    /// <summary>The module of the cmdlets' assembly.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSModuleInfo Module { get; set; } = null!;

    /// <summary>What is done.</summary>
    [Parameter(Mandatory = true)]
    public ScriptBlock OnRemove { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SessionState.Module.OnRemove = OnRemove;
        WriteObject(Module.ExportedCmdlets.Keys, enumerateCollection: true);
    }
}
