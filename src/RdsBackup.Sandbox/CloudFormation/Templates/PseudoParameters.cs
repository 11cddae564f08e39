using System.Text.Json.Nodes;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>What CloudFormation knows without a parameter.</summary>
internal static class PseudoParameters
{
    public const string NoValue = "AWS::NoValue";

    private static readonly string[] Known =
    [
        "AWS::AccountId", NoValue, "AWS::NotificationARNs", "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
    ];

    public static bool Has(string name) => Known.Contains(name);

    public static JsonNode? Of(Stack stack, string name) => name switch
    {
        "AWS::AccountId" => stack.AccountId,
        "AWS::Partition" => Partitions.Of(stack.Region),
        "AWS::Region" => stack.Region,
        "AWS::StackId" => stack.Id,
        "AWS::StackName" => stack.Name,
        "AWS::URLSuffix" => Partitions.Of(stack.Region) == Partitions.China ? "amazonaws.com.cn" : "amazonaws.com",
        _ => null,
    };
}
