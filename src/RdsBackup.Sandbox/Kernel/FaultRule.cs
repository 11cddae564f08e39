namespace RdsBackup.Sandbox.Kernel;

/// <summary>One line of a fault script. What is null matches everything.</summary>
/// <param name="Kind">What goes wrong; one of <see cref="FaultKinds"/>.</param>
public sealed record FaultRule(string Kind)
{
    /// <summary>The service, e.g. <c>rds</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The operation, e.g. <c>CopyDBSnapshot</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The caller's account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region called.</summary>
    public string? Region { get; init; }

    /// <summary>The name of the thing it happens to, for faults that a service asks for.</summary>
    public string? Name { get; init; }

    /// <summary>How many matching calls pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How many calls it hits; null for no end.</summary>
    public int? Count { get; init; }

    /// <summary>The chance that a matching call is hit, 0 to 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How long the answer is held back, for <see cref="FaultKinds.Latency"/>, or the event, for <see cref="FaultKinds.EventLate"/>.</summary>
    public TimeSpan Latency { get; init; }
}
