using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Model;

/// <summary>A role.</summary>
public class Role
{
    [AWSProperty(Required = true)]
    public string? Path { get; set; }

    [AWSProperty(Required = true)]
    public string? RoleName { get; set; }

    [AWSProperty(Required = true)]
    public string? RoleId { get; set; }

    [AWSProperty(Required = true)]
    public string? Arn { get; set; }

    [AWSProperty(Required = true)]
    public DateTime? CreateDate { get; set; }

    public string? AssumeRolePolicyDocument { get; set; }
    public string? Description { get; set; }
    public int? MaxSessionDuration { get; set; }
    public AttachedPermissionsBoundary? PermissionsBoundary { get; set; }
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
    public RoleLastUsed? RoleLastUsed { get; set; }
    public SourceRoleTemplate? SourceRoleTemplate { get; set; }
}
