using RdsBackup.Core.Proving;

namespace RdsBackup;

/// <summary>One check of a proof.</summary>
public sealed class SnapshotCheck
{
    private readonly Check check;

    internal SnapshotCheck(Check check) => this.check = check;

    /// <summary>What is checked: <c>available</c>, <c>database</c>, <c>source</c>, <c>time</c>, <c>engine</c>, <c>size</c>, <c>key</c>, <c>lineage</c> or <c>private</c>.</summary>
    public string Name => check.Name;

    /// <summary>Whether it holds; null when it could not be checked.</summary>
    public bool? Holds => check.WhyNotMade is null ? check.Holds : null;

    /// <summary>What should be.</summary>
    public string Expected => check.Expected;

    /// <summary>What is.</summary>
    public string Found => check.Found;

    /// <summary>Whether AWS tells both what is and what must be; false where only the copy's tags say what it must be.</summary>
    public bool IsVouchedFor => check.IsVouchedFor;

    /// <summary>Why it could not be checked; null when it was.</summary>
    public string? WhyNot => check.WhyNotMade;

    /// <inheritdoc/>
    public override string ToString() => check.ToString();
}
