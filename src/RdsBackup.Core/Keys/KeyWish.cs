using RdsBackup.Core.Errors;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Keys;

/// <summary>A key that is to be there.</summary>
public sealed record KeyWish
{
    /// <summary>The default alias of the sharable key.</summary>
    public const string SharableAlias = "alias/rds-backup";

    /// <summary>The default alias of the backup account's own key.</summary>
    public const string VaultAlias = "alias/rds-vault";

    private readonly string alias = "";
    private readonly string? replicaRegion;

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
    /// <exception cref="BackupException"><see cref="FailureKind.UnknownRegion"/>.</exception>
    public string? ReplicaRegion
    {
        get => replicaRegion;
        init => replicaRegion = value is null ? null : Place.ParseRegion(value);
    }

    /// <summary>Whether KMS takes an alias as a user's own: <c>alias/</c> and a name.</summary>
    public static bool IsAlias(string name) => name.Length > "alias/".Length && name.Length <= 256
        && name.StartsWith("alias/", StringComparison.Ordinal) && !name.StartsWith("alias/aws/", StringComparison.Ordinal)
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-');

    private static string Normal(string alias)
    {
        var name = alias.StartsWith("alias/", StringComparison.Ordinal) ? alias : $"alias/{alias}";
        return IsAlias(name) ? name : throw KeyFailures.InvalidAlias(alias);
    }
}
