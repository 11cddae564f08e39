using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Reads arguments that a signature has already checked.</summary>
internal static class Arguments
{
    public static string Text(this JsonataValue value) => ((JsonataString)value).Value;

    public static double Number(this JsonataValue value) => ((JsonataNumber)value).Value;

    public static double? OptionalNumber(this JsonataValue value) => (value as JsonataNumber)?.Value;

    public static IReadOnlyList<JsonataValue> Items(this JsonataValue value) => ((JsonataArray)value).Items;

    /// <summary>Calls a function with what <c>$map</c> and its kin offer, as much of it as the function takes.</summary>
    public static JsonataValue Offer(this JsonataValue function, Evaluator evaluator, params JsonataValue[] offered)
    {
        var taker = (JsonataFunction)function;
        return taker.Call(offered[..Math.Clamp(taker.Arity, 1, offered.Length)], JsonataValue.Undefined, evaluator);
    }
}
