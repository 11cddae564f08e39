using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Finding;
using RdsBackup.Core.KeyKeeping;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>
/// Proves that copies are backups: available, of the source's engine and size, under the expected key, of the source their tags tell, and shared with nobody.
/// AWS is asked anew for everything; what a copy must be is in its tags.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "RdsBackupSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(SnapshotProof), typeof(bool))]
public sealed class TestRdsBackupSnapshotCommand : SnapshotCommand
{
    private readonly KnownKeys keys = new();

    /// <summary>The key the copies must be under: id, ARN or alias, of their account and region; without, the key they were made under.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>Marks copies in a backup account that are proven, so that retention and coverage count them.</summary>
    [Parameter]
    public SwitchParameter Mark
    {
        get => Marks;
        set => Marks = value;
    }

    /// <summary><see cref="Mark"/>.</summary>
    internal bool Marks { get; set; }

    /// <summary>Only whether each is proven.</summary>
    [Parameter]
    public SwitchParameter Quiet
    {
        get => IsQuiet;
        set => IsQuiet = value;
    }

    /// <summary><see cref="Quiet"/>.</summary>
    internal bool IsQuiet { get; set; }

    internal override async Task ProcessAsync(SnapshotInput snapshot, IRdsConsole console, CancellationToken cancellation)
    {
        var owner = await OwnerAsync(snapshot, console, cancellation).ConfigureAwait(false);
        var copy = snapshot.Arn is { } arn
            ? await Finder.SnapshotAsync(owner, arn, cancellation).ConfigureAwait(false)
            : await Finder.SnapshotAsync(owner, snapshot.Text, cancellation).ConfigureAwait(false);
        var key = KmsKeyId is null ? null : await keys.TargetAsync(owner, KmsKeyId, cancellation).ConfigureAwait(false);
        // A copy that comes down the pipeline knows its source; its tags have to agree.
        var source = snapshot.Record is SnapshotCopy ? snapshot.Origin?.Lineage : null;
        var proof = await SnapshotProver.ProveAsync(owner, copy, source, key, keys, cancellation).ConfigureAwait(false);
        foreach (var check in proof.Checks)
            console.WriteVerbose($"{copy.Arn.Id} in {copy.Arn.Place}: {check}");
        if (Marks && proof.Holds)
            copy = await MarkedAsync(copy, owner, console, cancellation).ConfigureAwait(false);
        await console.WriteAsync(IsQuiet ? proof.Holds : new SnapshotProof(copy, owner, proof)).ConfigureAwait(false);
    }

    private static async Task<Snapshot> MarkedAsync(Snapshot copy, Target owner, IRdsConsole console, CancellationToken cancellation)
    {
        if (!ProvenMark.IsFor(copy))
        {
            console.WriteWarning($"{copy.Arn.Id} in {copy.Arn.Place} is proven, and not marked: only copies in a backup account are.");
            return copy;
        }

        return !ProvenMark.IsOn(copy) && await console.ShouldProcessAsync($"{copy.Arn.Id} in {copy.Arn.Place}", "Mark this copy as proven").ConfigureAwait(false)
            ? await ProvenMark.WriteAsync(owner, copy, cancellation).ConfigureAwait(false)
            : copy;
    }
}
