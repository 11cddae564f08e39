using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary><c>procedure(arguments)</c>.</summary>
internal sealed class CallNode(Node procedure, IReadOnlyList<Node> arguments, int position) : Node(position)
{
    public Node Procedure { get; } = procedure;

    public override IEnumerable<Node> Children => [Procedure, .. arguments];

    /// <summary>Whether its value is the value of the function it stands in: then it needs no stack of its own.</summary>
    public bool IsTail { get; set; }

    /// <summary>Calls it with one more argument in front, as <c>~></c> does.</summary>
    public JsonataValue CallWith(JsonataValue first, JsonataValue input, Scope scope) =>
        Site.Call(Callee(input, scope), [first, .. Arguments(input, scope)], input, scope.Evaluator);

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var function = Callee(input, scope);
        var given = Arguments(input, scope);
        return IsTail ? new TailCall(function, given, Site) : Site.Call(function, given, input, scope.Evaluator);
    }

    private CallSite Site => new(Name, Position);

    private string Name => Procedure switch
    {
        VariableNode variable => variable.Name,
        PathNode { Steps: [NameNode name] } => name.Name,
        _ => "",
    };

    private JsonataFunction Callee(JsonataValue input, Scope scope)
    {
        var callee = Procedure.Evaluate(input, scope);
        if (callee is JsonataFunction function)
            return function;

        throw callee.IsUndefined && Procedure is PathNode && !scope[Name].IsUndefined
            ? new JsonataException("T1005", $"\"{Name}\" is not a function. Did you mean ${Name}?", Position)
            : new JsonataException("T1006", $"What is called is not a function: {(Procedure is VariableNode ? "$" : "")}{Name}", Position);
    }

    private JsonataValue[] Arguments(JsonataValue input, Scope scope)
    {
        var values = new JsonataValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = arguments[i].Evaluate(input, scope);

        return values;
    }
}

/// <summary><c>procedure(argument, ?)</c>: a function of the arguments left open.</summary>
internal sealed class PartialNode(Node procedure, IReadOnlyList<Node?> arguments, int position) : Node(position)
{
    public override IEnumerable<Node> Children => [procedure, .. arguments.OfType<Node>()];

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        JsonataValue?[] given = [.. arguments.Select(argument => argument?.Evaluate(input, scope))];
        return procedure.Evaluate(input, scope) switch
        {
            JsonataFunction function => new PartialFunction(function, given),
            { IsUndefined: true } when procedure is PathNode { Steps: [NameNode { Name: var name }, ..] } && !scope[name].IsUndefined =>
                throw new JsonataException("T1007", $"\"{name}\" is not a function. Did you mean ${name}?", Position),
            _ => throw new JsonataException("T1008", "What is given some of its arguments is not a function", Position),
        };
    }
}

/// <summary><c>function($a, $b){ body }</c>.</summary>
internal sealed class LambdaNode(IReadOnlyList<string> parameters, Signature? signature, Node body, int position) : Node(position)
{
    public IReadOnlyList<string> Parameters { get; } = parameters;

    public Signature? Signature { get; } = signature;

    public Node Body { get; } = body;

    public override IEnumerable<Node> Children => [Body];

    protected override JsonataValue Run(JsonataValue input, Scope scope) => new LambdaFunction(this, input, scope);
}

/// <summary><c>value ~> function</c>, and <c>function ~> function</c>.</summary>
internal sealed class ApplyNode(Node left, Node right, int position) : Node(position)
{
    public override IEnumerable<Node> Children => [left, right];

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var value = left.Evaluate(input, scope);
        if (right is CallNode { Predicates.Count: 0, Group: null } call)
            return call.CallWith(value, input, scope);

        if (right.Evaluate(input, scope) is not JsonataFunction function)
            throw new JsonataException("T2006", "The right side of ~> has to be a function", Position);

        return value is JsonataFunction first
            ? new ChainedFunction(first, function)
            : new CallSite("", Position).Call(function, [value], JsonataValue.Null, scope.Evaluator);
    }
}
