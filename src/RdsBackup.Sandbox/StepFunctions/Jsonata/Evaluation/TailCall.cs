using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>
/// A call whose value is the value of the function it stands in: made after that function has returned, so that a function may go on in itself for
/// as long as it likes. Never seen outside <see cref="LambdaFunction"/>.
/// </summary>
internal sealed class TailCall(JsonataFunction function, JsonataValue[] arguments, CallSite site) : JsonataValue
{
    public override string TypeName => "function";

    /// <param name="context">The context value of the call that comes to this one.</param>
    /// <param name="evaluator">The evaluation the call belongs to.</param>
    public JsonataValue Step(JsonataValue context, Evaluator evaluator) => function is LambdaFunction lambda
        ? lambda.Step(arguments, context, evaluator)
        : site.Call(function, arguments, context, evaluator);

    /// <summary>Finds the calls in a function's body that are such.</summary>
    public static void Mark(Node body)
    {
        if (body.Predicates.Count > 0 || body.Group is not null || body.KeepArray)
            return;

        switch (body)
        {
            case CallNode call:
                call.IsTail = true;
                break;
            case BlockNode { Expressions: [.., var last] }:
                Mark(last);
                break;
            case ConditionNode condition:
                Mark(condition.Then);
                if (condition.Otherwise is { } otherwise)
                    Mark(otherwise);
                break;
        }
    }
}
