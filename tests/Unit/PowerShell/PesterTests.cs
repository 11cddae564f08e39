using System.Diagnostics;
using System.Text.Json;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell;

/// <summary>tests/Pester on the built module, in a PowerShell of its own.</summary>
public sealed class PesterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-pester-");

    public void Dispose() => folder.Delete(recursive: true);

    [FactIfInstalled("pwsh", "the Pester suite was not run")]
    public async Task The_built_module_passes_the_Pester_suite()
    {
        var report = Path.Combine(folder.FullName, "report.json");

        var (ended, said) = await RunAsync(
            "-File", Repository.PathOf("tests", "Pester", "Run.ps1"),
            "-Module", Repository.PathOf("output", "RdsBackup"),
            "-StandIn", Path.Combine(AppContext.BaseDirectory, "stand-in"),
            "-ReportTo", report);

        Assert.True(File.Exists(report), $"Pester 5 did not come to an end ({ended}): {said}");
        var result = JsonSerializer.Deserialize<Report>(await File.ReadAllTextAsync(report))!;
        Assert.True(result.Failed.Count == 0, string.Join("\n\n", result.Failed.Select(failed => $"{failed.Name}\n{failed.Error}")));
        Assert.True(result.Passed > 0 && ended == 0, said);
    }

    private static async Task<(int Ended, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Installed.PathOf("pwsh")!, ["-NoProfile", "-NonInteractive", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The user's own AWS settings are none of the suite's business.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync();
        var errors = shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return (shell.ExitCode, await output + await errors);
    }

    private sealed record Report(int Passed, IReadOnlyList<FailedTest> Failed);

    private sealed record FailedTest(string Name, string Error);
}
