using RdsBackup.Iam;

namespace RdsBackup.Unit.Iam;

/// <summary>Short ways to put a question to policies.</summary>
internal static class Ask
{
    public const string Key = "arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    public const string User = "arn:aws:iam::111111111111:user/ann";
    public const string Session = "arn:aws:sts::111111111111:assumed-role/backup/nightly";
    public const string ForeignUser = "arn:aws:iam::222222222222:user/bob";

    public static AccessDecision Decide(
        string action,
        string resource,
        string who = User,
        string? identity = null,
        string? session = null,
        (PolicyKind Kind, string Statement)? policy = null,
        KeyGrant[]? grants = null,
        string? boundary = null,
        params (string Key, string[] Values)[] context) =>
        new ApplicablePolicies
        {
            Identity = identity is null ? [] : [Policy("identity", PolicyKind.Identity, identity)],
            Boundary = boundary is null ? null : Policy("boundary", PolicyKind.Identity, boundary),
            Session = session is null ? null : [Policy("session", PolicyKind.Identity, session)],
            Resource = policy is null ? null : Policy("policy", policy.Value.Kind, policy.Value.Statement),
            Grants = grants ?? [],
        }.Decide(new()
        {
            Requester = who.StartsWith("arn:", StringComparison.Ordinal)
                ? Requester.FromArn(who) with { UserId = "AIDAEXAMPLE", Tags = new Dictionary<string, string> { ["team"] = "dba", ["star"] = "*" } }
                : Requester.FromService(who),
            Action = action,
            Resource = resource,
            Context = context.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Values),
            Time = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        });

    private static AttachedPolicy Policy(string name, PolicyKind kind, string statements) =>
        new(name, PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""", kind));
}
