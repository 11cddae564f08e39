namespace RdsBackup.Sandbox.Events;

/// <summary>An event on its way to one target.</summary>
internal sealed class Delivery
{
    public required Rule Rule { get; init; }

    public required RuleTarget Target { get; init; }

    public required BusEvent Event { get; init; }

    /// <summary>When the event came to the bus.</summary>
    public required DateTimeOffset Ingested { get; init; }

    /// <summary>How often it has been tried again.</summary>
    public int Retries { get; set; }

    public string Payload => Target.Input.For(Event, Rule, Ingested);
}
