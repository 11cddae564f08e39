using System.Collections.ObjectModel;
using RdsBackup.Core.Keys;

namespace RdsBackup;

/// <summary>A KMS key by one of its names.</summary>
public sealed class KeyInfo
{
    internal KeyInfo(string? alias, KeyState state)
    {
        var key = state.Key!;
        Alias = alias;
        KeyArn = key.Arn;
        KeyId = key.KeyId;
        Region = key.Place.Region;
        AccountId = key.Place.AccountId;
        State = key.State;
        Rotates = state.Rotates;
        MultiRegion = key.MultiRegion;
        ReplicaRegions = Frozen.Of(key.ReplicaRegions);
        SharedWith = state.Policy is { } policy ? Frozen.Of(SharableKeyPolicy.AccountsIn(policy, key.Place)) : null;
    }

    /// <summary>The alias; null when the key has none of the account's own, or aliases may not be read.</summary>
    public string? Alias { get; }

    /// <summary>The key's ARN, which names it in every account.</summary>
    public string KeyArn { get; }

    /// <summary>The key's id.</summary>
    public string KeyId { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account that owns it.</summary>
    public string AccountId { get; }

    /// <summary>KMS's state, e.g. <c>Enabled</c>.</summary>
    public string State { get; }

    /// <summary>Whether its material is renewed every year.</summary>
    public bool Rotates { get; }

    /// <summary>Whether it is a multi-region key.</summary>
    public bool MultiRegion { get; }

    /// <summary>The regions of its replicas.</summary>
    public ReadOnlyCollection<string> ReplicaRegions { get; }

    /// <summary>The other accounts that can use it through RDS; null when its policy could not be read.</summary>
    public ReadOnlyCollection<string>? SharedWith { get; }

    /// <summary>The ARN, under the name by which the cmdlets that copy take it.</summary>
    public string KmsKeyId => KeyArn;

    /// <inheritdoc/>
    public override string ToString() => KeyArn;
}
