using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.CloudFormation;

/// <summary>Asks IAM, with the condition keys CloudFormation sends (service authorization reference, "AWS CloudFormation").</summary>
internal static class StackAccess
{
    /// <summary>For an operation on a stack that may be there.</summary>
    public static void Demand(Call call, string operation, Stack? stack, string name, IReadOnlyDictionary<string, string>? conditions = null) =>
        call.Demand($"cloudformation:{operation}", stack?.Id ?? (name.StartsWith("arn:", StringComparison.Ordinal) ? name : ArnOf(call, name, "*")), conditions);

    /// <summary>For an operation on none, or all.</summary>
    public static void DemandAny(Call call, string operation) => call.Demand($"cloudformation:{operation}", "*");

    /// <summary>The condition keys of an operation that makes or changes a stack.</summary>
    public static Dictionary<string, string> Conditions(StackInput input, string? changeSet = null)
    {
        var conditions = input.Tags.ToDictionary(tag => $"aws:RequestTag/{tag.Key}", tag => tag.Value, StringComparer.Ordinal);
        if (input.RoleArn is not null)
            conditions["cloudformation:RoleArn"] = input.RoleArn;

        if (changeSet is not null)
            conditions["cloudformation:ChangeSetName"] = changeSet;

        return conditions;
    }

    public static string ArnOf(Call call, string name, string id) =>
        $"arn:{Partitions.Of(call.Region)}:cloudformation:{call.Region}:{call.AccountId}:stack/{name}/{id}";
}
