using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>The policy of a queue, a topic or an event bus, as it was written and as it is meant.</summary>
internal sealed record ResourcePolicy(string Text, PolicyDocument Document)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoContext = [];

    /// <summary>Reads a policy that a caller wrote.</summary>
    /// <param name="text">The document.</param>
    /// <param name="exists">Whether there is such a principal: a policy that names another is refused.</param>
    /// <param name="refuse">Makes the service's own refusal of a reason.</param>
    /// <exception cref="AwsFault">The service's refusal.</exception>
    public static ResourcePolicy Read(string text, Func<PolicyPrincipal, bool> exists, Func<string, AwsFault> refuse)
    {
        try
        {
            var document = PolicyDocument.Parse(text, PolicyKind.Resource).EnsureEvaluable();
            var missing = document.Statements
                .SelectMany(statement => (statement.Principals ?? []).Concat(statement.NotPrincipals ?? []))
                .FirstOrDefault(principal => !exists(principal));
            return missing is null ? new(text, document) : throw refuse($"Invalid principal in policy: \"AWS\":\"{missing.Value}\"");
        }
        catch (PolicyFormatException malformed)
        {
            throw refuse(malformed.Message);
        }
        catch (PolicyNotSupportedException unknown)
        {
            throw AwsFault.Lacks($"way to evaluate this policy: {unknown.Message}");
        }
    }

    /// <summary>Decides by the caller's policies together with the resource's.</summary>
    /// <param name="policy">The resource's; null when it has none.</param>
    public static AccessDecision Decide(
        ResourcePolicy? policy, Call call, string action, string arn, IReadOnlyDictionary<string, IReadOnlyList<string>>? context = null) =>
        call.Authorizer.Decide(call, action, arn, context ?? NoContext, policy is null ? null : new AttachedPolicy("resource policy", policy.Document), []);
}
