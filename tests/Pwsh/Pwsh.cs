using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace RdsBackup.Tests;

/// <summary>PowerShell in a process of its own: the pinned package, or the one that <c>RDSBACKUP_PWSH</c> names.</summary>
internal static class Pwsh
{
    private static readonly string DotnetFolder = Path.GetFullPath("../../..", RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>What is started: an executable, or a <c>pwsh.dll</c> that runs inside <c>dotnet</c>.</summary>
    public static string Program { get; } = Environment.GetEnvironmentVariable("RDSBACKUP_PWSH") is { Length: > 0 } named ? named
        : typeof(Pwsh).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "Pwsh").Value!;

    /// <summary>Runs it to its end, which must come within ten minutes.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(Start(arguments));

    /// <summary>Runs it for somebody who has nothing yet: what it installs and registers goes into another home folder (not on Windows).</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAtHomeAsync(string home, params string[] arguments)
    {
        var start = Start(arguments);
        start.Environment["HOME"] = home;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        return RunAsync(start);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start)
    {
        using var shell = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10), TimeProvider.System);
        try
        {
            var output = shell.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = shell.StandardError.ReadToEndAsync(limit.Token);
            await shell.WaitForExitAsync(limit.Token);
            return (shell.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"PowerShell did not end within ten minutes: {string.Join(' ', start.ArgumentList)}", late);
        }
        finally
        {
            // What is started may be a shim, whose child outlives it.
            if (!shell.HasExited)
                shell.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(string[] arguments)
    {
        var (program, inside) = Program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
            ? (Path.Combine(DotnetFolder, "dotnet"), new[] { Program })
            : (Program, []);
        var start = new ProcessStartInfo(program, [.. inside, "-NoProfile", "-NonInteractive", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Neither the user's own AWS settings nor the modules of the shell that started us are any business of a test's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment.Remove("PSModulePath");
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["RDSBACKUP_PWSH"] = Program;
        // By which Start-Job finds dotnet.
        start.Environment["DOTNET_ROOT"] = DotnetFolder;
        return start;
    }
}
