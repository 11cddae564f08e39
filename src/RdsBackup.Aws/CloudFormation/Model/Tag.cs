using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A name and a value attached to a resource.</summary>
public class Tag
{
    [AWSProperty(Required = true)]
    public string? Key { get; set; }

    [AWSProperty(Required = true)]
    public string? Value { get; set; }
}
