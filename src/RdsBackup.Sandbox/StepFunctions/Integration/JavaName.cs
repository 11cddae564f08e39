using System.Text.RegularExpressions;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>
/// The names Step Functions uses: those of the AWS SDK for Java 2, its members with a capital letter. Its code generator lowers the capitals a name
/// begins with, but the last before a small letter, and leaves the others: <c>DBSnapshotIdentifier</c> becomes <c>DbSnapshotIdentifier</c>,
/// <c>SourceDBSnapshotIdentifier</c> and <c>MultiAZ</c> stay. Names of exceptions are cut into words, and each word has one capital.
/// </summary>
internal static partial class JavaName
{
    /// <summary>A member's name in a state machine.</summary>
    /// <param name="wire">Its name on the wire.</param>
    public static string OfMember(string wire)
    {
        var lowered = 1;
        while (lowered < wire.Length && char.IsUpper(wire[lowered]) && !(lowered + 1 < wire.Length && char.IsLower(wire[lowered + 1])))
            lowered++;

        return char.ToUpperInvariant(wire[0]) + wire[1..lowered].ToLowerInvariant() + wire[lowered..];
    }

    /// <summary>An exception's name in a state machine, without the service.</summary>
    /// <param name="code">The error's code on the wire.</param>
    public static string OfException(string code)
    {
        var stem = code.EndsWith("Fault", StringComparison.Ordinal) ? code[..^"Fault".Length]
            : code.EndsWith("Exception", StringComparison.Ordinal) ? code[..^"Exception".Length]
            : code;
        return string.Concat(Words().Matches(stem).Select(word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..].ToLowerInvariant())) + "Exception";
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();
}
