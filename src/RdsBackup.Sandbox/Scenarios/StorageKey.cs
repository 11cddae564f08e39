namespace RdsBackup.Sandbox.Scenarios;

/// <summary>What a database's storage is encrypted under.</summary>
public enum StorageKey
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>AWS's own key <c>aws/rds</c>: its snapshots cannot be shared.</summary>
    Default,

    /// <summary>The account's own key.</summary>
    Customer,
}
