namespace RdsBackup.Core.Proving;

/// <summary>What was checked on a copy.</summary>
/// <param name="Checks">Every check, in order.</param>
public sealed record Proof(IReadOnlyList<Check> Checks)
{
    /// <summary>Whether every check holds.</summary>
    public bool Holds => Checks.All(check => check.Holds);
}

/// <summary>One check.</summary>
/// <param name="Name">
/// What is checked: <c>available</c>, <c>database</c>, <c>kind</c>, <c>source</c>, <c>time</c>, <c>engine</c>, <c>size</c> (not Aurora's), <c>key</c>,
/// <c>lineage</c> or <c>private</c>.
/// </param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Expected">What should be.</param>
/// <param name="Found">What is.</param>
public sealed record Check(string Name, bool Holds, string Expected, string Found)
{
    /// <summary>Why it could not be made, and so does not hold; null when it was made.</summary>
    public string? WhyNotMade { get; init; }

    /// <summary>Who vouches for it when it holds.</summary>
    public Voucher VouchedBy { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        WhyNotMade is { } why ? $"{Name} could not be checked: {why}"
        : !Holds ? $"{Name} should be {Expected} and is {Found}"
        : $"{Name}: {Found}{VouchedBy switch { Voucher.Tags => ", by its tags only", Voucher.Nobody => ", for which nobody vouches", _ => "" }}";
}

/// <summary>Who vouches for what a check found to be as it should.</summary>
public enum Voucher
{
    /// <summary>AWS: the fact is its own.</summary>
    Aws,

    /// <summary>AWS tells what is; what it must be tells the source that the run holds, or whoever asked.</summary>
    Run,

    /// <summary>AWS tells what is; what it must be say the copy's tags only.</summary>
    Tags,

    /// <summary>AWS does not tell what is.</summary>
    Nobody,
}
