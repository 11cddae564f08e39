using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>A function written in the expression, with the variables and the context it was written in.</summary>
internal sealed class LambdaFunction(LambdaNode lambda, JsonataValue input, Scope scope) : JsonataFunction
{
    internal override int Arity => lambda.Parameters.Count;

    internal override JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        var result = Step(arguments, context, evaluator);
        while (result is TailCall next)
            result = next.Step(context, evaluator);

        return result;
    }

    /// <summary>Runs the body once, which may end in a call still to be made.</summary>
    internal JsonataValue Step(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        evaluator.Enter(lambda.Position);
        var given = lambda.Signature is null ? arguments : lambda.Signature.Check(arguments, context, "");
        var inner = scope.Inner();
        for (var i = 0; i < lambda.Parameters.Count; i++)
            inner.Bind(lambda.Parameters[i], i < given.Length ? given[i] : Undefined);

        return lambda.Body.Evaluate(input, inner);
    }
}

/// <summary>A function with some of its arguments given; null stands for those that are not.</summary>
internal sealed class PartialFunction(JsonataFunction function, JsonataValue?[] given) : JsonataFunction
{
    internal override int Arity => given.Count(argument => argument is null);

    internal override JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        evaluator.Enter(null);
        var next = 0;
        JsonataValue Open() => next < arguments.Length ? arguments[next++] : Undefined;
        return function.Call([.. given.Select(argument => argument ?? Open())], context, evaluator);
    }
}

/// <summary>Two functions one after the other: <c>first ~> second</c>.</summary>
internal sealed class ChainedFunction(JsonataFunction first, JsonataFunction second) : JsonataFunction
{
    internal override int Arity => 1;

    internal override JsonataValue Call(JsonataValue[] arguments, JsonataValue context, Evaluator evaluator)
    {
        evaluator.Enter(null);
        var between = first.Call([arguments.Length > 0 ? arguments[0] : Undefined], Null, evaluator);
        return second.Call([between is JsonataArray sequence ? sequence.Unwrapped() : between], context, evaluator);
    }
}
