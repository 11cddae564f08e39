using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata;

/// <summary>
/// An expression of JSONata 2.0.6 (docs.jsonata.org/2.0.0) with the functions Step Functions adds. Read once, evaluated any number of times, from any thread.
/// </summary>
internal sealed class JsonataExpression
{
    private static readonly Dictionary<string, JsonataValue> NoVariables = [];

    private JsonataExpression(string text, Node root)
    {
        Text = text;
        Root = root;
    }

    /// <summary>The expression as it was written, without <c>{% %}</c>.</summary>
    public string Text { get; }

    internal Node Root { get; }

    /// <exception cref="JsonataException">The text is no expression, or says what the sandbox does not know.</exception>
    public static JsonataExpression Parse(string text) => new(text, Parser.Parse(text));

    /// <summary>Evaluates it.</summary>
    /// <param name="input">What <c>$</c> and <c>$$</c> are; <see cref="JsonataValue.Undefined"/> in Step Functions.</param>
    /// <param name="variables">The variables, by name without <c>$</c>.</param>
    /// <param name="environment">Clock and chance.</param>
    /// <returns>The value; <see cref="JsonataValue.Undefined"/> when there is none, which is not null.</returns>
    /// <exception cref="JsonataException">The expression cannot be evaluated with these values.</exception>
    public JsonataValue Evaluate(JsonataValue input, IReadOnlyDictionary<string, JsonataValue>? variables, JsonataEnvironment environment)
    {
        var evaluator = new Evaluator(environment);
        var scope = Scope.Outermost(evaluator, variables ?? NoVariables, input);
        // An array as input is one value, not many: it is wrapped so that the first step does not go through it.
        try
        {
            return evaluator.Pay(() => Root.Evaluate(input is JsonataArray array ? array.Wrapped() : input, scope).Plain());
        }
        catch (OutOfMemoryException)
        {
            throw new JsonataException("D1012", "The values of the evaluation are too large");
        }
    }
}
