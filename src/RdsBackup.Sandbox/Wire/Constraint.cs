using System.Text.RegularExpressions;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>The limits of a parameter, refused in the words of AWS's own validation.</summary>
internal static class Constraint
{
    /// <summary>Refuses a text of the wrong length or characters; null passes.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <param name="name">The parameter's name; messages begin it with a small letter.</param>
    /// <param name="least">The least length.</param>
    /// <param name="most">The greatest length.</param>
    /// <param name="pattern">The whole text has to match it.</param>
    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public static void Text(string? value, string name, int least, int most, string pattern)
    {
        if (value is null)
            return;

        if (value.Length < least)
            throw Broken(value, name, Invariant($"have length greater than or equal to {least}"));

        if (value.Length > most)
            throw Broken(value, name, Invariant($"have length less than or equal to {most}"));

        if (!Regex.IsMatch(value, $"^(?:{pattern})\\z", RegexOptions.None, TimeSpan.FromSeconds(1)))
            throw Broken(value, name, $"satisfy regular expression pattern: {pattern}");
    }

    /// <summary>Refuses a number out of range; null passes.</summary>
    /// <exception cref="AwsFault"><c>ValidationError</c>.</exception>
    public static void Number(int? value, string name, int least, int most)
    {
        if (value < least)
            throw Broken(Invariant($"{value}"), name, Invariant($"have value greater than or equal to {least}"));

        if (value > most)
            throw Broken(Invariant($"{value}"), name, Invariant($"have value less than or equal to {most}"));
    }

    private static AwsFault Broken(string value, string name, string demand) => new(
        "ValidationError",
        $"1 validation error detected: Value '{value}' at '{char.ToLowerInvariant(name[0])}{name[1..]}' failed to satisfy constraint: Member must {demand}");
}
