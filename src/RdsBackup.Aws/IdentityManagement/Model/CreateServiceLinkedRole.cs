using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.IdentityManagement.Model;

/// <summary>What <c>CreateServiceLinkedRole</c> is asked.</summary>
public class CreateServiceLinkedRoleRequest : AmazonIdentityManagementServiceRequest
{
    [AWSProperty(Required = true)]
    public string? AWSServiceName { get; set; }

    public string? Description { get; set; }
    public string? CustomSuffix { get; set; }
}

/// <summary>What <c>CreateServiceLinkedRole</c> answers.</summary>
public class CreateServiceLinkedRoleResponse : AmazonWebServiceResponse
{
    public Role? Role { get; set; }
}
