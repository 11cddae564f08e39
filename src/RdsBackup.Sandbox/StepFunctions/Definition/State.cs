namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>A state machine as it was written, read and checked.</summary>
internal sealed record MachineDefinition(StateGraph Graph, Template? Timeout);

/// <summary>States that lead to each other: a machine, a branch of Parallel, what Map does with an item.</summary>
internal sealed record StateGraph(string StartAt, IReadOnlyDictionary<string, State> States);

/// <summary>A state.</summary>
internal abstract record State(string Name)
{
    /// <summary>Its type, as it begins the names of its events.</summary>
    public abstract string Type { get; }

    /// <summary>The state that follows; null when the graph ends here.</summary>
    public string? Next { get; init; }

    public Template? Output { get; init; }

    public IReadOnlyList<KeyValuePair<string, Template>> Assign { get; init; } = [];

    public IReadOnlyList<Retrier> Retry { get; init; } = [];

    public IReadOnlyList<Catcher> Catch { get; init; } = [];
}

internal sealed record PassState(string Name) : State(Name)
{
    public override string Type => "Pass";
}

internal sealed record TaskState(string Name, TaskResource Resource) : State(Name)
{
    public override string Type => "Task";

    public Template? Arguments { get; init; }

    /// <summary>The role to make the call with, instead of the machine's.</summary>
    public Template? Role { get; init; }
}

internal sealed record ChoiceState(string Name, IReadOnlyList<ChoiceRule> Rules, string? Default) : State(Name)
{
    public override string Type => "Choice";
}

/// <summary>A way out of a Choice.</summary>
internal sealed record ChoiceRule(Template Condition, string Next, Template? Output, IReadOnlyList<KeyValuePair<string, Template>> Assign);

/// <param name="Name">The state's name.</param>
/// <param name="Until">Seconds or a timestamp.</param>
/// <param name="IsTimestamp">Which of the two.</param>
internal sealed record WaitState(string Name, Template Until, bool IsTimestamp) : State(Name)
{
    public override string Type => "Wait";
}

internal sealed record SucceedState(string Name) : State(Name)
{
    public override string Type => "Succeed";
}

internal sealed record FailState(string Name, Template? Error, Template? Cause) : State(Name)
{
    public override string Type => "Fail";
}

internal sealed record ParallelState(string Name, IReadOnlyList<StateGraph> Branches) : State(Name)
{
    public override string Type => "Parallel";

    public Template? Arguments { get; init; }
}

internal sealed record MapState(string Name, StateGraph Processor) : State(Name)
{
    public override string Type => "Map";

    public Template? Items { get; init; }

    public Template? ItemSelector { get; init; }

    public Template? MaxConcurrency { get; init; }
}

/// <summary>When and how often to try again.</summary>
internal sealed record Retrier(IReadOnlyList<string> Errors, double Interval, int MaxAttempts, double BackoffRate, double? MaxDelay, bool HasJitter)
{
    /// <summary>How long to wait before trying for the n-th time again, counted from 0.</summary>
    public TimeSpan Delay(int attempt, Random chance)
    {
        var seconds = Math.Min(Interval * Math.Pow(BackoffRate, attempt), MaxDelay ?? double.MaxValue);
        return TimeSpan.FromSeconds(Math.Min(HasJitter ? seconds * chance.NextDouble() : seconds, TimeSpan.FromDays(365).TotalSeconds));
    }
}

/// <summary>Where to go on when a state failed.</summary>
internal sealed record Catcher(IReadOnlyList<string> Errors, string Next, Template? Output, IReadOnlyList<KeyValuePair<string, Template>> Assign);
