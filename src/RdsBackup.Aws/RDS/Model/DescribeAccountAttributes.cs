using Amazon.Runtime;
using RdsBackup.Aws.Runtime;

namespace Amazon.RDS.Model;

/// <summary>What <c>DescribeAccountAttributes</c> is asked.</summary>
public class DescribeAccountAttributesRequest : AmazonRDSRequest;

/// <summary>What <c>DescribeAccountAttributes</c> answers.</summary>
public class DescribeAccountAttributesResponse : AmazonWebServiceResponse
{
    [ListMember("AccountQuota")]
    public List<AccountQuota>? AccountQuotas { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
