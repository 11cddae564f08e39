namespace RdsBackup.Sandbox.Model;

/// <summary>AWS's separate worlds; a region belongs to one.</summary>
internal static class Partitions
{
    internal const string China = "aws-cn";
    internal const string GovCloud = "aws-us-gov";

    internal static string Of(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? China
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? GovCloud
        : "aws";

    /// <summary>The host of a service's endpoint, as <c>kms:ViaService</c> carries it.</summary>
    internal static string Endpoint(string service, string region) =>
        $"{service}.{region}.amazonaws.com{(Of(region) == China ? ".cn" : "")}";
}
