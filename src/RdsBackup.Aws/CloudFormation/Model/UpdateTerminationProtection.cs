using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>What <c>UpdateTerminationProtection</c> is asked.</summary>
public class UpdateTerminationProtectionRequest : AmazonCloudFormationRequest
{
    [AWSProperty(Required = true)]
    public bool? EnableTerminationProtection { get; set; }

    [AWSProperty(Required = true)]
    public string? StackName { get; set; }
}

/// <summary>What <c>UpdateTerminationProtection</c> answers.</summary>
public class UpdateTerminationProtectionResponse : AmazonWebServiceResponse
{
    public string? StackId { get; set; }
}
