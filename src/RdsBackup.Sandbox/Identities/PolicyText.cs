using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Identities;

/// <summary>Checks a policy that a caller hands in.</summary>
internal static class PolicyText
{
    /// <summary>The policy, when AWS would take it and the sandbox can evaluate all of it.</summary>
    /// <exception cref="AwsFault"><c>MalformedPolicyDocument</c>.</exception>
    public static PolicyDocument Read(string json, PolicyKind kind)
    {
        try
        {
            return PolicyDocument.Parse(json, kind).EnsureEvaluable();
        }
        catch (PolicyFormatException malformed)
        {
            throw new AwsFault("MalformedPolicyDocument", malformed.Message);
        }
        catch (PolicyNotSupportedException unknown)
        {
            throw AwsFault.Lacks($"way to evaluate this policy: {unknown.Message}");
        }
    }

    /// <summary>The trust policy, when all principals it names are there.</summary>
    /// <exception cref="AwsFault"><c>MalformedPolicyDocument</c>.</exception>
    public static PolicyDocument ReadTrust(string json, IamDirectory directory)
    {
        var policy = Read(json, PolicyKind.Trust);
        var missing = policy.Statements.SelectMany(statement => (statement.Principals ?? []).Concat(statement.NotPrincipals ?? []))
            .FirstOrDefault(principal => !directory.Exists(principal));
        return missing is null ? policy
            : throw new AwsFault("MalformedPolicyDocument", $"Invalid principal in policy: \"AWS\":\"{missing.Value}\"");
    }
}
