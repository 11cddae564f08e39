using System.Collections;
using System.Management.Automation;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Taking;
using RdsBackup.Core.Waiting;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.PowerShell.Commands;

/// <summary>Takes manual snapshots of databases.</summary>
[Cmdlet(VerbsCommon.New, "RdsBackupSnapshot", SupportsShouldProcess = true)]
[OutputType(typeof(SnapshotInfo))]
public sealed class NewRdsBackupSnapshotCommand : RdsCommand
{
    private readonly KnownQuotas quotas = new();
    private Batch? batch;
    private SnapshotWaiters? waiters;

    /// <summary>Databases: identifiers, ARNs, records of this module, or objects of AWS.Tools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("DatabaseIdentifier", "DBInstanceIdentifier", "DBClusterIdentifier", "DBInstanceArn", "DBClusterArn")]
    [ArgumentCompleter(typeof(DatabaseCompleter))]
    [DatabaseTransformation]
    [ValidateNotNullOrEmpty]
    public DatabaseInput[] Database { get; set; } = [];

    /// <summary>The snapshot's name; without, it says database and time (UTC).</summary>
    [Parameter(Position = 1)]
    [Alias("SnapshotIdentifier", "DBClusterSnapshotIdentifier")]
    [ValidateNotNullOrEmpty]
    public string? DBSnapshotIdentifier { get; set; }

    /// <summary>The snapshot's tags.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TagCompleter))]
    [TagTransformation]
    [ValidateNotNull]
    public Hashtable Tag { get; set; } = [];

    /// <summary>Waits until the snapshots are available; without, the cmdlet returns what has begun.</summary>
    [Parameter]
    public SwitchParameter Wait
    {
        get => Waits;
        set => Waits = value;
    }

    /// <summary>How long to wait for one snapshot: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Timeout { get; set; } = WaitDefaults.Timeout;

    /// <summary>The shortest time between two looks: a time or seconds.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan PollInterval { get; set; } = WaitDefaults.Interval;

    /// <summary><see cref="Wait"/>.</summary>
    internal bool Waits { get; set; }

    internal override Task ProcessAsync(IRdsConsole console, CancellationToken cancellation) =>
        Task.WhenAll(Database.Select(database => TakeAsync(database, console, cancellation)));

    // All snapshots begin before any is waited for.
    private protected override void Process()
    {
        foreach (var database in Database)
            StartOnly((console, cancellation) => TakeAsync(database, console, cancellation));
    }

    private protected override IEnumerable<(string Name, TimeSpan Time)> Times => [(nameof(Timeout), Timeout), (nameof(PollInterval), PollInterval)];

    private protected override bool TakesRegionFromInput => true;

    private Batch Batch => LazyInitializer.EnsureInitialized(ref batch, () => Batch.For(Caller, "Taking snapshots"));

    private SnapshotWaiters Waiters => LazyInitializer.EnsureInitialized(ref waiters, () => new SnapshotWaiters(WaitOptions.For(Timeout, PollInterval)));

    private Dictionary<string, string> Tags => TagInput.ToSet(Tag);

    private Task TakeAsync(DatabaseInput input, IRdsConsole console, CancellationToken cancellation) => GuardAsync(console, input.ToString(), async () =>
    {
        var (database, owner) = await FindAsync(input, console, cancellation).ConfigureAwait(false);
        var step = TakeStep.For(owner, database, DBSnapshotIdentifier, Tags);
        await quotas.DemandRoomAsync(owner, step.Snapshot, cancellation).ConfigureAwait(false);
        if (!await console.ShouldProcessAsync(step.Subject, step.Effect).ConfigureAwait(false))
            return;
        var snapshot = await Batch.ShowAsync(database.Id, console, async look =>
        {
            var begun = await SnapshotTaker.BeginAsync(step, cancellation).ConfigureAwait(false);
            look(new SnapshotProgress(begun, null));
            return Waits ? await ReadyAsync(owner, begun, look, cancellation).ConfigureAwait(false) : begun;
        }).ConfigureAwait(false);
        await console.WriteAsync(new SnapshotInfo(snapshot, owner, database.Settings)).ConfigureAwait(false);
    });

    // To run the same again takes another snapshot, or finds the name taken.
    private async Task<Snapshot> ReadyAsync(Target owner, Snapshot begun, Action<SnapshotProgress> look, CancellationToken cancellation)
    {
        try
        {
            return await Waiters.UntilAvailableAsync(owner, begun, look, cancellation).ConfigureAwait(false);
        }
        catch (BackupException late) when (late.Kind == FailureKind.TimedOut)
        {
            throw new BackupException(late.Failure with
            {
                Advice = $"The snapshot goes on inside AWS: go on waiting with Wait-RdsBackupSnapshot {begun.Arn}{ErrorRecords.Options(ProfileOf(owner.AccountId), null)}.",
            }, late);
        }
    }
}
