using System.Collections.Concurrent;
using System.Management.Automation.Runspaces;
using RdsBackup.Core.Aws;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>The sandbox of a runspace; others have their own, or none. It names none of the sandbox's types, so that they load only when one starts.</summary>
internal sealed class SandboxSession
{
    private static readonly ConcurrentDictionary<Guid, SandboxSession> Sessions = new();

    private Runspace? home;

    /// <summary>The way to it.</summary>
    public required AwsAccess Access { get; init; }

    /// <summary>What users see of it, as it is now.</summary>
    public required Func<SandboxInfo> Look { get; init; }

    /// <summary>Its profiles; the first is meant when a user names none.</summary>
    public required IReadOnlyList<SandboxProfile> Profiles { get; init; }

    /// <summary>The regions that are there, that of its databases first.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>Sandbox seconds per second.</summary>
    public required double Speed { get; init; }

    /// <summary>Ends the server and removes the files.</summary>
    public required Func<Task> End { get; init; }

    /// <summary>The sandbox that runs in a runspace; null when there is none.</summary>
    public static SandboxSession? In(Runspace runspace) => Sessions.GetValueOrDefault(runspace.InstanceId);

    /// <summary>Makes it the sandbox of a runspace, with which it ends.</summary>
    public void EnterInto(Runspace runspace)
    {
        home = runspace;
        Sessions[runspace.InstanceId] = this;
        runspace.StateChanged += EndIfClosed;
        EndIfClosed(runspace, null);
    }

    /// <summary>Stops it and forgets what is in it.</summary>
    public Task StopAsync()
    {
        if (home is { } runspace)
        {
            runspace.StateChanged -= EndIfClosed;
            Sessions.TryRemove(runspace.InstanceId, out _);
        }

        return End();
    }

    // Nobody is there to wait; port and files are gone when the call returns.
    private void EndIfClosed(object? runspace, RunspaceStateEventArgs? change)
    {
        if (home!.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            _ = StopAsync();
    }
}
