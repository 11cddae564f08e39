using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

/// <summary>Evaluates at one instant, with one seed.</summary>
internal static class Evaluating
{
    public static JsonataEnvironment Environment => new(new DateTimeOffset(2026, 1, 15, 3, 12, 0, 500, TimeSpan.Zero), new Random(1));

    /// <summary>The value as JSON; null when there is none.</summary>
    public static string? Json(string expression, params (string Name, string Json)[] variables)
    {
        var value = JsonataExpression.Parse(expression).Evaluate(
            JsonataValue.Undefined, variables.ToDictionary(variable => variable.Name, variable => JsonataValue.Parse(variable.Json)), Environment);
        return value.IsUndefined ? null : value.ToJson();
    }

    public static JsonataException Error(string expression) => Assert.Throws<JsonataException>(() => Json(expression));
}
