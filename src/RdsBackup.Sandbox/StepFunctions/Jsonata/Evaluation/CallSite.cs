using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>Where a function is called, for errors.</summary>
internal readonly record struct CallSite(string Name, int Position)
{
    public JsonataValue Call(JsonataFunction function, JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        try
        {
            return function.Call(arguments, context, evaluator);
        }
        catch (JsonataException error) when (error.Position is null)
        {
            throw error.At(Position);
        }
    }
}
