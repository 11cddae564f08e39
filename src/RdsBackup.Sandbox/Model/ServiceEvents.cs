namespace RdsBackup.Sandbox.Model;

/// <summary>Where services tell what happened in them. They know nothing of who listens.</summary>
public sealed class ServiceEvents
{
    private readonly List<Action<ServiceEvent>> listeners = [];

    /// <summary>Hears of everything that happens from now on.</summary>
    /// <param name="listener">Is called while the sandbox answers a call or lets happen what is due; it plans on the timeline what takes time.</param>
    public void Subscribe(Action<ServiceEvent> listener) => listeners.Add(listener);

    /// <summary>Tells of something: also for a service that the sandbox lacks, e.g. AWS Backup. Not while calls arrive on other threads.</summary>
    public void Publish(ServiceEvent happened)
    {
        foreach (var listener in listeners)
            listener(happened);
    }
}
