using RdsBackup.Core.Aws;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>Finds stacks.</summary>
public static class StackFinder
{
    /// <summary>A stack by name.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>.</exception>
    public static async Task<StackState> FindAsync(Target target, string name, CancellationToken cancellation) =>
        await target.CloudFormation.FindAsync(name, cancellation).ConfigureAwait(false) ?? throw Failures.StackNotFound(name, target.Place);

    /// <summary>All stacks of an account and region, page by page.</summary>
    public static IAsyncEnumerable<StackState> AllAsync(Target target, CancellationToken cancellation) => target.CloudFormation.AllAsync(cancellation);
}
