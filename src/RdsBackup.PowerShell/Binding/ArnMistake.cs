using RdsBackup.Core.Snapshots;

namespace RdsBackup.PowerShell.Binding;

/// <summary>What is wrong with a text that begins like an ARN, and what is taken instead: all that a binding error of PowerShell's own can say is its message.</summary>
internal static class ArnMistake
{
    /// <summary>The message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="what">Whose ARN it should be, e.g. <c>an RDS snapshot</c>.</param>
    /// <param name="ofInstance">The resource type that belongs to DB instances.</param>
    /// <param name="ofCluster">The resource type that belongs to DB clusters.</param>
    public static string In(string text, string what, string ofInstance, string ofCluster)
    {
        var mistake = text.Split(':', 7) switch
        {
            { Length: < 7 } => "it has fewer than 7 parts",
            [_, "", ..] => "its partition is missing",
            [_, _, not "rds" and var service, ..] => $"its service is '{service}', not 'rds'",
            [_, _, _, "", ..] => "its region is missing",
            [_, _, _, _, var account, ..] when !AccountId.IsValid(account) => $"its account '{account}' has not 12 digits",
            [_, _, _, _, _, var type, _] when type != ofInstance && type != ofCluster => $"it is a '{type}'",
            [.., ""] => "its name is missing",
            [.., var name] when name.Count(letter => letter == ':') > 1 => "it has a part too many",
            _ => "its partition, region or name holds what none can hold",
        };
        return $"'{text}' is not the ARN of {what}: {mistake}. Pass the identifier, or arn:aws:rds:us-east-1:123456789012:{ofInstance}:name, with '{ofCluster}' for a cluster.";
    }
}
