using Amazon.Runtime;
using Amazon.Runtime.Internal;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>ModifyDBSnapshotAttribute</c> is asked.</summary>
public class ModifyDBSnapshotAttributeRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBSnapshotIdentifier { get; set; }

    [AWSProperty(Required = true)]
    public string? AttributeName { get; set; }

    [ListMember("AttributeValue")]
    public List<string>? ValuesToAdd { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    [ListMember("AttributeValue")]
    public List<string>? ValuesToRemove { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}

/// <summary>What <c>ModifyDBSnapshotAttribute</c> answers.</summary>
public class ModifyDBSnapshotAttributeResponse : AmazonWebServiceResponse
{
    public DBSnapshotAttributesResult? DBSnapshotAttributesResult { get; set; }
}
