using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RdsBackup.Core.Snapshots;

/// <summary>
/// The name of every copy of one source snapshot, the same on every hop:
/// <c>rdsbackup-{database}-{yyyyMMddHHmm}-{hash}</c>. The database is cut to 28 characters, the time is the original creation time in UTC, the hash is the
/// first 10 hex digits of SHA-256 over source ARN, <c>|</c> and that time as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>. At most 62 characters, so that it fits
/// cluster snapshots (63) as well.
/// </summary>
public static class CopyName
{
    /// <summary>What every copy's name begins with.</summary>
    public const string Prefix = "rdsbackup-";

    private const int DatabaseLength = 28;

    /// <summary>The name for a source snapshot's copies.</summary>
    public static string For(SnapshotArn source, DateTimeOffset sourceTime, string database)
    {
        var name = database.Length <= DatabaseLength ? database : database[..DatabaseLength].TrimEnd('-');
        return Invariant($"{Prefix}{name.ToLowerInvariant()}-{sourceTime.UtcDateTime:yyyyMMddHHmm}-{Hash(source, sourceTime)}");
    }

    /// <summary>The one way a source time is written, in names and tags.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a source time as <see cref="Format"/> writes it, and no other way.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string Hash(SnapshotArn source, DateTimeOffset sourceTime) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}|{Format(sourceTime)}")))[..10].ToLowerInvariant();
}
