using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>A type of resource: its properties, and how it is made, changed and removed by calls of its service.</summary>
/// <param name="name">E.g. <c>AWS::KMS::Key</c>.</param>
/// <param name="properties">All properties the sandbox knows.</param>
internal abstract class ResourceType(string name, params Property[] properties)
{
    public string Name { get; } = name;

    public PropertySchema Properties { get; } = new(properties);

    /// <summary>What <c>Fn::GetAtt</c> yields.</summary>
    public virtual IReadOnlyList<string> Attributes => [];

    /// <summary>The property that names the resource outside; such a resource cannot be replaced while it keeps its name.</summary>
    public virtual string? NameProperty => null;

    public virtual Tagging Tagging => Tagging.None;

    /// <summary>Whether making it takes <c>CAPABILITY_IAM</c>.</summary>
    public virtual bool NeedsCapability => false;

    /// <summary>From the call that makes it until CloudFormation is content with it.</summary>
    public virtual TimeSpan CreateTakes => TimeSpan.FromSeconds(3);

    public virtual TimeSpan UpdateTakes => CreateTakes;

    public virtual TimeSpan DeleteTakes => TimeSpan.FromSeconds(2);

    /// <summary>Makes it, and says what it is called as soon as it is there: <see cref="ResourceCall.PhysicalId"/>, then its attributes.</summary>
    /// <exception cref="AwsFault">What the service refuses.</exception>
    public abstract void Create(ResourceCall call);

    /// <summary>Changes it to the call's properties.</summary>
    /// <exception cref="AwsFault">What the service refuses.</exception>
    public abstract void Update(ResourceCall call);

    /// <summary>Removes it. What is gone already is no failure.</summary>
    /// <exception cref="AwsFault">What the service refuses.</exception>
    public abstract void Delete(ResourceCall call);

    /// <summary>Whether what was made or changed has come to rest; asked again until it has.</summary>
    /// <exception cref="AwsFault">It never will.</exception>
    public virtual bool IsSettled(ResourceCall call) => true;

    /// <summary>Whether what was removed is gone; asked again until it is.</summary>
    public virtual bool IsGone(ResourceCall call) => true;
}
