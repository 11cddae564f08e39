using System.Xml.Linq;
using RdsBackup.Sandbox.Model;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.Iam;

/// <summary>
/// IAM, as far as callers and roles need it. It is global, and takes signatures for every region: clients that find AWS's own endpoint sign for
/// us-east-1 whatever region they are in, clients that are pointed at an endpoint sign for their own.
/// </summary>
internal sealed class IamService : IQueryService
{
    public IamService(IamDirectory directory)
    {
        var operations = new Dictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>>(StringComparer.Ordinal);
        foreach (var (name, operation) in new RoleOperations(directory).All.Concat(new ServiceLinkedRoles(directory).All).Concat(new UserOperations(directory).All))
        {
            operations.Add(name, (call, input) =>
            {
                // A user's own session, without a second factor, cannot call IAM at all.
                if (call.Authorizer is Identity { IsSession: true, IsRoleSession: false })
                    throw new AwsFault("InvalidClientTokenId", "The security token included in the request is invalid", 403);

                return operation(call, input);
            });
        }

        Operations = operations;
    }

    public string Name => "iam";

    public XNamespace Namespace => "https://iam.amazonaws.com/doc/2010-05-08/";

    public IReadOnlyDictionary<string, Func<Call, QueryInput, IEnumerable<XElement>>> Operations { get; }
}
