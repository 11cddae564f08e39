using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("a.%.b", "parent operator %")]
    [InlineData("a@$x.b", "context binding @")]
    [InlineData("a#$i.b", "position binding #")]
    [InlineData("$x ~> |a|{'b':1}|", "transform operator")]
    [InlineData("$eval('1')", "$eval")]
    [InlineData("$formatInteger(4, 'w')", "integer picture 'w'")]
    [InlineData("$formatInteger(4, 'I')", "integer picture 'I'")]
    [InlineData("$formatNumber(4, '0.0e0')", "number picture '0.0e0'")]
    [InlineData("$formatNumber(4, '0', {'digit':'x'})", "options of $formatNumber")]
    [InlineData("$fromMillis(0, '[w]')", "[w]")]
    [InlineData("$base64encode('é')", "beyond ASCII")]
    [InlineData("$match('a', function($s){$s})", "matchers that are not regular expressions")]
    public void What_the_sandbox_does_not_know_it_refuses_by_name(string expression, string named)
    {
        var error = Evaluating.Error(expression);
        Assert.Equal(JsonataException.Unsupported, error.Code);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 / 0", "D1001")]
    [InlineData("(1e308 * 10) & ''", "D1001")]
    [InlineData("a{b:c}[0]", "S0209")]
    public void What_JSONata_lets_slip_into_nonsense_is_an_error(string expression, string code) => Assert.Equal(code, Evaluating.Error(expression).Code);

    [Fact]
    public void An_endless_recursion_is_an_error_and_no_crash() =>
        Assert.Equal("D1011", Evaluating.Error("($f := function($n){1 + $f($n)}; $f(1))").Code);

    [Fact]
    public void An_endless_loop_ends()
    {
        var loop = JsonataExpression.Parse("($f := function($n){$f($n)}; $f(1))");
        var error = Assert.Throws<JsonataException>(
            () => loop.Evaluate(JsonataValue.Undefined, null, Evaluating.Environment with { Budget = 10_000 }));
        Assert.Equal("D1012", error.Code);
    }

    [Fact]
    public void An_error_says_where_in_the_expression_it_is()
    {
        Assert.Equal("1 ".Length, Evaluating.Error("1 + true").Position);
        Assert.Equal("'abc' & (1 ".Length, Evaluating.Error("'abc' & (1 + 'x')").Position);
        Assert.Equal("1 + $uppercase".Length, Evaluating.Error("1 + $uppercase(1)").Position);
    }

    [Fact]
    public void Nothing_is_not_null()
    {
        Assert.Null(Evaluating.Json("$missing"));
        Assert.Equal("null", Evaluating.Json("null"));
        Assert.Equal("{\"b\":null}", Evaluating.Json("{'a': $missing, 'b': null}"));
    }
}
