using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>The states of a key ("Key states of AWS KMS keys").</summary>
internal enum KeyState
{
    /// <summary>A new replica key: it can be managed, and not yet be used.</summary>
    Creating,
    Enabled,
    Disabled,
    PendingDeletion,

    /// <summary>A primary key that goes when its last replica has gone.</summary>
    PendingReplicaDeletion,
}

/// <summary>A symmetric encryption key in one region.</summary>
internal sealed class Key
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Says which secret it is: related multi-region keys have the same.</summary>
    public required string MaterialId { get; init; }

    public required KeyPolicy Policy { get; set; }

    /// <summary>Whether it is one of AWS's default keys, which nobody can change.</summary>
    public bool IsAwsManaged { get; init; }

    public string Description { get; set; } = "";

    public KeyState State { get; set; } = KeyState.Enabled;

    /// <summary>When it goes; null unless it is pending deletion.</summary>
    public DateTimeOffset? DeletionDate { get; set; }

    /// <summary>How long a deletion that has been asked for waits.</summary>
    public TimeSpan? PendingWindow { get; set; }

    /// <summary>The days between rotations; null when rotation is off.</summary>
    public int? RotationPeriodDays { get; set; }

    /// <summary>When rotation was turned on.</summary>
    public DateTimeOffset? RotatingSince { get; set; }

    /// <summary>The keys of other regions it is related to, itself among them; null for a single-region key.</summary>
    public MultiRegionFamily? Family { get; init; }

    public List<Grant> Grants { get; } = [];

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public string Arn => ArnOf(AccountId, Region, Id);

    public static string ArnOf(string accountId, string region, string id) => $"arn:{Partitions.Of(region)}:kms:{region}:{accountId}:key/{id}";

    /// <summary>Refuses what needs a key that is not about to be deleted.</summary>
    /// <exception cref="AwsFault"><c>KMSInvalidStateException</c>.</exception>
    public void DemandNotPending()
    {
        if (State == KeyState.PendingDeletion)
            throw KmsFault.InvalidState(this, "is pending deletion");
        if (State == KeyState.PendingReplicaDeletion)
            throw KmsFault.InvalidState(this, "is pending replica deletion");
    }

    /// <summary>Refuses what needs a key that is not still being made.</summary>
    /// <exception cref="AwsFault"><c>KMSInvalidStateException</c>.</exception>
    public void DemandMade()
    {
        if (State == KeyState.Creating)
            throw KmsFault.InvalidState(this, "is being created");
    }

    /// <summary>Refuses what needs a key that is enabled.</summary>
    /// <exception cref="AwsFault"><c>KMSInvalidStateException</c>, <c>DisabledException</c>.</exception>
    public void DemandEnabled()
    {
        DemandNotPending();
        DemandMade();
        if (State == KeyState.Disabled)
            throw KmsFault.Disabled(this);
    }
}
