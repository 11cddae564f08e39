using System.Runtime.CompilerServices;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>
/// One evaluation: its clock, its chance, and how much more it may do. Whatever is gone through, compared or made during it counts: values share parts, so
/// that a few bytes can mean a tree without end.
/// </summary>
internal sealed class Evaluator(JsonataEnvironment environment)
{
    /// <summary>So many items or characters are looked at in the time of a step.</summary>
    public const int Glance = 16;

    // What values do they do for the evaluation that goes on on their thread; outside of one they are as large as an evaluation let them become.
    [ThreadStatic]
    private static Evaluator? current;

    private long left = environment.Budget;

    public JsonataEnvironment Environment => environment;

    /// <summary>Does something at this evaluation's cost.</summary>
    public T Pay<T>(Func<T> work)
    {
        var outer = current;
        current = this;
        try
        {
            return work();
        }
        finally
        {
            current = outer;
        }
    }

    /// <summary>Counts what the evaluation of this thread does: a step, an item, a character each.</summary>
    /// <exception cref="JsonataException">D1012: it is too much.</exception>
    public static void Spend(long steps)
    {
        if (current is { } evaluator && (evaluator.left -= steps) < 0)
            throw TooLong(null);
    }

    /// <exception cref="JsonataException">D1011: too deep. D1012: too long.</exception>
    public void Enter(int? position)
    {
        if (--left < 0)
            throw TooLong(position);

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonataException("D1011", "The functions call each other too deeply. Check for an endless recursion", position);
    }

    private static JsonataException TooLong(int? position) =>
        new("D1012", "The evaluation takes too long, or its values are too large. Check for an endless loop", position);
}
