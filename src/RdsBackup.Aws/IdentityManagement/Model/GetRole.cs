using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Model;

/// <summary>What <c>GetRole</c> is asked.</summary>
public class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    [AWSProperty(Required = true)]
    public string? RoleName { get; set; }
}

/// <summary>What <c>GetRole</c> answers.</summary>
public class GetRoleResponse : AmazonWebServiceResponse
{
    [AWSProperty(Required = true)]
    public Role? Role { get; set; }
}
