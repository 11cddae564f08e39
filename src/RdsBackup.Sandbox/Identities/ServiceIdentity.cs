using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>A service that acts by itself, without a role: only resource policies that name it let it do anything.</summary>
/// <param name="name">The service principal, e.g. <c>events.amazonaws.com</c>.</param>
/// <param name="context">Who it acts for: <c>aws:SourceArn</c>, <c>aws:SourceAccount</c>.</param>
internal sealed class ServiceIdentity(string name, IReadOnlyDictionary<string, string> context) : IAuthorizer
{
    public void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context) =>
        throw new AwsFault("AccessDenied", Decide(call, action, resource, new Dictionary<string, IReadOnlyList<string>>(), null, []).Message, 403);

    public AccessDecision Decide(
        Call call,
        string action,
        string resource,
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        AttachedPolicy? resourcePolicy,
        IReadOnlyList<KeyGrant> grants)
    {
        call.Touch(resource);
        return new ApplicablePolicies { Resource = resourcePolicy, Grants = grants }.Decide(new AccessRequest
        {
            Requester = Requester.FromService(name),
            Action = action,
            Resource = resource,
            Time = call.Now,
            Context = new Dictionary<string, IReadOnlyList<string>>(
                given.Concat(context.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<string>)[pair.Value]))), StringComparer.OrdinalIgnoreCase)
            {
                ["aws:RequestedRegion"] = [call.Region],
                ["aws:SecureTransport"] = ["true"],
                ["aws:PrincipalIsAWSService"] = ["true"],
            },
        });
    }
}
