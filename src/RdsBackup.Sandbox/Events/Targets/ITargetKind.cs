using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Events;

/// <summary>A kind of thing that a rule can tell.</summary>
internal interface ITargetKind
{
    bool Takes(Arn arn);

    /// <summary>Whether a target of it has to name a role; otherwise it must not, for the resource's own policy decides.</summary>
    bool NeedsRole { get; }

    /// <summary>Tells it.</summary>
    /// <exception cref="AwsFault">What it refuses.</exception>
    /// <exception cref="DeliveryException">EventBridge's own reason.</exception>
    void Invoke(Delivery delivery, DateTimeOffset now);
}

/// <summary>The kinds of targets there are.</summary>
internal sealed class TargetKinds(params ITargetKind[] kinds)
{
    /// <summary>The kind of a target; null when the sandbox does not know it.</summary>
    public ITargetKind? Find(Arn arn) => Array.Find(kinds, kind => kind.Takes(arn));
}
