using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>ListTagsForResource</c> is asked.</summary>
public class ListTagsForResourceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? ResourceName { get; set; }

    [ListMember("Filter")]
    public List<Filter>? Filters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>ListTagsForResource</c> answers.</summary>
public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    [ListMember("Tag")]
    public List<Tag>? TagList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
