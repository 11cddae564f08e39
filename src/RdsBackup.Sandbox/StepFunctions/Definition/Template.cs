using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>A field of a definition that may hold expressions: JSON in which a string <c>{% … %}</c> stands for what it evaluates to.</summary>
internal abstract class Template
{
    private const string Open = "{%";
    private const string Close = "%}";

    /// <summary>The value, in these circumstances.</summary>
    /// <exception cref="StateFault"><c>States.QueryEvaluationError</c>.</exception>
    public abstract JsonataValue Evaluate(IReadOnlyDictionary<string, JsonataValue> variables, JsonataEnvironment environment);

    /// <summary>The expression that the field is as a whole; null when it is none.</summary>
    public virtual JsonataExpression? Expression => null;

    /// <summary>Reads a field's value.</summary>
    /// <param name="value">The JSON.</param>
    /// <param name="path">Where it stands, for errors, e.g. <c>Arguments/Tags</c>.</param>
    /// <exception cref="JsonataException">An expression in it cannot be read; the message names its place.</exception>
    public static Template Read(JsonataValue value, string path) => value switch
    {
        JsonataString { Value: var text } when IsExpression(text) => ReadExpression(text, path),
        JsonataObject members when Compose(members.Members.Select(member => Read(member.Value, $"{path}/{member.Key}"))) is { } parts =>
            new ObjectTemplate([.. members.Members.Zip(parts, (member, part) => KeyValuePair.Create(member.Key, part))]),
        JsonataArray array when Compose(array.Items.Select((item, i) => Read(item, Invariant($"{path}[{i}]")))) is { } parts => new ArrayTemplate(parts),
        _ => new LiteralTemplate(value),
    };

    /// <summary>Whether a string holds an expression.</summary>
    public static bool IsExpression(string text) =>
        text.Length >= Open.Length + Close.Length && text.StartsWith(Open, StringComparison.Ordinal) && text.EndsWith(Close, StringComparison.Ordinal);

    private static ExpressionTemplate ReadExpression(string text, string path)
    {
        var inner = text[Open.Length..^Close.Length].Trim();
        try
        {
            return new ExpressionTemplate(JsonataExpression.Parse(inner), path);
        }
        catch (JsonataException error)
        {
            throw new JsonataException(error.Code, $"{error.Reason}{(error.Position is { } at ? Invariant($" at character {at}") : "")} of the expression at {path}");
        }
    }

    // What holds no expression is a literal as a whole.
    private static List<Template>? Compose(IEnumerable<Template> parts)
    {
        List<Template> all = [.. parts];
        return all.Exists(part => part is not LiteralTemplate) ? all : null;
    }

    private sealed class LiteralTemplate(JsonataValue value) : Template
    {
        public override JsonataValue Evaluate(IReadOnlyDictionary<string, JsonataValue> variables, JsonataEnvironment environment) => value;
    }

    private sealed class ObjectTemplate(List<KeyValuePair<string, Template>> members) : Template
    {
        public override JsonataValue Evaluate(IReadOnlyDictionary<string, JsonataValue> variables, JsonataEnvironment environment) =>
            new JsonataObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value.Evaluate(variables, environment))));
    }

    private sealed class ArrayTemplate(List<Template> items) : Template
    {
        public override JsonataValue Evaluate(IReadOnlyDictionary<string, JsonataValue> variables, JsonataEnvironment environment) =>
            new JsonataArray([.. items.Select(item => item.Evaluate(variables, environment))]);
    }

    private sealed class ExpressionTemplate(JsonataExpression expression, string path) : Template
    {
        public override JsonataExpression Expression => expression;

        public override JsonataValue Evaluate(IReadOnlyDictionary<string, JsonataValue> variables, JsonataEnvironment environment)
        {
            JsonataValue value;
            try
            {
                value = expression.Evaluate(JsonataValue.Undefined, variables, environment);
            }
            catch (JsonataException error)
            {
                throw error.Code == JsonataException.Unsupported
                    ? new StateFault(AwsFault.NotInSandbox, $"{error.Message} (in '{expression.Text}' of the field '{path}')")
                    : Fault($"threw an error during evaluation. {error.Message}");
            }

            return value switch
            {
                { IsUndefined: true } => throw Fault("returned nothing (undefined)."),
                JsonataFunction => throw Fault("returned a function, which is not JSON."),
                _ => value,
            };
        }

        private StateFault Fault(string what) =>
            new(StateFault.QueryEvaluationError, $"The JSONata expression '{expression.Text}' specified for the field '{path}' {what}");
    }
}
