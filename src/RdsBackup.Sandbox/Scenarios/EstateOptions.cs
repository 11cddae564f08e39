namespace RdsBackup.Sandbox.Scenarios;

/// <summary>What an estate is made of.</summary>
public sealed record EstateOptions
{
    /// <summary>The account that owns the databases.</summary>
    public string AccountId { get; init; } = "111111111111";

    /// <summary>The region they run in.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The name of the customer key that some databases lie under; made when there is none.</summary>
    public string CustomerKeyAlias { get; init; } = "alias/app-data";

    /// <summary>How many databases are to be backed up. The first five are named ones, all others repeat their mixture.</summary>
    public int Databases { get; init; } = 5;

    /// <summary>Where sizes and ids come from: the same seed makes the same estate.</summary>
    public int Seed { get; init; } = 1;
}
