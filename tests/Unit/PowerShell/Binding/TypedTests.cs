using System.Management.Automation;
using RdsBackup.Core.Errors;
using RdsBackup.PowerShell.Binding;
using RdsBackup.PowerShell.Hosting;

namespace RdsBackup.Unit.PowerShell.Binding;

/// <summary>What is advised can be pasted, and what is typed is understood.</summary>
public class TypedTests
{
    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("rds:orders-2026-11-20-03-12", "rds:orders-2026-11-20-03-12")]
    [InlineData("a b; c", "'a b; c'")]
    [InlineData("o'clock", "'o''clock'")]
    [InlineData("o\u2019clock", "'o\u2019\u2019clock'")]
    [InlineData("-Force", "'-Force'")]
    [InlineData("012345678901", "'012345678901'")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("\u00e4", "'\u00e4'")]
    [InlineData("", "''")]
    public void A_name_is_quoted_where_PowerShell_would_take_it_for_something_else(string name, string typed) => Assert.Equal(typed, Typed.Word(name));

    [Fact]
    public void Advice_quotes_the_names_it_repeats()
    {
        var missing = new Failure { Kind = FailureKind.KeyNotFound, Message = "m", Advice = "a", Region = "us-east-2", Subject = "alias/it's; rm" };

        Assert.EndsWith("-Alias 'it''s; rm'.", ErrorRecords.Advice(missing), StringComparison.Ordinal);
        Assert.Contains("-ProfileName 'it''s'", ErrorRecords.Options("it's", null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2h", "02:00:00")]
    [InlineData("90m", "01:30:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("30s", "00:00:30")]
    [InlineData("1d", "1.00:00:00")]
    [InlineData("7200", "02:00:00")]
    public void A_time_is_taken_with_a_unit_or_in_seconds(string typed, string time) =>
        Assert.Equal(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), new SecondsAttribute().Transform(null!, typed));

    [Theory]
    [InlineData("soon")]
    [InlineData("2 hours")]
    [InlineData("-2h")]
    [InlineData("h")]
    public void What_is_no_time_is_refused_in_our_own_words(string typed) =>
        Assert.Throws<ArgumentTransformationMetadataException>(() => new SecondsAttribute().Transform(null!, typed));

    [Fact]
    public void A_moment_that_is_none_is_refused_in_our_own_words()
    {
        Assert.Equal("2026-11-20", new MomentAttribute().Transform(null!, "2026-11-20"));
        Assert.Throws<ArgumentTransformationMetadataException>(() => new MomentAttribute().Transform(null!, "yesterday"));
    }
}
