namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>A function: built in, written in the expression, a regular expression, or another function with some arguments given.</summary>
internal abstract class JsonataFunction : JsonataValue
{
    public override string TypeName => "function";

    /// <summary>How many arguments it can take: <c>$map</c> and its kin give it no more.</summary>
    internal abstract int Arity { get; }

    /// <summary>Calls it.</summary>
    /// <param name="arguments">The arguments as given.</param>
    /// <param name="context">The context value, which stands in for a missing first argument of many built-in functions.</param>
    /// <param name="evaluator">The evaluation the call belongs to.</param>
    internal abstract JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluation.Evaluator evaluator);
}
