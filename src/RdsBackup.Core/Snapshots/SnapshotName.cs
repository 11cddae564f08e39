using System.Globalization;
using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>RDS's rules for the name of a manual snapshot (RDS API reference, CreateDBSnapshot and CreateDBClusterSnapshot).</summary>
public static class SnapshotName
{
    /// <summary>Returns the name, or refuses one that RDS would refuse.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidName"/>: which rule it breaks.</exception>
    public static string Parse(string name, SnapshotKind kind) => BrokenRule(name, kind) is { } rule ? throw SnapshotFailures.InvalidName(name, rule) : name;

    /// <summary>The name of a snapshot that nobody named: database and time (UTC), e.g. <c>orders-2026-11-20-03-12-45</c>, as AWS's own are named.</summary>
    public static string For(string database, SnapshotKind kind, DateTimeOffset time)
    {
        var end = time.UtcDateTime.ToString("'-'yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture);
        var room = Longest(kind) - end.Length;
        return (database.Length <= room ? database : database[..room].TrimEnd('-')) + end;
    }

    private static int Longest(SnapshotKind kind) => kind == SnapshotKind.Cluster ? 63 : 255;

    private static string? BrokenRule(string name, SnapshotKind kind)
    {
        var longest = Longest(kind);
        return name.Length == 0 ? "it is empty"
            : name.Length > longest ? Invariant($"it has {name.Length} characters, and {longest} are allowed")
            : !char.IsAsciiLetter(name[0]) ? "it does not begin with a letter"
            : name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter != '-') ? "it holds other characters than letters, digits and hyphens"
            : name.EndsWith('-') ? "it ends with a hyphen"
            : name.Contains("--", StringComparison.Ordinal) ? "it holds two hyphens in a row"
            : null;
    }
}
