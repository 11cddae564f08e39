using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>ModifyDBClusterSnapshotAttribute</c> is asked.</summary>
public class ModifyDBClusterSnapshotAttributeRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBClusterSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? AttributeName { get; set; }

    [ListMember("AttributeValue")]
    public List<string>? ValuesToAdd { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("AttributeValue")]
    public List<string>? ValuesToRemove { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>ModifyDBClusterSnapshotAttribute</c> answers.</summary>
public class ModifyDBClusterSnapshotAttributeResponse : AmazonWebServiceResponse
{
    public DBClusterSnapshotAttributesResult? DBClusterSnapshotAttributesResult { get; set; }
}
