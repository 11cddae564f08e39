using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Asks IAM, with the condition keys RDS sends (service authorization reference, "Amazon RDS").</summary>
internal static class Access
{
    internal static void Demand(Call call, string operation, string arn, IReadOnlyDictionary<string, string>? existing = null) =>
        call.Demand($"rds:{operation}", arn, existing is null ? null : Conditions("aws:ResourceTag", existing));

    /// <summary>To make something with tags takes <c>rds:AddTagsToResource</c> too.</summary>
    internal static void DemandNew(Call call, string operation, string arn, IReadOnlyDictionary<string, string> tags)
    {
        var conditions = Conditions("aws:RequestTag", tags);
        foreach (var (key, value) in tags)
            conditions[$"rds:req-tag/{key}"] = value;
        call.Demand($"rds:{operation}", arn, conditions);
        if (tags.Count > 0)
            call.Demand("rds:AddTagsToResource", arn, conditions);
    }

    private static Dictionary<string, string> Conditions(string name, IReadOnlyDictionary<string, string> tags) =>
        tags.ToDictionary(tag => $"{name}/{tag.Key}", tag => tag.Value, StringComparer.Ordinal);
}
