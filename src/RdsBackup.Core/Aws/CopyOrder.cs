using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Aws;

/// <summary>A copy that RDS is to make.</summary>
/// <param name="Source">What is copied.</param>
/// <param name="Name">The copy's identifier.</param>
/// <param name="KeyArn">The key of the copy; null where it stays unencrypted.</param>
/// <param name="OptionGroup">The option group to name; null for the engine's default one.</param>
/// <param name="CopiesOptionGroup">Whether AWS shall copy the source's option group along.</param>
/// <param name="Tags">The copy's tags.</param>
internal sealed record CopyOrder(
    SnapshotArn Source, string Name, string? KeyArn, string? OptionGroup, bool CopiesOptionGroup, IReadOnlyDictionary<string, string> Tags);
