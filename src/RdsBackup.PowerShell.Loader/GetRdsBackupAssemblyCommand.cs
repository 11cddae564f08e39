using System.Management.Automation;
using System.Reflection;

namespace RdsBackup.PowerShell.Loader;

/// <summary>Loads the assembly of the cmdlets into the module's own context. For the module's script, and not exported.</summary>
/// <remarks>A cmdlet, for the first method that a script calls costs PowerShell 20 ms and more; so do the properties it touches.</remarks>
[Cmdlet(VerbsCommon.Get, "RdsBackupAssembly")]
[OutputType(typeof(Assembly))]
public sealed class GetRdsBackupAssemblyCommand : PSCmdlet
{
    /// <summary>Where the module's assemblies are.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(ModuleContext.Load(Folder));
}
