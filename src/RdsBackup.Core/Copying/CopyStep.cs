using RdsBackup.Core.Aws;
using RdsBackup.Core.Keys;
using RdsBackup.Core.Proving;
using RdsBackup.Core.Snapshots;

namespace RdsBackup.Core.Copying;

/// <summary>One copy to be made: from a snapshot into an account and region, under a key.</summary>
public sealed record CopyStep
{
    /// <summary>What is copied.</summary>
    public required SnapshotArn Source { get; init; }

    /// <summary>Where the copy is made.</summary>
    public required Target Destination { get; init; }

    /// <summary>Where the copy's data comes from.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>Which hop this is.</summary>
    public required Hop Hop { get; init; }

    /// <summary>The key of the copy; null where it stays unencrypted.</summary>
    public required KeyDescription? Key { get; init; }

    /// <summary>The option group to name; null for the engine's default one.</summary>
    public string? OptionGroup { get; init; }

    /// <summary>Whether <see cref="OptionGroup"/> is wished for by name: then there is no copy without it.</summary>
    public bool NeedsOptionGroup { get; init; }

    /// <summary>
    /// Whether AWS can copy the source's option group along: Oracle's, from another account in the same region, and none of AWS's default ones
    /// (RDS API reference, CopyDBSnapshot, <c>CopyOptionGroup</c>).
    /// </summary>
    public bool CanCopyOptionGroup { get; init; }

    /// <summary>Whether AWS shall do so.</summary>
    public bool CopiesOptionGroup { get; init; }

    /// <summary>What the copy must be; what AWS tells of one that is found is held against it.</summary>
    public required ProofExpectation Expected { get; init; }

    /// <summary>The account and region of what is copied, where its credentials are at hand: after a wait it is looked whether it is still the same snapshot.</summary>
    public Target? Owner { get; init; }

    /// <summary>The copy's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The copy's ARN.</summary>
    public SnapshotArn Copy => Source with { Place = Destination.Place, Id = Lineage.CopyName };

    /// <summary>Whether the copy crosses regions: those are limited by a quota.</summary>
    public bool CrossesRegions => Source.Place.Region != Destination.Region;

    /// <summary>Whether it is AWS's one-step copy into another account and another region.</summary>
    public bool IsOneStep => CrossesRegions && Source.Place.AccountId != Destination.AccountId;

    /// <summary>What RDS is asked for now.</summary>
    internal CopyOrder OrderAt(DateTimeOffset now) => new(Source, Copy.Id, Key?.Arn, OptionGroup, CopiesOptionGroup, CopyTags.At(now, Tags));

    /// <summary>The object and place, for a question to the user.</summary>
    public string Subject => $"{Source.Id} in {Source.Place}";

    /// <summary>What the step does, for a question to the user.</summary>
    public string Effect => $"Copy to {Copy.Id} in {Destination.Place}{(Key is null ? ", unencrypted" : $" under {Key.Words}")}";
}
