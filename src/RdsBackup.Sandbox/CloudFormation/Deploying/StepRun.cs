using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Carries out steps over time: each after those it depends on, independent ones side by side.</summary>
/// <param name="timeline">Where everything is planned.</param>
/// <param name="steps">The steps.</param>
/// <param name="endsAtFailure">Whether the first failure ends everything; otherwise what does not depend on it goes on.</param>
/// <param name="ended">Called once, with the steps that failed.</param>
internal sealed class StepRun(Timeline timeline, IReadOnlyList<Step> steps, bool endsAtFailure, Action<DateTimeOffset, IReadOnlyList<Step>> ended)
{
    private const int MostTries = 5;

    private static readonly TimeSpan BeforeCall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    private readonly List<Step> failed = [];
    private readonly HashSet<string> ids = steps.Select(step => step.LogicalId).ToHashSet(StringComparer.Ordinal);
    private bool isOver;

    public void Start(DateTimeOffset now) => Go(now);

    private void Go(DateTimeOffset now)
    {
        while (!isOver && steps.FirstOrDefault(IsReady) is { } step)
            Begin(step, now);

        if (!isOver && !steps.Any(step => step.State == StepState.Running))
            End(now);
    }

    private bool IsReady(Step step) => step.State == StepState.Waiting
        && step.After.Where(ids.Contains).All(id => steps.First(other => other.LogicalId == id).State == StepState.Done);

    private void Begin(Step step, DateTimeOffset now)
    {
        step.State = StepState.Running;
        Try(step, now, () =>
        {
            if (step.Begin(now))
                timeline.At(now + BeforeCall, at => Act(step, at, 1));
            else
                step.State = StepState.Done;
        });
    }

    private void Act(Step step, DateTimeOffset now, int attempt)
    {
        if (step.State != StepState.Running || step.Operation.IsOver)
            return;

        try
        {
            step.Act(now);
            timeline.At(now + step.Takes, at => Look(step, at));
        }
        catch (AwsFault fault) when (HandlerError.IsPassing(fault) && attempt < MostTries)
        {
            timeline.At(now + TimeSpan.FromSeconds(Math.Pow(2, attempt)), at => Act(step, at, attempt + 1));
        }
        catch (AwsFault fault)
        {
            Fail(step, now, HandlerError.Tell(fault, step.Operation.Ids));
            Go(now);
        }
    }

    private void Look(Step step, DateTimeOffset now)
    {
        if (step.State != StepState.Running || step.Operation.IsOver)
            return;

        Try(step, now, () =>
        {
            if (!step.IsSettled(now))
            {
                timeline.At(now + BetweenLooks, at => Look(step, at));
                return;
            }

            step.State = StepState.Done;
            step.Succeed(now);
        });
        Go(now);
    }

    private void Try(Step step, DateTimeOffset now, Action work)
    {
        try
        {
            work();
        }
        catch (AwsFault fault)
        {
            Fail(step, now, fault is { Code: "ValidationError", Status: 400 } ? fault.Message : HandlerError.Tell(fault, step.Operation.Ids));
        }
    }

    private void Fail(Step step, DateTimeOffset now, string reason)
    {
        step.State = StepState.Failed;
        step.Fail(now, reason);
        failed.Add(step);
        if (!endsAtFailure)
            return;

        foreach (var other in steps.Where(other => other.State == StepState.Running))
        {
            other.State = StepState.Failed;
            other.Cancel(now);
            failed.Add(other);
        }

        End(now);
    }

    private void End(DateTimeOffset now)
    {
        isOver = true;
        ended(now, failed);
    }
}
