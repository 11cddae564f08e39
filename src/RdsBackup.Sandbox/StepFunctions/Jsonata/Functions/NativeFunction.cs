using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>What a built-in function does with its checked arguments; those that were not given are undefined.</summary>
internal delegate JsonataValue NativeBody(JsonataValue[] arguments, Evaluator evaluator);

/// <summary>A built-in function.</summary>
/// <param name="name">Its name without <c>$</c>.</param>
/// <param name="signature">What it takes.</param>
/// <param name="arity">How many arguments <c>$map</c> and its kin give it.</param>
/// <param name="body">What it does.</param>
internal sealed class NativeFunction(string name, string signature, int arity, NativeBody body) : JsonataFunction
{
    private readonly Signature signature = Signature.Parse(signature);

    public string Name { get; } = name;

    /// <summary>Whether it has something to say when its first argument is undefined; most functions of nothing are nothing.</summary>
    public bool TakesNothing { get; init; }

    internal override int Arity => arity;

    internal override JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        var given = signature.Check(arguments, context, Name);
        foreach (var argument in given)
            Evaluator.Spend((argument is JsonataArray array ? array.Count : argument is JsonataString text ? text.Value.Length : 0) / Evaluator.Glance);

        return !TakesNothing && given.Length > 0 && given[0].IsUndefined ? Undefined : body(given, evaluator);
    }
}
