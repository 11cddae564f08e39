using System.Runtime.CompilerServices;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>One evaluation: its clock, its chance, and how much more it may do.</summary>
internal sealed class Evaluator(JsonataEnvironment environment)
{
    private int left = environment.Budget;

    public JsonataEnvironment Environment => environment;

    /// <exception cref="JsonataException">D1011: too deep. D1012: too long.</exception>
    public void Enter(int? position)
    {
        if (--left < 0)
            throw new JsonataException("D1012", "The evaluation takes too long. Check for an endless loop", position);

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonataException("D1011", "The functions call each other too deeply. Check for an endless recursion", position);
    }
}
