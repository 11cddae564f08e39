using System.Text;
using RdsBackup.Iam;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>A key's policy, as it was written and as it is meant.</summary>
internal sealed record KeyPolicy(string Text, PolicyDocument Document)
{
    private const int MostBytes = 32 * 1024;

    /// <summary>Reads a policy that a caller wrote.</summary>
    /// <param name="text">The document.</param>
    /// <param name="exists">Whether there is such a principal: a policy that names another is refused.</param>
    /// <exception cref="AwsFault"><c>MalformedPolicyDocumentException</c>, <c>LimitExceededException</c>.</exception>
    public static KeyPolicy Parse(string text, Func<PolicyPrincipal, bool> exists)
    {
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
            throw KmsFault.LimitExceeded($"Key policy size exceeds the limit of {MostBytes} bytes.");
        try
        {
            var document = PolicyDocument.Parse(text, PolicyKind.Key).EnsureEvaluable();
            var named = document.Statements.SelectMany(statement => (statement.Principals ?? []).Concat(statement.NotPrincipals ?? []));
            return named.All(exists) ? new(text, document) : throw InvalidPrincipals();
        }
        catch (PolicyFormatException malformed)
        {
            throw malformed.Where.Contains("Principal", StringComparison.Ordinal)
                ? InvalidPrincipals()
                : KmsFault.MalformedPolicy($"Policy document is malformed. {malformed.Message}");
        }
        catch (PolicyNotSupportedException unknown)
        {
            throw AwsFault.Lacks($"way to evaluate this policy: {unknown.Message}");
        }
    }

    /// <summary>"Default key policy": the account's own policies decide.</summary>
    public static KeyPolicy Default(string accountId, string region) => Of("key-default-1", new Statement
    {
        Sid = "Enable IAM User Permissions",
        Effect = Effect.Allow,
        Principals = [PolicyPrincipal.Account(accountId, Partitions.Of(region))],
        Actions = ["kms:*"],
        Resources = ["*"],
    });

    /// <summary>The policy of a default key: for everybody of the account, through its service only.</summary>
    public static KeyPolicy OfAwsManaged(string service, string accountId, string region)
    {
        var name = service.ToUpperInvariant();
        return Of(
            $"auto-{service}-2",
            new()
            {
                Sid = $"Allow access through {name} for all principals in the account that are authorized to use {name}",
                Effect = Effect.Allow,
                Principals = [PolicyPrincipal.Everyone],
                Actions = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:ListGrants", "kms:DescribeKey"],
                Resources = ["*"],
                Conditions =
                [
                    new("StringEquals", "kms:CallerAccount", accountId),
                    new("StringEquals", "kms:ViaService", Partitions.Endpoint(service, region)),
                ],
            },
            new()
            {
                Sid = "Allow direct access to key metadata to the account",
                Effect = Effect.Allow,
                Principals = [PolicyPrincipal.Account(accountId, Partitions.Of(region))],
                Actions = ["kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant"],
                Resources = ["*"],
            });
    }

    private static AwsFault InvalidPrincipals() => KmsFault.MalformedPolicy("Policy contains a statement with one or more invalid principals.");

    private static KeyPolicy Of(string id, params Statement[] statements)
    {
        var document = new PolicyDocument { Kind = PolicyKind.Key, Id = id, Statements = statements };
        return new(document.ToJson(indented: true), document);
    }
}
