using RdsBackup.Core.Proving;

namespace RdsBackup;

/// <summary>One check of a proof.</summary>
public sealed class SnapshotCheck
{
    private readonly Check check;

    internal SnapshotCheck(Check check) => this.check = check;

    /// <summary>What is checked: <c>available</c>, <c>database</c>, <c>kind</c>, <c>source</c>, <c>time</c>, <c>engine</c>, <c>size</c>, <c>key</c>, <c>lineage</c> or <c>private</c>.</summary>
    public string Name => check.Name;

    /// <summary>Whether it holds; null when it could not be checked.</summary>
    public bool? Holds => check.WhyNotMade is null ? check.Holds : null;

    /// <summary>What should be.</summary>
    public string Expected => check.Expected;

    /// <summary>What is.</summary>
    public string Found => check.Found;

    /// <summary>
    /// Who vouches for it: <c>AWS</c>; <c>you</c>, for AWS tells what is, and you named or piped what it must be; <c>tags</c>, for only the copy's tags say what it
    /// must be; or <c>nobody</c>, for AWS does not tell what is. Null where it does not hold.
    /// </summary>
    public string? VouchedBy => Holds != true ? null : check.VouchedBy switch { Voucher.Aws => "AWS", Voucher.Run => "you", Voucher.Tags => "tags", _ => "nobody" };

    /// <summary>Why it could not be checked; null when it was.</summary>
    public string? WhyNot => check.WhyNotMade;

    /// <inheritdoc/>
    public override string ToString() => check.ToString();
}
