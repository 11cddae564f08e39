using RdsBackup.Core.Aws;
using RdsBackup.Core.Keys;

namespace RdsBackup.Core.Copying;

/// <summary>Where snapshots go, and under which keys.</summary>
/// <param name="Recovery">The source account in the region where the sharable copy is made. The source's own region re-encrypts in place.</param>
/// <param name="SharableKey">A key of the recovery region that the backup account may use.</param>
/// <param name="Vault">The backup account in the region where the vault copy is made. Another region than the recovery's makes it in one step.</param>
/// <param name="VaultKey">The backup account's own key, of the vault's region.</param>
/// <param name="Policy">The policy that asks for it, for the tags.</param>
/// <param name="CarriedTags">The names of the source's tags that vault copies get; null for none.</param>
public sealed record RouteGoal(Target Recovery, KeyDescription SharableKey, Target Vault, KeyDescription VaultKey, string? Policy = null, IReadOnlyList<string>? CarriedTags = null);
