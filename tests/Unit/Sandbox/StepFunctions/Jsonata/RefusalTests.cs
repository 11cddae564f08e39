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
    [InlineData("$match('a', /(?<x>a)/)", "named groups")]
    [InlineData("$formatInteger(1, '٣')", "integer picture '٣'")]
    [InlineData("$formatInteger(1, '#-##,0')", "irregular groups")]
    [InlineData("$formatNumber(1, '0,0,00')", "irregular groups")]
    [InlineData("$formatNumber(1e22, '0')", "$formatNumber of numbers so large")]
    [InlineData("$formatBase(1e20, 2)", "$formatBase of numbers so large")]
    [InlineData("$fromMillis(0, '[H]', '-0330')", "time zone '-0330'")]
    [InlineData("$fromMillis(0, '[H]', '+1959')", "time zone of 19:59:00")]
    [InlineData("$fromMillis(0, '[Y,x]')", "width of [Y,x]")]
    [InlineData("$toMillis('10000', '[Y]')", "times outside the years 1 to 9999")]
    [InlineData("function($x)<s-?>{$x}", "two modifiers of one type")]
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
    [InlineData("$parseInteger('x', '0')", "D3030")]
    [InlineData("$toMillis('2018-13-01')", "D3110")]
    [InlineData("$round(1, 0.5)", "D1001")]
    [InlineData("$formatNumber(1, '%')", "D3085")]
    [InlineData("$formatNumber(3, missing)", "T0410")]
    [InlineData("$formatInteger(3, missing)", "T0410")]
    [InlineData("$parseInteger('3', missing)", "T0410")]
    [InlineData("$split('a', missing)", "T0410")]
    [InlineData("$contains('a', missing)", "T0410")]
    [InlineData("$replace('a', /a/, missing)", "T0410")]
    [InlineData("$pad('a', 2.5)", "T0410")]
    [InlineData("$pad('a', 1e12)", "T0410")]
    [InlineData("$range(0, -9.3e18, -1)", "T0410")]
    [InlineData("$parse('\"\\ud83d\"')", "D3030")]
    [InlineData("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /^(a+)+$/)", "D1012")]
    public void What_JSONata_lets_slip_into_nonsense_is_an_error(string expression, string code) => Assert.Equal(code, Evaluating.Error(expression).Code);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("{'a':", "}")]
    [InlineData("$f(", ")")]
    [InlineData("function(){", "}")]
    public void Brackets_without_end_are_an_error_and_no_crash(string open, string close) => Assert.Equal(
        "D1011", Evaluating.Error(string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000))).Code);

    [Theory]
    [InlineData("[1..20].$pad('', 1e7)")]
    [InlineData("($s := $pad('', 1e6); $join([1..10000].$s, ','))")]
    [InlineData("($s := $pad('', 1e6); $string([1..10000].$s))")]
    [InlineData("($s := $pad('', 1e6); $replace($s, ' ', $s))")]
    [InlineData("($s := $pad('', 1e6); $replace($s, / /, $s))")]
    [InlineData("$reduce([1..60], function($a, $i){$a & $a}, 'xx')")]
    [InlineData("$reduce([1..60], function($a, $i){[$a, $a]}, [1, 2])")]
    [InlineData("$reduce([1..60], function($a, $i){$append($a, $a)}, [1, 2])")]
    public void What_grows_without_end_is_an_error_before_it_fills_the_memory(string expression)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("D1012", Evaluating.Error(expression).Code);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1L << 30);
    }

    [Fact]
    public void An_endless_recursion_is_an_error_and_no_crash() =>
        Assert.Equal("D1011", Evaluating.Error("($f := function($n){1 + $f($n)}; $f(1))").Code);

    [Theory]
    [InlineData("$reduce([1..200000], function($a, $i){[[$a]]}, [])")]
    [InlineData("($x := $reduce([1..200000], function($a, $i){{'a': $a}}, {}); $string($x))")]
    [InlineData("($x := $reduce([1..200000], function($a, $i){[[$a]]}, [1]); $x ? 1 : 2)")]
    [InlineData("($x := $reduce([1..200000], function($a, $i){[[$a]]}, [1]); $count($keys($x.*)))")]
    [InlineData("($x := $reduce([1..200000], function($a, $i){{'f': $a.f ~> $uppercase}}, {'f': $uppercase}); $x.f('a'))")]
    public void What_is_nested_without_end_is_an_error_and_no_crash(string expression) => Assert.Equal("D1011", Evaluating.Error(expression).Code);

    [Fact]
    public void An_expression_nested_without_end_is_an_error_and_no_crash() =>
        Assert.Equal("D1011", Evaluating.Error(new string('(', 100_000) + "1" + new string(')', 100_000)).Code);

    [Fact]
    public void Half_of_a_character_is_written_so_that_it_can_be_read() => Assert.Equal("\"\\ud83d\"", Evaluating.Json("'\\ud83d'"));

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
