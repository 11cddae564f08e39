using RdsBackup.Models;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Kernel;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Iam;

/// <summary>
/// IAM, as far as callers and roles need it. It is global, and takes signatures for every region: clients that find AWS's own endpoint sign for
/// us-east-1 whatever region they are in, clients that are pointed at an endpoint sign for their own.
/// </summary>
internal sealed class IamService : IService
{
    private readonly IReadOnlyDictionary<string, OperationRule> operations;

    public IamService(IamDirectory directory)
    {
        var all = new Dictionary<string, OperationRule>(StringComparer.Ordinal);
        foreach (var (name, operation) in new RoleOperations(directory).All.Concat(new ManagedPolicies(directory).All).Concat(new ServiceLinkedRoles(directory).All).Concat(new UserOperations(directory).All))
        {
            all.Add(name, operation with
            {
                Run = (call, input) =>
                {
                    // A user's own session, without a second factor, cannot call IAM at all.
                    if (call.Authorizer is Identity { IsSession: true, IsRoleSession: false })
                        throw new AwsFault("InvalidClientTokenId", "The security token included in the request is invalid", 403);

                    return operation.Run(call, input);
                },
            });
        }

        operations = all;
    }

    ServiceModel IService.Model { get; } = ServiceModel.Of("iam");

    Refusals IService.Refusals => Refusals.Query;

    AwsFault IService.InvalidPage(string member, string value) => new AwsFault("ValidationError", $"Invalid {member}: {value}");

    IReadOnlyDictionary<string, OperationRule> IService.Operations => operations;
}
