using System.Runtime.ExceptionServices;
using RdsBackup.Core.Deployed;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Stacks;

/// <summary>
/// Several stacks, step after step; those of a step go together. All are checked, and what would change is worked out, before any of them is touched.
/// What is not applied is taken away when this is disposed of.
/// </summary>
public sealed class StackRollout : IAsyncDisposable
{
    private readonly IReadOnlyList<IReadOnlyList<StackDeployment>> steps;

    private StackRollout(IReadOnlyList<IReadOnlyList<StackDeployment>> steps, IReadOnlyList<BackupException> problems) => (this.steps, Problems) = (steps, problems);

    /// <summary>All stacks, in order.</summary>
    public IEnumerable<StackDeployment> Deployments => steps.SelectMany(step => step);

    /// <summary>What stands in the way; nothing is to be applied when there is something.</summary>
    public IReadOnlyList<BackupException> Problems { get; }

    /// <summary>Prepares all stacks at the same time.</summary>
    /// <param name="orders">The stacks of each step.</param>
    /// <param name="cancellation">Ends it, and leaves nothing behind.</param>
    public static async Task<StackRollout> PrepareAsync(IEnumerable<IReadOnlyList<StackOrder>> orders, CancellationToken cancellation)
    {
        var begun = orders.Select(step => step.Select(order => StackDeployment.PrepareAsync(order, cancellation)).ToList()).ToList();
        var problems = new List<BackupException>();
        var prepared = new List<IReadOnlyList<StackDeployment>>();
        Exception? defect = null;
        foreach (var step in begun)
        {
            var ready = new List<StackDeployment>();
            foreach (var one in step)
            {
                try
                {
                    ready.Add(await one.ConfigureAwait(false));
                }
                catch (BackupException failed)
                {
                    problems.Add(failed);
                }
                catch (Exception other)
                {
                    defect ??= other;
                }
            }

            prepared.Add(ready);
        }

        var rollout = new StackRollout(prepared, problems);
        if (defect is null)
            return rollout;

        await rollout.DisposeAsync().ConfigureAwait(false);
        ExceptionDispatchInfo.Throw(defect);
        return rollout;
    }

    /// <summary>Applies stacks, a step after the other; a step whose predecessor failed is not begun.</summary>
    /// <param name="agreed">Whether a stack is to be applied.</param>
    /// <param name="apply">Applies one, e.g. by <see cref="StackDeployment.ApplyAsync"/>.</param>
    /// <returns>What became of each stack, when its step has ended.</returns>
    public async IAsyncEnumerable<StackResult> ApplyAsync(Func<StackDeployment, bool> agreed, Func<StackDeployment, Task<StackState>> apply)
    {
        var failed = false;
        foreach (var step in steps.Select(step => step.Where(agreed).ToList()))
        {
            if (failed)
            {
                foreach (var left in step)
                    yield return new StackResult(left, null, null);
                continue;
            }

            foreach (var result in await Task.WhenAll(step.Select(one => ResultAsync(one, apply))).ConfigureAwait(false))
            {
                failed |= result.Failure is not null;
                yield return result;
            }
        }
    }

    /// <summary>Takes away what was prepared and not applied.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var deployment in Deployments)
            await deployment.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<StackResult> ResultAsync(StackDeployment deployment, Func<StackDeployment, Task<StackState>> apply)
    {
        try
        {
            return new StackResult(deployment, await apply(deployment).ConfigureAwait(false), null);
        }
        catch (BackupException failure)
        {
            return new StackResult(deployment, null, failure);
        }
    }
}

/// <summary>What became of a stack.</summary>
/// <param name="Deployment">What was to be done.</param>
/// <param name="Stack">The stack afterwards; null when it failed or was not begun.</param>
/// <param name="Failure">Why it failed; null also when it was not begun because an earlier one failed.</param>
public sealed record StackResult(StackDeployment Deployment, StackState? Stack, BackupException? Failure);
