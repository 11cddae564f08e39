using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>One line of states that runs: a machine's own, a branch of Parallel, an item of Map.</summary>
internal sealed class Branch
{
    private readonly Branch? outer;

    /// <param name="execution">Whose.</param>
    /// <param name="graph">What runs.</param>
    /// <param name="outer">The line it is a part of; null for the machine's own.</param>
    public Branch(Execution execution, StateGraph graph, Branch? outer)
    {
        Execution = execution;
        Graph = graph;
        this.outer = outer;
        LastEvent = outer?.LastEvent ?? 0;
        // What is outside can be seen, and cannot be changed from inside.
        Variables = new(outer?.Variables ?? [], StringComparer.Ordinal);
        Item = outer?.Item;
    }

    public Execution Execution { get; }

    public StateGraph Graph { get; }

    public Dictionary<string, JsonataValue> Variables { get; }

    /// <summary>The context's <c>Map</c>; null outside of one.</summary>
    public JsonataValue? Item { get; init; }

    /// <summary>The number of its latest event.</summary>
    public int LastEvent { get; set; }

    /// <summary>Is told the output when the line has come to its end.</summary>
    public required Action<DateTimeOffset, Payload> Done { get; init; }

    /// <summary>Is told what went wrong when the line failed.</summary>
    public required Action<DateTimeOffset, StateFault> Failed { get; init; }

    /// <summary>Whether it was given up, because a line beside it failed.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Whether it still runs.</summary>
    public bool IsAlive => Execution.IsRunning && !IsCancelled && outer?.IsAlive != false;

    public void Cancel() => IsCancelled = true;
}

/// <summary>A state that has been entered, until it is left.</summary>
internal sealed class Visit(Branch branch, State state, Payload input, DateTimeOffset entered)
{
    public Branch Branch { get; } = branch;

    public State State { get; } = state;

    public Payload Input { get; } = input;

    public DateTimeOffset Entered { get; } = entered;

    /// <summary>How often each retrier was used.</summary>
    public int[] Attempts { get; } = new int[state.Retry.Count];

    public int RetryCount => Attempts.Sum();
}
