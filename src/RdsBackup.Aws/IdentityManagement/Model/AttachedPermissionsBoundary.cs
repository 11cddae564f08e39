namespace Amazon.IdentityManagement.Model;

/// <summary>The policy that bounds a role's permissions.</summary>
public class AttachedPermissionsBoundary
{
    public PermissionsBoundaryAttachmentType? PermissionsBoundaryType { get; set; }
    public string? PermissionsBoundaryArn { get; set; }
}
