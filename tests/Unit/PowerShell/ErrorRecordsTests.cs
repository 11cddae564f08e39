using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell;

public class ErrorRecordsTests
{
    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_failure_has_a_category_of_its_own_choosing(FailureKind kind) =>
        Assert.True(kind == FailureKind.Refused || ErrorRecords.Category(kind) != ErrorCategory.NotSpecified);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_failure_comes_with_advice(FailureKind kind)
    {
        var failure = new Failure { Kind = kind, Message = "m", Advice = "the engine's advice", Region = "us-east-2" };

        Assert.NotEmpty(ErrorRecords.Advice(failure));
    }
}
