namespace RdsBackup.Sandbox.Model;

/// <summary>Where services tell what happened in them. They know nothing of who listens.</summary>
public sealed class ServiceEvents
{
    private readonly List<Action<ServiceEvent>> listeners = [];
    private readonly List<Func<string, string, string, bool>> interests = [];

    /// <summary>Hears of everything that happens from now on.</summary>
    /// <param name="listener">Is called while the sandbox answers a call or lets happen what is due; it plans on the timeline what takes time.</param>
    public void Subscribe(Action<ServiceEvent> listener) => listeners.Add(listener);

    /// <summary>The same for who says which detail types it listens to, in which account and region, so that making others is spared.</summary>
    internal void Subscribe(Action<ServiceEvent> listener, Func<string, string, string, bool> isInterested)
    {
        Subscribe(listener);
        interests.Add(isInterested);
    }

    /// <summary>Whether anybody who said so listens to events of a detail type.</summary>
    internal bool IsHeard(string accountId, string region, string detailType) => interests.Exists(isInterested => isInterested(accountId, region, detailType));

    /// <summary>Tells of something: also for a service that the sandbox lacks, e.g. AWS Backup. Not while calls arrive on other threads.</summary>
    public void Publish(ServiceEvent happened)
    {
        foreach (var listener in listeners)
            listener(happened);
    }
}
