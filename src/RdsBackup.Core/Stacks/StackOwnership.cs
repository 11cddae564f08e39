using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;
using RdsBackup.Core.Finding;
using RdsBackup.Core.Policies;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Stacks;

/// <summary>Whose a stack is: what is not of the template or of the policy that somebody deploys or removes is not touched.</summary>
internal static class StackOwnership
{
    /// <summary>Refuses to change a stack that is not what is ordered.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.StackNotOurs"/> or <see cref="FailureKind.StackOfOtherPolicy"/>; nothing was changed.</exception>
    public static async Task DemandAsync(StackOrder order, StackState stack, CancellationToken cancellation)
    {
        // Whoever brings a template of his own knows his own stacks, and takes none of ours for one.
        if (order.Subject is null && stack.Version is null)
            return;
        DemandOurs(stack);
        if (stack.Subject != order.Subject)
            throw StackFailures.StackNotOurs(stack.Name, stack.Place, $"it is made of another template of RdsBackup ('{stack.Description}')");
        if (order.Parameters.GetValueOrDefault(StackState.PolicyParameter) is { Length: > 0 } policy && stack.Policy is { } other && other != policy)
            throw StackFailures.StackOfOtherPolicy(stack.Name, stack.Place, other, policy, await LostAsync(order, stack, cancellation).ConfigureAwait(false));
    }

    /// <summary>Refuses to remove a stack that is not of this product, or of another policy than is to be removed.</summary>
    /// <exception cref="BackupException">The same.</exception>
    public static void DemandOf(StackState stack, string? policy)
    {
        DemandOurs(stack);
        if (policy is not null && stack.Policy is { } other && other != policy)
            throw StackFailures.StackOfOtherPolicy(stack.Name, stack.Place, other, policy, []);
    }

    private static void DemandOurs(StackState stack)
    {
        if (stack.Version is null)
            throw StackFailures.StackNotOurs(stack.Name, stack.Place, "its description names no version of RdsBackup, so it was not made by this module");
    }

    // The databases that the stack selects and the order would not.
    private static async Task<IReadOnlyList<string>> LostAsync(StackOrder order, StackState stack, CancellationToken cancellation)
    {
        if (!stack.Parameters.ContainsKey("Include"))
            return [];
        try
        {
            var (before, after, lost) = (Selection.Of(stack.Parameters), Selection.Of(order.Parameters), new List<string>());
            await foreach (var database in Finder.DatabasesAsync(order.Target, new DatabaseFilter(), cancellation).ConfigureAwait(false))
            {
                if (before.Matches(database) && !after.Matches(database))
                    lost.Add(database.Id);
            }

            return lost;
        }
        catch (BackupException)
        {
            // Whoever deploys stacks need not be able to see databases.
            return [];
        }
    }
}
