namespace RdsBackup.Sandbox.Model;

/// <summary>Tags of AWS's own, <c>aws:…</c>: only services write them, e.g. CloudFormation those of its stacks.</summary>
internal static class ReservedTags
{
    /// <summary>Whether a tag's key is reserved and the call is not a service's.</summary>
    public static bool Refuses(Call call, string key) => call.InvokedBy is null && IsReserved(key);

    public static bool IsReserved(string key) => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
