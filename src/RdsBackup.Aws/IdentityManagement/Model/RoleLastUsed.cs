namespace Amazon.IdentityManagement.Model;

/// <summary>When and where a role was used last.</summary>
public class RoleLastUsed
{
    public DateTime? LastUsedDate { get; set; }
    public string? Region { get; set; }
}
