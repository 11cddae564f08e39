using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Iam;

/// <summary>A principal with its permissions.</summary>
internal sealed class Identity(Principal principal) : IAuthorizer
{
    private static readonly AttachedPolicy administratorAccess = new("AdministratorAccess", new PolicyDocument
    {
        Kind = PolicyKind.Identity,
        Statements = [new() { Effect = Effect.Allow, Actions = ["*"], Resources = ["*"] }],
    });

    public Principal Principal { get; } = principal;

    public void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context)
    {
    }

    public AccessDecision Decide(
        Call call,
        string action,
        string resource,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context,
        AttachedPolicy? resourcePolicy,
        IReadOnlyList<KeyGrant> grants) =>
        new ApplicablePolicies { Identity = [administratorAccess], Resource = resourcePolicy, Grants = grants }.Decide(new()
        {
            Requester = Requester.FromArn(Principal.Arn) with { UserId = Principal.UserId },
            Action = action,
            Resource = resource,
            Context = context,
            Time = call.Now,
        });
}
