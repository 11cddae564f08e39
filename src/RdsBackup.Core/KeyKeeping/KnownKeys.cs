using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Snapshots;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.KeyKeeping;

/// <summary>Keys that have been asked for: each once, however many snapshots need it.</summary>
public sealed class KnownKeys
{
    private readonly AskedOnce<string, KeyDescription?> sources = new();
    private readonly AskedOnce<(Place, string), KeyDescription> targets = new();
    private readonly AskedOnce<(string, string), string?> shares = new();

    /// <summary>
    /// The key a snapshot lies under; null when it is not encrypted. Null as well when the key may not be read: that is no reason to stop, for AWS judges
    /// when the copy begins.
    /// </summary>
    /// <param name="owner">The snapshot's account.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="cancellation">Ends the question.</param>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotFound"/> when it is gone.</exception>
    public Task<KeyDescription?> SourceAsync(Target owner, Snapshot snapshot, CancellationToken cancellation) => snapshot.KmsKeyArn is not { } arn
        ? Task.FromResult<KeyDescription?>(null)
        : sources.AskAsync(arn, async () =>
        {
            try
            {
                return await KeyKeeper.FindAsync(owner.In(snapshot.Arn.Place.Region), arn, KeySide.Source, cancellation).ConfigureAwait(false);
            }
            catch (BackupException unread) when (unread.Kind == FailureKind.AccessDenied)
            {
                return null;
            }
        });

    /// <summary>The key for copies to a place, by id, ARN or alias.</summary>
    /// <exception cref="BackupException">There is none, or it is of another region.</exception>
    public Task<KeyDescription> TargetAsync(Target destination, string key, CancellationToken cancellation) =>
        targets.AskAsync((destination.Place, key), () => KeyKeeper.FindAsync(destination, key, KeySide.Target, cancellation));

    /// <summary>Refuses a key that an account cannot use through RDS.</summary>
    /// <returns>A sentence for when only AWS can tell; null when it is certain.</returns>
    /// <exception cref="BackupException"><see cref="FailureKind.KeyNotShared"/>.</exception>
    public Task<string?> CheckSharedAsync(Target owner, KeyDescription key, string account, CancellationToken cancellation) =>
        shares.AskAsync((key.Arn, account), () => KeyKeeper.CheckSharedAsync(owner, key, account, cancellation));
}
