using System.Collections.Concurrent;
using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Waiting;

/// <summary>Waits for any number of snapshots anywhere, with one look for all of an account and region.</summary>
/// <param name="options">How to wait.</param>
public sealed class SnapshotWaiters(WaitOptions options)
{
    private readonly ConcurrentDictionary<Place, SnapshotWaiter> waiters = new();

    /// <summary>Waits until a snapshot is no longer in progress. Null when it is gone.</summary>
    /// <param name="target">Its account and region.</param>
    /// <param name="begun">The snapshot as it was last seen.</param>
    /// <param name="progress">Told at each look.</param>
    /// <param name="cancellation">Ends the wait, not the work inside AWS.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.TimedOut"/>, or what a look met.</exception>
    public Task<Snapshot?> UntilDoneAsync(Target target, Snapshot begun, Action<SnapshotProgress>? progress, CancellationToken cancellation) =>
        In(target).UntilDoneAsync(begun, progress, cancellation);

    /// <summary>Waits until a snapshot is available.</summary>
    /// <inheritdoc cref="UntilDoneAsync"/>
    /// <exception cref="BackupException"><see cref="FailureKind.SnapshotFailed"/>, <see cref="FailureKind.TimedOut"/>, or what a look met.</exception>
    public async Task<Snapshot> UntilAvailableAsync(Target target, Snapshot begun, Action<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        var done = await UntilDoneAsync(target, begun, progress, cancellation).ConfigureAwait(false);
        return done is { IsAvailable: true } ? done : throw WaitFailures.SnapshotFailed(begun.Arn, done?.Status ?? "deleted");
    }

    internal Task UntilGoneAsync(Target target, Snapshot deleting, CancellationToken cancellation) => In(target).UntilGoneAsync(deleting, cancellation);

    private SnapshotWaiter In(Target target) => waiters.GetOrAdd(target.Place, _ => new SnapshotWaiter(target, options));
}
