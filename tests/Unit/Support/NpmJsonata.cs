using System.Diagnostics;

namespace RdsBackup.Unit.Support;

/// <summary>JSONata's own implementation, from npm.</summary>
public static class NpmJsonata
{
    // The version Step Functions implements: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
    private const string Version = "2.0.6";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, $"jsonata-{Version}");

    /// <summary>Why it is not there; null when it is.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>Runs one of our scripts with it.</summary>
    public static async Task<string> RunAsync(string script, string argument)
    {
        var copy = Path.Combine(Folder, Path.GetFileName(script));
        File.Copy(script, copy, overwrite: true);
        var (exit, output) = await StartAsync("node", [copy, argument]);
        Assert.Equal(0, exit);
        return output;
    }

    private static string? Find()
    {
        if (!Installed.Has("node"))
            return "'node' is not installed on this machine";

        if (Directory.Exists(Path.Combine(Folder, "node_modules", "jsonata")))
            return null;

        if (Installed.PathOf("npm") is not { } npm)
            return "'npm' is not installed on this machine";

        Directory.CreateDirectory(Folder);
        var (exit, _) = StartAsync(npm, ["install", "--prefix", Folder, "--no-save", "--no-audit", "--no-fund", $"jsonata@{Version}"]).GetAwaiter().GetResult();
        return exit == 0 ? null : $"npm has no jsonata {Version} for this machine";
    }

    private static async Task<(int ExitCode, string Output)> StartAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
