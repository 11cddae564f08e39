using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Binding;

/// <summary>A cmdlet that copies snapshots: it asks, copies, waits when asked to, and writes what became of it.</summary>
public abstract class CopyCommand : WaitingSnapshotCommand
{
    private readonly KnownQuotas quotas = new();
    private SnapshotCopier? copier;

    /// <summary>The key of the copy: id, ARN or alias, of the copy's account and region.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>What is known of keys, for all snapshots together.</summary>
    internal KnownKeys Keys { get; } = new();

    private SnapshotCopier Copier => LazyInitializer.EnsureInitialized(ref copier, () => new SnapshotCopier(new CopyOptions(), WaitOptions));

    /// <summary>The key that <see cref="KmsKeyId"/> means there; null without one.</summary>
    internal async Task<KeyDescription?> KeyAsync(Target destination, CancellationToken cancellation) =>
        KmsKeyId is null ? null : await Keys.TargetAsync(destination, KmsKeyId, cancellation).ConfigureAwait(false);

    /// <summary>Asks, copies and writes the copy.</summary>
    /// <param name="step">The copy.</param>
    /// <param name="origin">What travels with it.</param>
    /// <param name="sourceOwner">The source's account; null when its credentials are not at hand.</param>
    /// <param name="console">Where to ask and write.</param>
    /// <param name="cancellation">Ends it; a copy that AWS has begun goes on.</param>
    internal async Task CopyAsync(CopyStep step, CopyOrigin origin, Target? sourceOwner, IRdsConsole console, CancellationToken cancellation)
    {
        // Nothing is to be asked about, and nothing done, where all is as it should be: so -WhatIf and -Confirm tell it too.
        if (await SnapshotCopier.FindDoneAsync(step, cancellation).ConfigureAwait(false) is { } done)
        {
            console.WriteVerbose($"{step.Copy.Id} in {step.Destination} is there already.");
            if (IsUnmarked(done, step) && await console.ShouldProcessAsync($"{step.Copy.Id} in {step.Destination}", "Prove this copy and mark it as proven").ConfigureAwait(false))
                done = await MarkedAsync(done, step, console, cancellation).ConfigureAwait(false);
            await console.WriteAsync(new SnapshotCopy(done, step, origin, sourceOwner)).ConfigureAwait(false);
            return;
        }

        await quotas.DemandRoomAsync(step.Destination, step.Copy, cancellation).ConfigureAwait(false);
        if (!await console.ShouldProcessAsync(step.Subject, step.Effect).ConfigureAwait(false))
            return;
        var copy = await ShowAsync(origin.Lineage.Database, console, look => Waits
            ? Copier.CopyAsync(step, look, cancellation)
            : Copier.BeginAsync(step, cancellation)).ConfigureAwait(false);
        console.WriteVerbose($"{step.Copy.Id} in {step.Destination} is {copy.Status}{(Waits ? "" : "; without -Wait the copy goes on by itself")}.");
        if (copy.IsAvailable && IsUnmarked(copy, step))
            copy = await MarkedAsync(copy, step, console, cancellation).ConfigureAwait(false);
        await console.WriteAsync(new SnapshotCopy(copy, step, origin, sourceOwner)).ConfigureAwait(false);
    }

    private static bool IsUnmarked(Snapshot copy, CopyStep step) => step.Hop == Hop.Vault && !ProvenMark.IsOn(copy);

    // The copy is there, marked or not.
    private static async Task<Snapshot> MarkedAsync(Snapshot copy, CopyStep step, IRdsConsole console, CancellationToken cancellation)
    {
        try
        {
            return await ProvenMark.ProveAsync(step.Destination, copy, step.Expected, cancellation).ConfigureAwait(false);
        }
        catch (BackupException unproven)
        {
            console.WriteWarning($"{copy.Arn.Id} in {copy.Arn.Place} was copied, and is not marked as proven, so it does not count for retention and coverage. {unproven.Message} Test-RdsBackupSnapshot -Mark proves it again and marks it.");
            return copy;
        }
    }
}
