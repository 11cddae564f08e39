namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>The resource types that the sandbox can deploy.</summary>
internal sealed class ResourceTypes
{
    private readonly Dictionary<string, ResourceType> byName;

    public ResourceTypes() => byName = All.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>In the order in which the documentation shows them.</summary>
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        new IamPolicyType(),
        new IamRoleType(),
        new KmsAliasType(),
        new KmsKeyType(),
    ];

    public ResourceType? Find(string name) => byName.GetValueOrDefault(name);
}
