using RdsBackup.Core.Aws;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>Finds stacks.</summary>
public static class StackFinder
{
    /// <summary>A stack by name.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotFound"/>.</exception>
    public static async Task<StackState> FindAsync(Target target, string name, CancellationToken cancellation) =>
        await LookAsync(target, name, cancellation).ConfigureAwait(false) ?? throw StackFailures.StackNotFound(name, target.Place);

    /// <summary>A stack by name; null when it is not there.</summary>
    public static Task<StackState?> LookAsync(Target target, string name, CancellationToken cancellation) => target.Of<CloudFormationGateway>().FindAsync(name, cancellation);

    /// <summary>All stacks of an account and region, page by page.</summary>
    public static IAsyncEnumerable<StackState> AllAsync(Target target, CancellationToken cancellation) => target.Of<CloudFormationGateway>().AllAsync(cancellation);
}
