using RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

/// <summary>The variables that can be seen from one place: its own, then those around it, the given ones, and the built-in functions.</summary>
internal sealed class Scope
{
    private const string Root = "$";

    private readonly Scope? outer;
    private readonly IReadOnlyDictionary<string, JsonataValue>? given;
    private List<KeyValuePair<string, JsonataValue>>? own;

    private Scope(Evaluator evaluator, Scope? outer, IReadOnlyDictionary<string, JsonataValue>? given)
    {
        Evaluator = evaluator;
        this.outer = outer;
        this.given = given;
    }

    public Evaluator Evaluator { get; }

    /// <summary>The variable's value; undefined when there is no such variable.</summary>
    public JsonataValue this[string name]
    {
        get
        {
            for (var scope = this; ; scope = scope.outer)
            {
                if (scope.Find(name) is { } value)
                    return value;

                if (scope.outer is null)
                    return scope.given!.TryGetValue(name, out var variable) ? variable : BuiltIn.Find(name);
            }
        }
    }

    public static Scope Outermost(Evaluator evaluator, IReadOnlyDictionary<string, JsonataValue> given, JsonataValue root)
    {
        var scope = new Scope(evaluator, null, given);
        scope.Bind(Root, root);
        return scope;
    }

    public Scope Inner() => new(Evaluator, this, null);

    public void Bind(string name, JsonataValue value)
    {
        own ??= [];
        var at = own.FindIndex(variable => variable.Key == name);
        if (at < 0)
            own.Add(new(name, value));
        else
            own[at] = new(name, value);
    }

    private JsonataValue? Find(string name)
    {
        if (own is null)
            return null;

        foreach (var variable in own)
        {
            if (variable.Key == name)
                return variable.Value;
        }

        return null;
    }
}
