namespace RdsBackup.Sandbox.Model;

/// <summary>Where services tell what happened in them. They know nothing of who listens.</summary>
public sealed class ServiceEvents
{
    private readonly List<Action<ServiceEvent>> listeners = [];

    /// <summary>Hears of everything that happens from now on.</summary>
    /// <param name="listener">Is called while the sandbox answers a call or lets happen what is due; it plans on the timeline what takes time.</param>
    public void Subscribe(Action<ServiceEvent> listener) => listeners.Add(listener);

    internal void Publish(ServiceEvent happened)
    {
        foreach (var listener in listeners)
            listener(happened);
    }
}
