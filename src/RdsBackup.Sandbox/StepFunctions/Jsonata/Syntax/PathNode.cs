using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Syntax;

/// <summary><c>a.b.c</c>: each step for each value of the step before, in one flat sequence.</summary>
internal sealed class PathNode(Node first, int position) : Node(position)
{
    private readonly List<Node> steps = [first];

    public IReadOnlyList<Node> Steps => steps;

    /// <summary>Whether a step asks, by <c>[]</c>, to keep an array of one.</summary>
    public bool KeepSingleton { get; set; }

    public override IEnumerable<Node> Children => steps;

    /// <summary>The last step: what a predicate behind the path filters.</summary>
    public Node Last => steps[^1];

    public void Add(Node next)
    {
        if (next is SortNode)
        {
            steps.Add(next);
            return;
        }

        if (next is PathNode path)
            steps.AddRange(path.steps);
        else
            steps.Add(next.AsStep());

        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is LiteralNode literal)
                steps[i] = literal.AsName();
        }

        KeepSingleton |= steps.Exists(step => step.KeepArray);
    }

    /// <summary>Marks arrays that are written out as first or last step: they stay whole.</summary>
    public void MarkConstructed()
    {
        if (steps[0] is ArrayNode start)
            start.IsConstructed = true;

        if (Last is ArrayNode end)
            end.IsConstructed = true;
    }

    protected override JsonataValue Run(JsonataValue input, Scope scope)
    {
        var sequence = input is JsonataArray array && steps[0] is not VariableNode ? array : JsonataArray.Sequence(input);
        for (var i = 0; i < steps.Count; i++)
        {
            sequence = i == 0 && StartsConstructed(steps[0]) && steps[0].Evaluate(sequence, scope) is var whole
                ? whole as JsonataArray ?? (whole.IsUndefined ? JsonataArray.Sequence() : JsonataArray.Sequence(whole))
                : Step(steps[i], sequence, i == steps.Count - 1, scope);
            if (sequence.Count == 0)
                break;
        }

        if (KeepSingleton)
            sequence = (sequence is { IsConstructed: true, IsSequence: false } ? JsonataArray.Sequence(sequence) : sequence).With(ArrayMarks.KeepSingleton);

        return Group is null ? sequence : Group.Evaluate(sequence, scope);
    }

    private static bool StartsConstructed(Node step) =>
        step is ArrayNode { IsConstructed: true } || (step is BlockNode block && block.Expressions.Any(HoldsConstructed));

    private static bool HoldsConstructed(Node part) => part switch
    {
        ArrayNode array => array.IsConstructed,
        PathNode path => StartsConstructed(path.steps[0]),
        BlockNode block => block.Expressions.Any(HoldsConstructed),
        _ => false,
    };

    private static JsonataArray Step(Node step, JsonataArray input, bool last, Scope scope)
    {
        if (step is SortNode sort)
            return step.Stages.Aggregate(sort.Sort(input, scope), (sorted, stage) => Filter.Apply(stage, sorted, scope));

        var results = new List<JsonataValue>(input.Count);
        foreach (var item in input.Items)
        {
            var result = step.Evaluate(item, scope);
            foreach (var stage in step.Stages)
                result = Filter.Apply(stage, result, scope);

            if (!result.IsUndefined)
                results.Add(result);
        }

        return last && results is [JsonataArray { IsSequence: false } only] ? only : Flatten(results);
    }

    private static JsonataArray Flatten(List<JsonataValue> results)
    {
        if (!results.Exists(result => result is JsonataArray))
            return JsonataArray.Sequence(results);

        var flat = new List<JsonataValue>(results.Count);
        foreach (var result in results)
        {
            if (result is JsonataArray { IsConstructed: false } array)
                flat.AddAll(array);
            else
                flat.Add(result);
        }

        return JsonataArray.Sequence(flat);
    }
}
