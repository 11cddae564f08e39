using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

internal static class GrantCalls
{
    internal static Task<CreateGrantResponse> GrantAsync(this AmazonKeyManagementServiceClient client, string key, string grantee, List<string> operations) =>
        client.CreateGrantAsync(new CreateGrantRequest { KeyId = key, GranteePrincipal = grantee, Operations = operations });
}
