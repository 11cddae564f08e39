using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Creates, updates, rolls back and deletes stacks over sandbox time (user guide, "Stack status codes").</summary>
internal sealed class Deployer(Timeline timeline)
{
    private static readonly TimeSpan BeforeWork = TimeSpan.FromSeconds(2);

    /// <summary>Creates what a stack's input declares.</summary>
    public void Create(StackOperation operation, DateTimeOffset now)
    {
        var stack = operation.Stack;
        operation.Tell(now, StackStatus.CreateInProgress, "User Initiated");
        var evaluator = new Evaluator(stack, stack.Input, stack.Resolve);
        Run(operation, [.. Declared(stack.Input, evaluator).Select(resource => new CreateStep(operation, resource, evaluator))], now, endsAtFailure: true, (at, failed) =>
        {
            if (failed.Count == 0 && SetOutputs(operation, evaluator, at) is not { } reason)
                operation.Tell(at, StackStatus.CreateComplete);
            else
                EndFailedCreation(operation, at, failed);
        });
    }

    /// <summary>Brings a stack from what it is to another input.</summary>
    public void Update(StackOperation operation, StackInput input, DateTimeOffset now)
    {
        var stack = operation.Stack;
        var before = new UpdateRollback(stack.Input, [.. stack.Resources]);
        stack.Input = input;
        stack.Updated = now;
        operation.Tell(now, StackStatus.UpdateInProgress, "User Initiated");
        var evaluator = new Evaluator(stack, input, stack.Resolve);
        var steps = Declared(input, evaluator).Select(resource => stack.Resource(resource.LogicalId) is { Exists: true } current
            ? (Step)new UpdateStep(operation, current, resource, evaluator)
            : new CreateStep(operation, resource, evaluator));
        Run(operation, [.. steps], now, endsAtFailure: true, (at, failed) =>
        {
            if (failed.Count == 0 && SetOutputs(operation, evaluator, at) is null)
                CleanUp(operation, before, at);
            else if (input.OnFailure == OnFailure.DoNothing)
                operation.Tell(at, StackStatus.UpdateFailed, Failures(failed));
            else
                RollBack(operation, before, [], at, Failures(failed));
        });
    }

    /// <summary>Goes on with an update rollback that got stuck.</summary>
    public void ContinueRollback(StackOperation operation, IReadOnlyList<string> skipped, DateTimeOffset now) =>
        RollBack(operation, operation.Stack.Stuck!, skipped, now, "User Initiated");

    /// <summary>Deletes a stack.</summary>
    public void Delete(StackOperation operation, IReadOnlyList<string> retained, DateTimeOffset now)
    {
        operation.Tell(now, StackStatus.DeleteInProgress, "User Initiated");
        Remove(operation, retained, isRollback: false, now, (at, failed) =>
        {
            if (failed.Count > 0)
            {
                operation.Tell(at, StackStatus.DeleteFailed, $"The following resource(s) failed to delete: [{Names(failed)}]. ");
                return;
            }

            operation.Stack.Deleted = at;
            operation.Tell(at, StackStatus.DeleteComplete);
        });
    }

    private static IEnumerable<TemplateResource> Declared(StackInput input, Evaluator evaluator) =>
        DependencyOrder.Of(input.Template.Resources).Where(resource => evaluator.Holds(resource.Condition));

    private void Run(
        StackOperation operation,
        IReadOnlyList<Step> steps,
        DateTimeOffset now,
        bool endsAtFailure,
        Action<DateTimeOffset, IReadOnlyList<Step>> ended) => timeline.At(now + BeforeWork, at =>
        {
            if (!operation.IsOver)
                new StepRun(timeline, steps, endsAtFailure, ended).Start(at);
        });

    private void EndFailedCreation(StackOperation operation, DateTimeOffset now, IReadOnlyList<Step> failed)
    {
        var stack = operation.Stack;
        switch (stack.Input.OnFailure)
        {
            case OnFailure.DoNothing:
                operation.Tell(now, StackStatus.CreateFailed, Failures(failed));
                return;
            case OnFailure.Delete:
                operation.Tell(now, StackStatus.DeleteInProgress, $"{Failures(failed)}Delete requested by user.");
                break;
            default:
                operation.Tell(now, StackStatus.RollbackInProgress, $"{Failures(failed)}Rollback requested by user.");
                break;
        }

        var deletes = stack.Input.OnFailure == OnFailure.Delete;
        Remove(operation, [], isRollback: true, now, (at, left) =>
        {
            if (left.Count > 0)
            {
                operation.Tell(
                    at,
                    deletes ? StackStatus.DeleteFailed : StackStatus.RollbackFailed,
                    $"The following resource(s) failed to delete: [{Names(left)}]. ");
                return;
            }

            if (deletes)
                stack.Deleted = at;

            operation.Tell(at, deletes ? StackStatus.DeleteComplete : StackStatus.RollbackComplete);
        });
    }

    // In the reverse order of their making.
    private void Remove(
        StackOperation operation, IReadOnlyList<string> retained, bool isRollback, DateTimeOffset now, Action<DateTimeOffset, IReadOnlyList<Step>> ended)
    {
        var there = operation.Stack.Resources.Where(resource => resource.Status != StackStatus.DeleteComplete && resource.Status != StackStatus.DeleteSkipped)
            .Reverse().ToList();
        Run(
            operation,
            Removals(operation, there, resource => retained.Contains(resource.LogicalId) ? "Retain" : PolicyOf(operation, resource, isRollback)),
            now,
            endsAtFailure: false,
            ended);
    }

