using RdsBackup.Core.Aws;
using RdsBackup.Core.Copying;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Waiting;

namespace RdsBackup.Core.Chain;

/// <summary>Where the chain leads, and how it works.</summary>
public sealed record ChainOptions
{
    /// <summary>The account and region the databases live in.</summary>
    public required Target Source { get; init; }

    /// <summary>The region of the sharable copy; the source's own region re-encrypts in place.</summary>
    public required string RecoveryRegion { get; init; }

    /// <summary>The sharable key, of the recovery region: id, ARN or alias.</summary>
    public string SharableKey { get; init; } = KeyWish.SharableAlias;

    /// <summary>The backup account, in the vault's region.</summary>
    public required Target Vault { get; init; }

    /// <summary>The backup account's own key: id, ARN or alias.</summary>
    public string VaultKey { get; init; } = KeyWish.VaultAlias;

    /// <summary>The policy that asks for it, for the tags.</summary>
    public string? Policy { get; init; }

    /// <summary>The names of the source's tags that vault copies get; none by default, for there tags can grant rights.</summary>
    public IReadOnlyList<string> CarriedTags { get; init; } = [];

    /// <summary>How copies are made.</summary>
    public CopyOptions Copying { get; init; } = new();

    /// <summary>How they are waited for.</summary>
    public WaitOptions Waiting { get; init; } = new();
}
