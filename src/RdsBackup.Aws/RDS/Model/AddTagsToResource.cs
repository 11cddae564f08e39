using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>AddTagsToResource</c> is asked.</summary>
public class AddTagsToResourceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? ResourceName { get; set; }

    [AWSProperty(Required = true)]
    [ListMember("Tag")]
    public List<Tag>? Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>AddTagsToResource</c> answers.</summary>
public class AddTagsToResourceResponse : AmazonWebServiceResponse;
