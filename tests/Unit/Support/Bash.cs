using System.Diagnostics;

namespace RdsBackup.Unit.Support;

/// <summary>Runs lines as a user would paste them.</summary>
internal static class Bash
{
    /// <summary>Runs the lines in one shell that stops at the first that fails, and returns the lines they print.</summary>
    public static async Task<string[]> RunAsync(IEnumerable<string> lines)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-e", "-c", string.Join('\n', lines)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0, $"{await errors}\n{output}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
