using System.Management.Automation;
using RdsBackup.Core.Activity;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Policies;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Runs snapshots again on the way that the stacks take them: what failed, by the state machine that failed; everything else from the beginning. What is done
/// already is not done twice.
/// </summary>
[Cmdlet(VerbsLifecycle.Restart, "RdsBackupCopy", SupportsShouldProcess = true)]
[OutputType(typeof(ActivityInfo))]
public sealed class RestartRdsBackupCopyCommand : SnapshotCommand
{
    /// <summary>What the names of the state machines begin with; a piped record tells its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Prefix { get; set; } = PolicyDefaults.Prefix;

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var record = snapshot.Record as ActivityInfo;
        if (record?.Failed is { } failed)
            await RepeatAsync(record, failed, console, cancellation).ConfigureAwait(false);
        else
            await AnnounceAsync(snapshot, record?.Prefix ?? Prefix, console, cancellation).ConfigureAwait(false);
    }

    private async Task RepeatAsync(ActivityInfo record, ExecutionFacts failed, IRdsConsole console, CancellationToken cancellation)
    {
        var arn = ((ISnapshotRecord)record).Arn;
        var owner = NamesCredentials ? await OwningAsync(failed.Place, console, cancellation).ConfigureAwait(false) : record.Teller;
        if (!await console.ShouldProcessAsync($"{arn.Id} in {arn.Place}", $"Run {failed.Machine} in {failed.Place} again, which failed").ConfigureAwait(false))
            return;

        var story = await ActivityReader.RepeatAsync(owner, failed, cancellation).ConfigureAwait(false);
        console.Tell(new BackupEvent("CopyRestarted", $"{failed.Machine} in {failed.Place} runs again for {arn.Id}.", arn.ToString(), failed.Place));
        await console.WriteAsync(new ActivityInfo(story, arn, ((ISnapshotRecord)record).Owner, owner, record.Prefix)).ConfigureAwait(false);
    }

    private async Task AnnounceAsync(SnapshotInput snapshot, string prefix, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        // The stacks pass over in silence what is not there.
        var arn = (await LookAsync(snapshot, owner, cancellation).ConfigureAwait(false)).Arn;
        if (!await console.ShouldProcessAsync($"{arn.Id} in {arn.Place}", "Announce the snapshot again").ConfigureAwait(false))
            return;

        var story = await ActivityReader.AnnounceAsync(owner, arn, prefix, cancellation).ConfigureAwait(false);
        console.Tell(new BackupEvent("CopyRestarted", $"{arn.Id} in {arn.Place} is announced again.", arn.ToString(), arn.Place));
        await console.WriteAsync(new ActivityInfo(story, arn, owner, owner, prefix)).ConfigureAwait(false);
    }
}
