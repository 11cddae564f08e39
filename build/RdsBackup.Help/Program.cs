using System.Reflection;
using System.Runtime.Loader;
using RdsBackup.Help;

if (args is not [var module, var docs])
{
    Console.Error.WriteLine("RdsBackup.Help <folder of the module> <folder of the docs>");
    return 2;
}

// Beside the assembly are those it needs, in a folder of their own the sandbox's; PowerShell's own is a stub, for nothing is run.
AssemblyLoadContext.Default.Resolving += (context, name) =>
    Path.GetFullPath(Path.Combine(module, "bin", "sandbox", $"{name.Name}.dll")) is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
var cmdlets = Assembly.LoadFrom(Path.GetFullPath(Path.Combine(module, "bin", "RdsBackup.PowerShell.dll")));
var help = HelpBuild.Of(cmdlets, Path.GetFullPath(docs));
foreach (var mistake in help.Mistakes)
    Console.Error.WriteLine(mistake.ToString());
if (help.Mistakes.Any(mistake => !mistake.IsGap))
    return 1;
help.Write(module, cmdlets.GetName().Name!);
return 0;
