using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>A service behind its protocol.</summary>
internal abstract class Endpoint(string name)
{
    /// <summary>The name in a signature's scope.</summary>
    public string Name { get; } = name;

    /// <summary>Whether only AWS itself calls it, for what others make.</summary>
    public bool IsInner { get; init; }

    /// <summary>The names of its operations.</summary>
    public abstract IEnumerable<string> Operations { get; }

    /// <summary>The operation a request asks for; empty when it names none.</summary>
    public abstract string Action(WireRequest request);

    /// <summary>Runs the operation.</summary>
    /// <exception cref="AwsFault">What AWS would refuse.</exception>
    public abstract WireResponse Run(Call call, WireRequest request);

    /// <summary>The answer to a refused request.</summary>
    public abstract WireResponse Refuse(AwsFault fault, string requestId);
}
