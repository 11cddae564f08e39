using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Unit.Sandbox.Kms;

/// <summary>A caller with policies of its own, who calls through another service.</summary>
internal sealed class Somebody(string arn, string region, string? statement = null) : IAuthorizer
{
    internal const string AllowKms = """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""";

    private readonly AttachedPolicy[] policies = statement is null ? [] :
        [new("own", PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""", PolicyKind.Identity))];

    internal Call Call() => new()
    {
        Caller = new Principal(Requester.FromArn(arn).AccountId!, arn, "AIDAEXAMPLE", Requester.FromArn(arn).PrincipalArn!),
        Region = region,
        Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        RequestId = "1",
        Endpoint = new Uri("http://sandbox.invalid/"),
        Authorizer = this,
    };

    public void Demand(Call call, string action, string resource, IReadOnlyDictionary<string, string>? context) => throw new NotSupportedException();

    public AccessDecision Decide(
        Call call,
        string action,
        string resource,
        IReadOnlyDictionary<string, IReadOnlyList<string>> context,
        AttachedPolicy? resourcePolicy,
        IReadOnlyList<KeyGrant> grants) =>
        new ApplicablePolicies { Identity = policies, Resource = resourcePolicy, Grants = grants }.Decide(new()
        {
            Requester = Requester.FromArn(arn),
            Action = action,
            Resource = resource,
            Context = context,
        });
}
