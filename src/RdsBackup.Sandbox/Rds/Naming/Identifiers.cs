using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Rds;

/// <summary>What may be the name of something new: letters, digits and hyphens; a letter first; no hyphen last; no two hyphens together.</summary>
internal static class Identifiers
{
    internal const int LongestDatabase = 63;

    /// <summary>Reads a name as RDS keeps it, in lower case, and refuses an illegal one.</summary>
    /// <exception cref="AwsFault"><c>InvalidParameterValue</c>.</exception>
    internal static string Legal(string parameter, string value, int longest)
    {
        if (!IsLegal(value))
        {
            throw Faults.InvalidParameterValue(
                $"The parameter {parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, " +
                "and hyphens; and must not end with a hyphen or contain two consecutive hyphens.");
        }

        return value.Length <= longest
            ? value.ToLowerInvariant()
            : throw Faults.InvalidParameterValue(
                Invariant($"The parameter {parameter} is not a valid identifier because it is longer than {longest} characters."));
    }

    private static bool IsLegal(string value) =>
        value.Length > 0
        && char.IsAsciiLetter(value[0])
        && value[^1] != '-'
        && !value.Contains("--", StringComparison.Ordinal)
        && value.All(one => char.IsAsciiLetterOrDigit(one) || one == '-');
}
