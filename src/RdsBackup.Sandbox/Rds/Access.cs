using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>Asks IAM, with the condition keys RDS sends (service authorization reference, "Amazon RDS").</summary>
internal static class Access
{
    private static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>To do something with what may be there.</summary>
    /// <param name="tags">Its tags; null when there is no such thing.</param>
    internal static void Demand(Call call, string operation, RdsArn arn, IReadOnlyDictionary<string, string>? tags = null) =>
        call.Demand($"rds:{operation}", arn.ToString(), Conditions(arn, tags ?? None, None));

    /// <summary>To make something; with tags that takes <c>rds:AddTagsToResource</c> too.</summary>
    internal static void DemandNew(Call call, string operation, RdsArn arn, IReadOnlyDictionary<string, string> tags)
    {
        var conditions = Conditions(arn, None, tags);
        call.Demand($"rds:{operation}", arn.ToString(), conditions);
        if (tags.Count > 0)
            call.Demand("rds:AddTagsToResource", arn.ToString(), conditions);
    }

    /// <summary>To put a new database into its groups, AWS's default ones included.</summary>
    internal static void DemandGroups(Call call, string operation, Database database)
    {
        Demand(call, operation, Group("subgrp", database.SubnetGroupName));
        Demand(call, operation, Group(database.Kind == SnapshotKind.Instance ? "pg" : "cluster-pg", database.ParameterGroupName));
        if (database.Kind == SnapshotKind.Instance && database.Image.OptionGroupName is { } options)
            Demand(call, operation, Group("og", options));

        RdsArn Group(string type, string name) => RdsArn.Of(call.Region, call.AccountId, type, name);
    }

    /// <summary>To tag what is there.</summary>
    internal static void DemandTags(Call call, RdsArn arn, IReadOnlyDictionary<string, string> existing, IReadOnlyDictionary<string, string> asked) =>
        call.Demand("rds:AddTagsToResource", arn.ToString(), Conditions(arn, existing, asked));

    private static Dictionary<string, string> Conditions(
        RdsArn arn, IReadOnlyDictionary<string, string> existing, IReadOnlyDictionary<string, string> asked)
    {
        var conditions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in existing)
        {
            conditions[$"aws:ResourceTag/{key}"] = value;
            conditions[$"rds:{arn.Type}-tag/{key}"] = value;
        }

        foreach (var (key, value) in asked)
        {
            conditions[$"aws:RequestTag/{key}"] = value;
            conditions[$"rds:req-tag/{key}"] = value;
        }

        return conditions;
    }
}
