using System.IO.Enumeration;

namespace RdsBackup.Core.Snapshots;

/// <summary>Names with <c>*</c> and <c>?</c>, as PowerShell's users write them; RDS's own lists take none.</summary>
public static class NamePattern
{
    /// <summary>Whether a name has a wildcard. No identifier of RDS's can.</summary>
    public static bool HasWildcard(string name) => name.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Whether a pattern means a name; null means any.</summary>
    public static bool Matches(string? pattern, string name) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: true);
}
