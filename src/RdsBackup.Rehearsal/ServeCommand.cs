using System.Net;
using System.Runtime.InteropServices;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Rehearsal;

/// <summary>Keeps the sandbox up for other programs until it is told to end.</summary>
internal sealed class ServeCommand(Screen screen)
{
    /// <summary>Serves until cancelled, then removes what it wrote.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        // A terminal that goes away ends it as Ctrl+C does.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            end.Cancel();
        });
        try
        {
            await using var scene = await Scene.StartAsync(
                new SandboxHostOptions
                {
                    Directory = options.Directory,
                    Databases = options.Databases,
                    Seed = options.Seed,
                    Speed = options.Speed,
                    Port = options.Port,
                    Begins = TimeProvider.System.GetUtcNow(),
                });
            new ServePage(screen).Write(scene);
            await screen.Out.FlushAsync(cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Success;
        }
        catch (HttpListenerException refused)
        {
            await screen.Error.WriteLineAsync($"Port {options.Port} cannot be used ({refused.Message}): pass another --port.");
            return ExitCode.BadOptions;
        }
        catch (SandboxFolderException unusable) when (options.Directory is not null)
        {
            await screen.Error.WriteLineAsync($"{unusable.Message} Pass another --directory.");
            return ExitCode.BadOptions;
        }
    }
}
