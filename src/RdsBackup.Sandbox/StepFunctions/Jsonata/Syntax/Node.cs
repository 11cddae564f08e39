using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary>
/// A part of an expression, which knows how to evaluate itself. The parser shapes it while it reads; afterwards nobody changes it, so one tree serves
/// any number of evaluations at once.
/// </summary>
internal abstract class Node(int position)
{
    /// <summary>Where it stands, for errors.</summary>
    public int Position { get; } = position;

    /// <summary>What <c>[…]</c> behind it filters; for a step of a path see <see cref="Stages"/>.</summary>
    public List<Node> Predicates { get; private set; } = [];

    /// <summary>What <c>[…]</c> behind it filters when it is a step: for each context value by itself.</summary>
    public List<Node> Stages { get; private set; } = [];

    /// <summary>The grouping <c>{…}</c> behind it.</summary>
    public GroupNode? Group { get; set; }

    /// <summary>Whether <c>[]</c> behind it asks to keep an array of one.</summary>
    public bool KeepArray { get; set; }

    /// <summary>The nodes directly below, predicates and grouping apart.</summary>
    public virtual IEnumerable<Node> Children => [];

    public JsonataValue Evaluate(JsonataValue input, Scope scope)
    {
        scope.Evaluator.Enter(Position);
        var result = Run(input, scope);
        foreach (var predicate in Predicates)
            result = Filter.Apply(predicate, result, scope);

        if (Group is not null && this is not PathNode)
            result = Group.Evaluate(result, scope);

        return result is not JsonataArray { IsSequence: true } sequence ? result
            : (KeepArray ? sequence.With(ArrayMarks.KeepSingleton) : sequence).Unwrapped();
    }

    /// <summary>Its own value, before predicates and grouping.</summary>
    protected abstract JsonataValue Run(JsonataValue input, Scope scope);

    /// <summary>Makes it a step that follows another one.</summary>
    internal Node AsStep()
    {
        Stages.AddRange(Predicates);
        Predicates.Clear();
        return this;
    }

    /// <summary>Gives another node what was said behind this one.</summary>
    protected T Hand<T>(T other) where T : Node
    {
        other.Predicates = Predicates;
        other.Stages = Stages;
        other.Group = Group;
        other.KeepArray = KeepArray;
        return other;
    }
}

/// <summary>A string, number, boolean or null.</summary>
internal sealed class LiteralNode(JsonataValue value, int position) : Node(position)
{
    public JsonataValue Value { get; } = value;

    /// <summary>The number with a minus sign, and what was said behind it.</summary>
    public LiteralNode Negated() => Hand(new LiteralNode(JsonataValue.Of(-Value.Number()), Position));

    /// <summary>As a step of a path a string is a name.</summary>
    /// <exception cref="JsonataException">S0213: other literals are no steps.</exception>
    public NameNode AsName() => Value is JsonataString { Value: var name }
        ? Hand(new NameNode(name, Position))
        : throw new JsonataException("S0213", $"The literal value {Value} cannot be a step of a path", Position);

    protected override JsonataValue Run(JsonataValue input, Scope scope) => Value;
}

/// <summary>A member's name.</summary>
internal sealed class NameNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    protected override JsonataValue Run(JsonataValue input, Scope scope) => Lookup.Member(input, Name);
}

/// <summary><c>*</c>: every member.</summary>
internal sealed class WildcardNode(int position) : Node(position)
{
    protected override JsonataValue Run(JsonataValue input, Scope scope) => Lookup.Members(input);
}

/// <summary><c>**</c>: the value and everything in it.</summary>
internal sealed class DescendantsNode(int position) : Node(position)
{
    protected override JsonataValue Run(JsonataValue input, Scope scope) => Lookup.Descendants(input);
}

/// <summary><c>$name</c>; without a name the context value.</summary>
internal sealed class VariableNode(string name, int position) : Node(position)
{
    public string Name { get; } = name;

    protected override JsonataValue Run(JsonataValue input, Scope scope) =>
        Name.Length > 0 ? scope[Name] : input is JsonataArray { IsWrapper: true } wrapper ? wrapper.Items[0] : input;
}

/// <summary>A regular expression.</summary>
internal sealed class RegexNode(RegexFunction function, int position) : Node(position)
{
    protected override JsonataValue Run(JsonataValue input, Scope scope) => function;
}

