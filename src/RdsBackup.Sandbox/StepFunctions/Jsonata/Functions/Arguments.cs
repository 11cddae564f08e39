using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>Reads arguments that a signature has already checked: they are what it says, or undefined.</summary>
internal static class Arguments
{
    /// <exception cref="JsonataException">T0410: there is none.</exception>
    public static string Text(this JsonataValue value) => value is JsonataString text ? text.Value : throw Missing();

    /// <exception cref="JsonataException">T0410: there is none.</exception>
    public static double Number(this JsonataValue value) => value is JsonataNumber number ? number.Value : throw Missing();

    public static double? OptionalNumber(this JsonataValue value) => (value as JsonataNumber)?.Value;

    /// <exception cref="JsonataException">T0410: there is none.</exception>
    public static IReadOnlyList<JsonataValue> Items(this JsonataValue value) => value is JsonataArray array ? array.Items : throw Missing();

    /// <summary>Calls a function with what <c>$map</c> and its kin offer, as much of it as the function takes.</summary>
    public static JsonataValue Offer(this JsonataValue function, Evaluator evaluator, params JsonataValue[] offered)
    {
        var taker = function as JsonataFunction ?? throw Missing();
        return taker.Call(offered[..Math.Clamp(taker.Arity, 1, offered.Length)], JsonataValue.Null, evaluator);
    }

    private static JsonataException Missing() => new("T0410", "An argument that the function needs is missing");
}
