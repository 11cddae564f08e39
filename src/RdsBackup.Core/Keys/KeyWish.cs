using RdsBackup.Core.Errors;

namespace RdsBackup.Core.Keys;

/// <summary>A key that is to be there.</summary>
public sealed record KeyWish
{
    /// <summary>The default alias of the sharable key.</summary>
    public const string SharableAlias = "alias/rds-backup";

    /// <summary>The default alias of the backup account's own key.</summary>
    public const string VaultAlias = "alias/rds-vault";

    private readonly string alias = "";

    /// <summary>The alias; <c>alias/</c> in front may be left out.</summary>
    /// <exception cref="BackupException"><see cref="FailureKind.InvalidName"/>.</exception>
    public required string Alias
    {
        get => alias;
        init => alias = Normal(value);
    }

    /// <summary>The accounts that may use it through RDS; none for the vault key.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>A second region that is to hold a replica; it makes the key a multi-region key.</summary>
    public string? ReplicaRegion { get; init; }

    private static string Normal(string alias)
    {
        var name = alias.StartsWith("alias/", StringComparison.Ordinal) ? alias : $"alias/{alias}";
        return name.Length > "alias/".Length && !name.StartsWith("alias/aws/", StringComparison.Ordinal)
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-') && name.Length <= 256
            ? name
            : throw Failures.InvalidAlias(alias);
    }
}
