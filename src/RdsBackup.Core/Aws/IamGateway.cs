using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Aws;

/// <summary>The only place that calls IAM: the role through which RDS acts in an account.</summary>
internal sealed class IamGateway(Target target) : IGateway<IamGateway>
{
    /// <summary>The role's name, the same in every account.</summary>
    public const string RdsRole = "AWSServiceRoleForRDS";

    private readonly Lazy<AmazonIdentityManagementServiceClient> client = new(() => target.Access.Watched(new AmazonIdentityManagementServiceClient(
        target.Credentials, target.Access.Configure(new AmazonIdentityManagementServiceConfig(), target.Region))));

    public static IamGateway To(Target target) => new(target);

    /// <summary>Whether RDS's role is there; null when the caller may not look.</summary>
    public async Task<bool?> HasRdsRoleAsync(CancellationToken cancellation)
    {
        try
        {
            await CallAsync(() => client.Value.GetRoleAsync(new GetRoleRequest { RoleName = RdsRole }, cancellation), cancellation).ConfigureAwait(false);
            return true;
        }
        catch (BackupException missing) when (missing.Failure.AwsCode == "NoSuchEntity")
        {
            return false;
        }
        catch (BackupException denied) when (denied.Kind == FailureKind.AccessDenied)
        {
            return null;
        }
    }

    /// <summary>Makes RDS's role. One that is there already is left as it is.</summary>
    public async Task MakeRdsRoleAsync(CancellationToken cancellation)
    {
        try
        {
            await CallAsync(
                () => client.Value.CreateServiceLinkedRoleAsync(new CreateServiceLinkedRoleRequest { AWSServiceName = "rds.amazonaws.com" }, cancellation),
                cancellation).ConfigureAwait(false);
        }
        // IAM's word for "it has been taken in this account".
        catch (BackupException there) when (there.Failure.AwsCode == "InvalidInput")
        {
        }
    }

    private Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellation) =>
        target.Access.CallAsync(new FaultContext(Service.Iam, target.Place, RdsRole), call, cancellation);
}
