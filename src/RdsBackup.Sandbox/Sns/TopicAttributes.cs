using RdsBackup.Iam;
using RdsBackup.Sandbox.Identities;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Sns;

/// <summary>The attributes of topics that callers set.</summary>
internal static class TopicAttributes
{
    private static readonly string[] OwnersActions =
    [
        "SNS:GetTopicAttributes", "SNS:SetTopicAttributes", "SNS:AddPermission", "SNS:RemovePermission", "SNS:DeleteTopic", "SNS:Subscribe",
        "SNS:ListSubscriptionsByTopic", "SNS:Publish",
    ];

    /// <summary>How a topic that says nothing of it delivers over HTTP (developer guide, "Creating an HTTP/S delivery policy").</summary>
    public const string UsualDelivery =
        """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}""";

    /// <summary>What a topic has that got no policy: its own account may do everything.</summary>
    public static ResourcePolicy UsualPolicy(string accountId, string region, string name)
    {
        var document = new PolicyDocument
        {
            Kind = PolicyKind.Resource,
            Version = "2008-10-17",
            Id = "__default_policy_ID",
            Statements =
            [
                new Statement
                {
                    Sid = "__default_statement_ID",
                    Effect = Effect.Allow,
                    Principals = [PolicyPrincipal.Everyone],
                    Actions = OwnersActions,
                    Resources = [Topic.ArnOf(accountId, region, name)],
                    Conditions = [new("StringEquals", "AWS:SourceOwner", accountId)],
                },
            ],
        };
        return new ResourcePolicy(document.ToJson(), document);
    }

    /// <summary>An attribute as it was set; null for none of these.</summary>
    public static string? Get(Topic topic, string name) => name switch
    {
        "DisplayName" => topic.DisplayName,
        "KmsMasterKeyId" => topic.KeyId ?? "",
        "Policy" => topic.Policy.Text,
        _ => null,
    };

    /// <exception cref="AwsFault"><c>InvalidParameter</c>.</exception>
    public static void Set(Topic topic, string name, string value, Func<PolicyPrincipal, bool> exists)
    {
        switch (name)
        {
            case "DisplayName":
                topic.DisplayName = value.Length <= 100 ? value : throw Invalid("DisplayName Reason: Display name is longer than 100 characters");
                break;
            case "KmsMasterKeyId":
                topic.KeyId = value.Length == 0 ? null : value;
                break;
            case "Policy":
                topic.Policy = value.Length == 0
                    ? UsualPolicy(topic.AccountId, topic.Region, topic.Name)
                    : ResourcePolicy.Read(value, exists, reason => Invalid($"Policy Error: {reason}"));
                break;
            default:
                throw AwsFault.Lacks($"topic attribute '{name}'");
        }
    }

    public static AwsFault Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");
}
