using RdsBackup.Core.Errors;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Rehearsal.Automation;

/// <summary>Deploys the shipped templates into a sandbox, and watches them work for a week.</summary>
internal sealed class AutomationCommand(Screen screen)
{
    private static readonly DateTimeOffset Begins = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    // A quarter of an hour of CloudFormation is over in a moment. The week after it is not waited for at all.
    private const double DeploymentSpeed = 5000;

    /// <summary>Runs it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(AutomationOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var scene = await Scene.StartAsync(new SandboxHostOptions
            {
                Databases = options.Databases,
                Seed = options.Seed,
                Speed = DeploymentSpeed,
                Begins = Begins,
                CopiesAtOnce = CopiesAtOnce(options.Databases),
            });
            var page = new AutomationPage(screen);
            page.Opened(scene, options);
            return await new AutomationRun(scene, page).RunAsync(cancellation) ? ExitCode.Success : ExitCode.CheckFailed;
        }
        catch (BackupException failed)
        {
            await screen.Error.WriteLineAsync($"{failed.Message} {failed.Failure.Advice}");
            return ExitCode.CheckFailed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await screen.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Interrupted;
        }
    }

    // Fewer than there are databases, so that some have to wait for others every night.
    private static int CopiesAtOnce(int databases) => Math.Max(1, databases / 3);
}
