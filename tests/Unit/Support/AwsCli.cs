using System.Diagnostics;
using System.Text.RegularExpressions;

namespace RdsBackup.Unit.Support;

/// <summary>The AWS CLI on this machine.</summary>
public static partial class AwsCli
{
    /// <summary>Its version; null when there is none.</summary>
    public static Version? Version { get; } = Installed.PathOf("aws") is { } program ? VersionOf(program) : null;

    private static Version? VersionOf(string program)
    {
        using var aws = Process.Start(new ProcessStartInfo(program, "--version") { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = aws.StandardOutput.ReadToEnd();
        aws.WaitForExit();
        return Number().Match(text) is { Success: true } found ? Version.Parse(found.Groups["version"].Value) : null;
    }

    [GeneratedRegex(@"aws-cli/(?<version>\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
