using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>A name and the values one of which must match.</summary>
public class Filter
{
    [AWSProperty(Required = true)]
    public string? Name { get; set; }

    [AWSProperty(Required = true)]
    [ListMember("Value")]
    public List<string>? Values { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
