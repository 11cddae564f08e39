using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>What <c>DeleteDBInstance</c> is asked.</summary>
public class DeleteDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string? DBInstanceIdentifier { get; set; }

    public bool? SkipFinalSnapshot { get; set; }
    public string? FinalDBSnapshotIdentifier { get; set; }
    public bool? DeleteAutomatedBackups { get; set; }
}

/// <summary>What <c>DeleteDBInstance</c> answers.</summary>
public class DeleteDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
