namespace RdsBackup.Sandbox.Kms;

/// <summary>Related multi-region keys: the same id and material in several regions, one of them the primary.</summary>
internal sealed class MultiRegionFamily
{
    /// <summary>The region of the primary key.</summary>
    public required string PrimaryRegion { get; set; }

    /// <summary>All of them, the primary among them.</summary>
    public List<Key> Keys { get; } = [];

    public Key Primary => Keys.Single(key => key.Region == PrimaryRegion);

    public IEnumerable<Key> Replicas => Keys.Where(key => key.Region != PrimaryRegion);
}
