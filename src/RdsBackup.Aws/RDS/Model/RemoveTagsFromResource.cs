using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>RemoveTagsFromResource</c> is asked.</summary>
public class RemoveTagsFromResourceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? ResourceName { get; set; }

    [AWSProperty(Required = true)]
    public List<string>? TagKeys { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>RemoveTagsFromResource</c> answers.</summary>
public class RemoveTagsFromResourceResponse : AmazonWebServiceResponse;
