using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace RdsBackup.PowerShell.Loader;

/// <summary>
/// Keeps the module's assemblies apart from those of other modules: AWS.Tools may bring another AWSSDK.Core, before or after. One context per folder, so
/// that another version of the module really loads. An assembly is taken with machine code where the folder has it for this platform; the sandbox's lie in a folder of their own.
/// </summary>
public sealed class ModuleContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, ModuleContext> Contexts = new(StringComparer.Ordinal);

    // Machine code is compiled for this version; later ones take it as far as they can use it.
    private const int CompiledFor = 10;

    private readonly string[] folders;

    private ModuleContext(string folder) : base($"RdsBackup in {folder}") =>
        folders = [.. Environment.Version.Major >= CompiledFor ? [Path.Combine(folder, RuntimeInformation.RuntimeIdentifier)] : Array.Empty<string>(), folder, Path.Combine(folder, "sandbox")];

    /// <summary>Loads the assembly of the cmdlets.</summary>
    /// <param name="folder">Where the module's assemblies are.</param>
    /// <exception cref="FileNotFoundException">The assembly is not there.</exception>
    public static Assembly Load(string folder)
    {
        var full = Path.GetFullPath(folder);
        return Contexts.GetOrAdd(full, static path => new ModuleContext(path)).LoadFromAssemblyName(new AssemblyName("RdsBackup.PowerShell"));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        foreach (var folder in folders)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            if (File.Exists(path))
                return LoadFromAssemblyPath(path);
        }

        // Passes the question on to PowerShell's own context, where its own assemblies are.
        return null;
    }
}