    private static List<Step> Removals(StackOperation operation, IReadOnlyList<StackResource> resources, Func<StackResource, string> policy) =>
    [
        .. resources.Select(resource => new DeleteStep(
            operation,
            resource,
            policy(resource),
            resources.Where(other => other.Declared.DependsOn.Contains(resource.LogicalId)).Select(other => other.LogicalId))),
    ];

    // What a failed creation leaves is no data yet: snapshots are not taken of it, and RetainExceptOnCreate lets it go.
    private static string PolicyOf(StackOperation operation, StackResource resource, bool isRollback) => resource.Declared.DeletionPolicy switch
    {
        "RetainExceptOnCreate" => isRollback ? "Delete" : "Retain",
        "Retain" when isRollback && operation.Stack.Input.RetainExceptOnCreate => "Delete",
        "Snapshot" when isRollback => "Delete",
        var policy => policy,
    };

    private void CleanUp(StackOperation operation, UpdateRollback before, DateTimeOffset now)
    {
        var stack = operation.Stack;
        operation.Tell(now, StackStatus.UpdateCompleteCleanupInProgress);
        var replaced = before.Resources.Where(old => old.Exists && stack.Resource(old.LogicalId) is { } current && current.PhysicalId != old.PhysicalId).ToList();
        var removed = before.Resources.Where(old => old.Exists && !IsDeclared(stack, old.LogicalId)).ToList();
        var gone = replaced.Concat(removed).Reverse().ToList();
        Run(
            operation,
            Removals(operation, gone, resource => replaced.Contains(resource)
                ? resource.Declared.UpdateReplacePolicy
                : PolicyOf(operation, resource, isRollback: false)),
            now,
            endsAtFailure: false,
            (at, _) =>
            {
                stack.Resources.RemoveAll(resource => removed.Exists(one => one.LogicalId == resource.LogicalId));
                operation.Tell(at, StackStatus.UpdateComplete);
            });
    }

    private void RollBack(StackOperation operation, UpdateRollback before, IReadOnlyList<string> skipped, DateTimeOffset now, string reason)
    {
        var stack = operation.Stack;
        operation.Tell(now, StackStatus.UpdateRollbackInProgress, reason);
        var touched = before.Resources.Where(old => old.Exists && stack.Resource(old.LogicalId) is { } current
            && (!ReferenceEquals(current.Properties, old.Properties) || current.Status is StackStatus.UpdateFailed or StackStatus.UpdateInProgress)).ToList();
        var garbage = stack.Resources.Where(resource => resource.PhysicalId.Length > 0 && before.Resource(resource.LogicalId)?.PhysicalId != resource.PhysicalId)
            .Reverse().Concat(before.Garbage).DistinctBy(resource => (resource.LogicalId, resource.PhysicalId)).ToList();
        var steps = touched.Select(old => new RestoreStep(operation, old, stack.Resource(old.LogicalId)!, skipped.Contains(old.LogicalId)));
        Run(operation, [.. steps], now, endsAtFailure: true, (at, failed) =>
        {
            if (failed.Count > 0)
            {
                stack.Stuck = before with { Garbage = garbage };
                operation.Tell(at, StackStatus.UpdateRollbackFailed, $"The following resource(s) failed to update: [{Names(failed)}]. ");
                return;
            }

            stack.Stuck = null;
            stack.Input = before.Input;
            foreach (var old in before.Resources)
                stack.Set(old with { Status = stack.Resource(old.LogicalId)?.Status ?? old.Status });

            operation.Tell(at, StackStatus.UpdateRollbackCompleteCleanupInProgress);
            Run(operation, Removals(operation, garbage, resource => PolicyOf(operation, resource, isRollback: true)), at, endsAtFailure: false, (end, _) =>
            {
                stack.Resources.RemoveAll(resource => before.Resource(resource.LogicalId) is null);
                operation.Tell(end, StackStatus.UpdateRollbackComplete);
            });
        });
    }

    private static bool IsDeclared(Stack stack, string logicalId) =>
        stack.Input.Template.Resources.TryGetValue(logicalId, out var resource) && Evaluator.OfConditions(stack, stack.Input).Holds(resource.Condition);

    // The reason why there are no outputs, or null.
    private static string? SetOutputs(StackOperation operation, Evaluator evaluator, DateTimeOffset now)
    {
        try
        {
            operation.Stack.Outputs =
            [
                .. from output in operation.Stack.Input.Template.Outputs.Values
                   where evaluator.Holds(output.Condition)
                   select (output, evaluator.Text(output.Value)),
            ];
            return null;
        }
        catch (AwsFault fault)
        {
            operation.Tell(now, operation.Stack.Status, fault.Message);
            return fault.Message;
        }
    }

    private static string Failures(IReadOnlyList<Step> failed)
    {
        var (created, updated) = (failed.Where(step => step is CreateStep).ToList(), failed.Where(step => step is not CreateStep).ToList());
        return (created.Count > 0 ? $"The following resource(s) failed to create: [{Names(created)}]. " : "")
            + (updated.Count > 0 ? $"The following resource(s) failed to update: [{Names(updated)}]. " : "");
    }

    private static string Names(IEnumerable<Step> steps) => string.Join(", ", steps.Select(step => step.LogicalId));
}
