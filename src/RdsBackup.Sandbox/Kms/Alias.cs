using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Kms;

/// <summary>A name of a key of the same account and region.</summary>
internal sealed class Alias
{
    public required string Name { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required Key Key { get; set; }

    public required DateTimeOffset Updated { get; set; }

    public string Arn => ArnOf(Key.AccountId, Key.Region, Name);

    public static string ArnOf(string accountId, string region, string name) => $"arn:{Partitions.Of(region)}:kms:{region}:{accountId}:{name}";
}
