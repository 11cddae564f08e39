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
/// What is checked: <c>available</c>, <c>database</c>, <c>source</c>, <c>time</c>, <c>engine</c>, <c>size</c> (not Aurora's), <c>key</c>, <c>lineage</c> or
/// <c>private</c>.
/// </param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Expected">What should be.</param>
/// <param name="Found">What is.</param>
public sealed record Check(string Name, bool Holds, string Expected, string Found)
{
    /// <summary>Why it could not be made, and so does not hold; null when it was made.</summary>
    public string? WhyNotMade { get; init; }

    /// <summary>Whether AWS itself tells both what is and what must be. False where only the copy's tags say what it must be, or AWS does not tell what it is.</summary>
    public bool IsVouchedFor { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() =>
        WhyNotMade is { } why ? $"{Name} could not be checked: {why}"
        : !Holds ? $"{Name} should be {Expected} and is {Found}"
        : $"{Name}: {Found}{(IsVouchedFor ? "" : ", by its tags only")}";
}
