using System.Diagnostics;
using System.Text.Json;

namespace RdsBackup.Unit.Support;

/// <summary>One of the scripts beside AWS's models, which ask packages of npm.</summary>
internal static class NodeScript
{
    /// <summary>Runs a script of <c>tests/Unit/Aws/model</c>.</summary>
    /// <returns>What it prints for each of the texts.</returns>
    public static T[] Ask<T>(string script, IEnumerable<string> texts)
    {
        using var node = Process.Start(new ProcessStartInfo(Installed.PathOf("node")!, [script])
        {
            WorkingDirectory = Repository.PathOf("tests", "Unit", "Aws", "model"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        node.StandardInput.Write(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        var answers = JsonSerializer.Deserialize<T[]>(node.StandardOutput.BaseStream)!;
        node.WaitForExit();
        return answers;
    }
}
