using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Rehearsal;

/// <summary>The program's main command: a rehearsal from the empty sandbox to the report.</summary>
/// <param name="screen">Where it writes.</param>
/// <param name="prepare">Changes the scene before the rehearsal begins; null for none.</param>
internal sealed class RehearseCommand(Screen screen, Action<Scene>? prepare)
{
    // Always the same moment, so that the same seed makes the same names and ARNs.
    private static readonly DateTimeOffset Begins = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Runs it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(RehearsalOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var scene = await Scene.StartAsync(
                new SandboxHostOptions
                {
                    Databases = options.Databases,
                    Seed = options.Seed,
                    Speed = options.SpeedOrDefault,
                    Begins = Begins,
                    Runs = false, // the chain's time is told, not the machine's warming up
                });
            prepare?.Invoke(scene);
            IRehearsalView view = options.Json ? new JsonView(screen) : new TextView(screen, scene);
            var report = await new RehearsalRun(scene, options, view).RunAsync(cancellation);
            view.Closed(report);
            return report.Succeeded ? ExitCode.Success : ExitCode.CheckFailed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await screen.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
    }
}
