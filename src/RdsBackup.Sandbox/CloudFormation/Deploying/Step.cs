using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The work on one resource within an operation.</summary>
internal abstract class Step(StackOperation operation, string logicalId, IEnumerable<string> after)
{
    public StackOperation Operation { get; } = operation;

    public string LogicalId { get; } = logicalId;

    /// <summary>The steps, by logical id, that have to be done first.</summary>
    public IReadOnlySet<string> After { get; } = after.ToHashSet(StringComparer.Ordinal);

    public StepState State { get; set; }

    /// <summary>How long it takes after its call.</summary>
    public abstract TimeSpan Takes { get; }

    /// <summary>Begins, and tells so; false when there is nothing to do.</summary>
    /// <exception cref="AwsFault">It cannot even begin.</exception>
    public abstract bool Begin(DateTimeOffset now);

    /// <summary>Makes the calls.</summary>
    /// <exception cref="AwsFault">What a service refuses.</exception>
    public abstract void Act(DateTimeOffset now);

    /// <summary>Whether what was done has come to rest.</summary>
    /// <exception cref="AwsFault">It never will.</exception>
    public virtual bool IsSettled(DateTimeOffset now) => true;

    public abstract void Succeed(DateTimeOffset now);

    public abstract void Fail(DateTimeOffset now, string reason);

    /// <summary>Ends because another step failed.</summary>
    public virtual void Cancel(DateTimeOffset now) => Fail(now, "Resource creation cancelled");
}
