using System.Net;
using RdsBackup.Rehearsal.Rendering;
using RdsBackup.Rehearsal.Setting;
using RdsBackup.Sandbox.Hosting;

namespace RdsBackup.Rehearsal;

/// <summary>Keeps the sandbox up for other programs until it is told to end.</summary>
internal sealed class ServeCommand(Screen screen)
{
    private static readonly string[] ProfileFiles = ["config", "credentials"];

    /// <summary>Serves until cancelled, then removes what it wrote.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        var folder = options.Directory is { } wished ? Path.GetFullPath(wished) : Directory.CreateTempSubdirectory("rdsbackup-sandbox-").FullName;
        if (ProfileFiles.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } taken)
        {
            await screen.Error.WriteLineAsync($"{taken} is there already and may be yours: pass another --directory.");
            return ExitCode.BadOptions;
        }

        var made = options.Directory is null || !Directory.Exists(folder);
        try
        {
            await using var scene = await Scene.StartAsync(
                new SandboxHostOptions
                {
                    Directory = folder,
                    Databases = options.Databases,
                    Seed = options.Seed,
                    Speed = options.Speed,
                    Port = options.Port,
                    Begins = TimeProvider.System.GetUtcNow(),
                });
            new ServePage(screen).Write(scene);
            await screen.Out.FlushAsync(cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return ExitCode.Success;
        }
        catch (HttpListenerException refused)
        {
            await screen.Error.WriteLineAsync($"Port {options.Port} cannot be used ({refused.Message}): pass another --port.");
            return ExitCode.BadOptions;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await screen.Error.WriteLineAsync($"The profile files cannot be written: {unwritable.Message}");
            return ExitCode.BadOptions;
        }
        finally
        {
            Remove(folder, made);
        }
    }

    private static void Remove(string folder, bool made)
    {
        foreach (var file in ProfileFiles)
        {
            if (Directory.Exists(folder))
                File.Delete(Path.Combine(folder, file));
        }

        if (made && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }
}
