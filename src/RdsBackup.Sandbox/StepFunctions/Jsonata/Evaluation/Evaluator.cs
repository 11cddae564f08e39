using System.Runtime.CompilerServices;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>One evaluation: its clock, its chance, and how much more it may do.</summary>
internal sealed class Evaluator(JsonataEnvironment environment)
{
    // A state's data has 256 KiB at most; a range, which no state needs to keep, 10,000,000 items.
    private const int LargestText = 16 * 1024 * 1024;
    private const int LargestSum = 4 * LargestText;

    private int left = environment.Budget;
    private long made;

    public JsonataEnvironment Environment => environment;

    /// <exception cref="JsonataException">D1011: too deep. D1012: too long.</exception>
    public void Enter(int? position)
    {
        if (--left < 0)
            throw new JsonataException("D1012", "The evaluation takes too long. Check for an endless loop", position);

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonataException("D1011", "The functions call each other too deeply. Check for an endless recursion", position);
    }

    /// <summary>Counts the characters and items of what was made.</summary>
    /// <exception cref="JsonataException">D1012: too many.</exception>
    public JsonataValue Made(JsonataValue value)
    {
        made += value is JsonataString text ? text.Value.Length : value is JsonataArray array ? array.Count : 0;
        return made <= LargestSum ? value : throw TooLarge();
    }

    /// <exception cref="JsonataException">D1012: no text may get so long.</exception>
    public static void EnsureSize(long length)
    {
        if (length > LargestText)
            throw TooLarge();
    }

    private static JsonataException TooLarge() => new("D1012", "The values of the evaluation are too large");
}
