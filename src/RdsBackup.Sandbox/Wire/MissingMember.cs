namespace RdsBackup.Sandbox.Wire;

/// <summary>A member that an operation needs and that was not given.</summary>
/// <param name="name">The member.</param>
internal sealed class MissingMember(string name) : Exception($"{name} is missing.")
{
    public string Name { get; } = name;
}
