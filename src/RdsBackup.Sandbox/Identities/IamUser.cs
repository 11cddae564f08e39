namespace RdsBackup.Sandbox.Identities;

/// <summary>A user.</summary>
internal sealed class IamUser : PolicyHolder
{
    /// <summary>The ids of its access keys; two at most.</summary>
    public List<string> AccessKeys { get; } = [];
}
