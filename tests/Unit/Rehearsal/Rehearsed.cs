using RdsBackup.Rehearsal;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;

namespace RdsBackup.Unit.Rehearsal;

/// <summary>The program, run in this process with its output captured.</summary>
internal sealed record Rehearsed(int ExitCode, string Output, string Error)
{
    public static Task<Rehearsed> RunAsync(params string[] arguments) => RunAsync(null, arguments);

    public static async Task<Rehearsed> RunAsync(Action<Scene>? prepare, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new Screen(output, error), prepare);
        return new Rehearsed(exitCode, output.ToString(), error.ToString());
    }
}
