using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>The users and roles of one account, by name, and what holds them all.</summary>
internal sealed class AccountDirectory
{
    /// <summary>What an organization denies everybody in it.</summary>
    public List<AttachedPolicy> ControlPolicies { get; } = [];

    public SortedDictionary<string, IamUser> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, IamRole> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The managed policies that it made, by ARN.</summary>
    public SortedDictionary<string, ManagedPolicy> Policies { get; } = new(StringComparer.Ordinal);

    /// <summary>A managed policy, its own or AWS's.</summary>
    /// <exception cref="AwsFault"><c>NoSuchEntity</c>.</exception>
    public ManagedPolicy Policy(string arn) => Policies.GetValueOrDefault(arn) ?? ManagedPolicy.Aws.GetValueOrDefault(arn)
        ?? throw new AwsFault("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.", 404);

    /// <exception cref="AwsFault"><c>NoSuchEntity</c>.</exception>
    public IamRole Role(string name) => Roles.GetValueOrDefault(name)
        ?? throw new AwsFault("NoSuchEntity", $"The role with name {name} cannot be found.", 404);

    /// <exception cref="AwsFault"><c>NoSuchEntity</c>.</exception>
    public IamUser User(string name) => Users.GetValueOrDefault(name)
        ?? throw new AwsFault("NoSuchEntity", $"The user with name {name} cannot be found.", 404);
}