/// <summary><c>left operator right</c>.</summary>
internal sealed class BinaryNode(Operator apply, string symbol, Node left, Node right, int position) : Node(position)
{
    public override IEnumerable<Node> Children => [left, right];

    protected override JsonataValue Run(JsonataValue input, Scope scope) =>
        apply(left.Evaluate(input, scope), right.Evaluate(input, scope), new OperatorSite(symbol, Position));
}

/// <summary><c>and</c>, <c>or</c>: the right side is evaluated only where it matters.</summary>
internal sealed class LogicalNode(bool and, Node left, Node right, int position) : Node(position)
{
    public override IEnumerable<Node> Children => [left, right];

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var first = left.Evaluate(input, scope).Truth;
        return first == and ? JsonataValue.Of(right.Evaluate(input, scope).Truth) : JsonataValue.Of(first);
    }
}

/// <summary>The minus sign.</summary>
internal sealed class NegationNode(Node operand, int position) : Node(position)
{
    public override IEnumerable<Node> Children => [operand];

    protected override JsonataValue Run(JsonataValue input, Scope scope) => operand.Evaluate(input, scope) switch
    {
        { IsUndefined: true } nothing => nothing,
        JsonataNumber number => JsonataValue.Of(-number.Value),
        var other => throw new JsonataException("D1002", $"What is not a number cannot be negated: {other}", Position),
    };
}

/// <summary><c>[a, b, …]</c>.</summary>
internal sealed class ArrayNode(IReadOnlyList<Node> items, int position) : Node(position)
{
    public override IEnumerable<Node> Children => items;

    /// <summary>Whether it is the first or last step of a path, which does not flatten it then.</summary>
    public bool IsConstructed { get; set; }

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var values = new List<JsonataValue>(items.Count);
        foreach (var item in items)
        {
            var value = item.Evaluate(input, scope);
            if (value is JsonataArray array && item is not ArrayNode)
                values.AddAll(array);
            else if (!value.IsUndefined)
                values.Add(value);
        }

        return new JsonataArray(values, IsConstructed ? ArrayMarks.Constructed : ArrayMarks.None);
    }
}

/// <summary><c>condition ? then : otherwise</c>.</summary>
internal sealed class ConditionNode(Node condition, Node then, Node? otherwise, int position) : Node(position)
{
    public Node Then { get; } = then;

    public Node? Otherwise { get; } = otherwise;

    public override IEnumerable<Node> Children => Otherwise is null ? [condition, Then] : [condition, Then, Otherwise];

    protected override JsonataValue Run(JsonataValue input, Scope scope) =>
        condition.Evaluate(input, scope).Truth ? Then.Evaluate(input, scope)
        : Otherwise is null ? JsonataValue.Undefined
        : Otherwise.Evaluate(input, scope);
}

/// <summary><c>( a; b; … )</c>: the last one's value, with variables of its own.</summary>
internal sealed class BlockNode(IReadOnlyList<Node> expressions, int position) : Node(position)
{
    public IReadOnlyList<Node> Expressions { get; } = expressions;

    public override IEnumerable<Node> Children => Expressions;

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var inner = scope.Inner();
        var result = JsonataValue.Undefined;
        foreach (var expression in Expressions)
            result = expression.Evaluate(input, inner);

        return result;
    }
}

/// <summary><c>$name := value</c>.</summary>
internal sealed class BindNode(string name, Node value, int position) : Node(position)
{
    public string Name { get; } = name;

    public override IEnumerable<Node> Children => [value];

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var result = value.Evaluate(input, scope);
        scope.Bind(Name, result);
        return result;
    }
}

/// <summary><c>^(…)</c> within a path: the whole sequence in order.</summary>
internal sealed class SortNode(IReadOnlyList<SortTerm> terms, int position) : Node(position)
{
    public override IEnumerable<Node> Children => terms.Select(term => term.Expression);

    public JsonataArray Sort(JsonataArray input, Scope scope) => Sorting.ByTerms(input, terms, Position, scope);

    protected override JsonataValue Run(JsonataValue input, Scope scope) =>
        input is JsonataArray array ? Sort(array, scope) : input;
}

/// <summary>What to order by.</summary>
internal sealed record SortTerm(Node Expression, bool Descending);
