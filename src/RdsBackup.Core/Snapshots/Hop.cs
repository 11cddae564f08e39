namespace RdsBackup.Core.Snapshots;

/// <summary>One copy on the way from source to vault.</summary>
public enum Hop
{
    /// <summary>The copy under the sharable key, in the source account.</summary>
    Recovery,

    /// <summary>The copy under the backup account's own key, in the backup account.</summary>
    Vault,
}
