using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Snapshots;

/// <summary>A 12-digit AWS account id.</summary>
public static class AccountId
{
    /// <summary>Returns the id, or refuses what is not one.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidAccountId"/>.</exception>
    public static string Parse(string text) => IsValid(text) ? text : throw SnapshotFailures.InvalidAccountId(text);

    /// <summary>Whether the text is 12 digits.</summary>
    public static bool IsValid(string? text) => text is { Length: 12 } && text.All(char.IsAsciiDigit);
}
