using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace RdsBackup.Loader;

/// <summary>
/// Keeps the module's assemblies apart from those of other modules: AWS.Tools may bring another AWSSDK.Core, before or after. One context per folder, so
/// that another version of the module really loads.
/// </summary>
public sealed class ModuleContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, ModuleContext> Contexts = new(StringComparer.Ordinal);

    private readonly string folder;

    private ModuleContext(string folder) : base($"RdsBackup in {folder}") => this.folder = folder;

    /// <summary>Loads the assembly of the cmdlets.</summary>
    /// <param name="folder">Where the module's assemblies are.</param>
    /// <exception cref="FileNotFoundException">The assembly is not there.</exception>
    public static Assembly Load(string folder)
    {
        var full = Path.GetFullPath(folder);
        return Contexts.GetOrAdd(full, static path => new ModuleContext(path)).LoadFromAssemblyPath(Path.Combine(full, "RdsBackup.PowerShell.dll"));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Null passes the question on to PowerShell's own context, where its own assemblies are.
        var path = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
