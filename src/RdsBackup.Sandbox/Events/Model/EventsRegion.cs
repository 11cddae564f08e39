namespace RdsBackup.Sandbox.Events;

/// <summary>What an account has of EventBridge in a region; the default bus is always there.</summary>
internal sealed class EventsRegion
{
    public EventsRegion(string accountId, string region) =>
        Buses[EventBus.DefaultName] = new EventBus { AccountId = accountId, Region = region, Name = EventBus.DefaultName };

    public SortedDictionary<string, EventBus> Buses { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Connection> Connections { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ApiDestination> ApiDestinations { get; } = new(StringComparer.Ordinal);

    public EventBus DefaultBus => Buses[EventBus.DefaultName];
}
