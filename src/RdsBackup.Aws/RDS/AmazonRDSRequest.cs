using Amazon.Runtime;

namespace Amazon.RDS;

/// <summary>Base of every RDS request.</summary>
public class AmazonRDSRequest : AmazonWebServiceRequest;
