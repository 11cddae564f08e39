using System.Reflection;
using System.Text.Json;
using RdsBackup.Tests;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.PowerShell;

/// <summary>tests/Pester on the built module, in a PowerShell of its own.</summary>
public sealed class PesterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rdsbackup-pester-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_built_module_passes_the_Pester_suite()
    {
        var report = Path.Combine(folder.FullName, "report.json");
        var pester = typeof(PesterTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "Pester").Value!;

        var (ended, output, errors) = await Pwsh.RunAsync(
            "-File", Repository.PathOf("tests", "Pester", "Run.ps1"),
            "-Module", Repository.PathOf("output", "RdsBackup"),
            "-Pester", pester,
            "-StandIn", Path.Combine(AppContext.BaseDirectory, "stand-in"),
            "-ReportTo", report);

        Assert.True(File.Exists(report), $"Pester did not come to an end ({ended}): {output}{errors}");
        var result = JsonSerializer.Deserialize<Report>(await File.ReadAllTextAsync(report))!;
        Assert.True(result.Failed.Count == 0, string.Join("\n\n", result.Failed.Select(failed => $"{failed.Name}\n{failed.Error}")));
        Assert.True(result.Passed > 0 && ended == 0, output + errors);
    }

    private sealed record Report(int Passed, IReadOnlyList<FailedTest> Failed);

    private sealed record FailedTest(string Name, string Error);
}
