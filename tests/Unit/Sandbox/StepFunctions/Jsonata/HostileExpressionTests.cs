using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

/// <summary>The sandbox runs in somebody's shell: whatever an expression says, it ends, and takes neither the stack nor the memory along.</summary>
public sealed class HostileExpressionTests
{
    // Nearly all of it is garbage at once.
    private const long MostBytes = 2L << 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly (string Open, string Close)[] Brackets =
    [
        ("(", ")"), ("[", "]"), ("{\"a\":", "}"), ("-", ""), ("$f(", ")"), ("a.(", ")"), ("function($a){", "}"), ("a?", ":1"), ("1?2:", ""), ("a[", "]"),
        ("a^(", ")"), ("a{b:", "}"), ("$x:=", ""), ("$string(", ")"), ("1+", ""), ("a&(", ")"), ("a.", "b"), ("1 ~> ", ""), ("(", ").a"), ("[", "][0]"), ("a and ", ""),
        ("$f(?,", ")"),
    ];

    private static readonly string[] Suffixes = ["+1", "&1", "[0]", ".a", "(1)", " ~> $string", " and 1", "^(a)", "[]", "{a:b}"];

    [Theory]
    [InlineData("$pad('', 1e9)")]
    [InlineData("($big := $pad('x', 1e6); $pad('', 1e6, $big))")]
    [InlineData("[1..1e7]")]
    [InlineData("$map([1..1000], function($i){ [1..1000000] })")]
    [InlineData("($f := function($s){ $f($s & $s) }; $f('x'))")]
    [InlineData("$reduce([1..100], function($s, $i){ $s & $s }, 'x')")]
    [InlineData("$reduce([1..100], function($s, $i){ $append($s, $s) }, [1])")]
    [InlineData("$reduce([1..100], function($s, $i){ [[$s], [$s]] }, 1)")]
    [InlineData("$reduce([1..100], function($s, $i){ {'a': $s, 'b': $s} }, 1)")]
    [InlineData("$reduce([1..60], function($s, $i){ {'a': $s, 'b': $s} }, 1) = $reduce([1..60], function($s, $i){ {'a': $s, 'b': $s} }, 1)")]
    [InlineData("$string($reduce([1..60], function($s, $i){ {'a': $s, 'b': $s} }, 1))")]
    [InlineData("$clone($reduce([1..60], function($s, $i){ {'a': $s, 'b': $s} }, 1))")]
    [InlineData("$count($reduce([1..60], function($s, $i){ {'a': $s, 'b': $s} }, 1).**)")]
    [InlineData("($big := $pad('x', 1e6); [1..10000].{'a': $big})")]
    [InlineData("($big := $pad('x', 1e6); $join([1..10000].$string($), $big))")]
    [InlineData("($big := $pad('x', 1e6); $replace($big, ' ', $big))")]
    [InlineData("($big := $pad('x', 1e6); $replace($big, / /, $big))")]
    [InlineData("($big := $pad('x', 1e6); $length([1..100000].$string($big)))")]
    [InlineData("($big := [1..1000000]; $count([1..1000].$big))")]
    [InlineData("($big := [1..1000000]; $count([1..1000].[$big]).*)")]
    [InlineData("($big := [1..1000000]; $map([1..1000000], function($i){ $sum($big) }))")]
    [InlineData("($big := [1..1000000]; $map([1..1000000], function($i){ $i in $big }))")]
    [InlineData("$distinct([1..1000000])")]
    [InlineData("[1..300000]{$string($): $}")]
    [InlineData("$sort([1..1000000], function($a, $b){ $a < $b })")]
    [InlineData("($f := function(){ $f() + 1 }; $f())")]
    [InlineData("($f := function(){ $f() }; $f())")]
    [InlineData("($f := function($x){ $map([1,2], $f) }; $f(1))")]
    [InlineData("($f := function($g){ $g($g) }; $f($f))")]
    [InlineData("($f := function($g){ 1 + $g($g) }; $f($f))")]
    [InlineData("$map([1..100], function($i){ $match('aaaaaaaaaaaaaaaaaaaaaaaa' & $i, /^(a+)+$/) })")]
    [InlineData("$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', /(a*)*c/)")]
    [InlineData("(function($a)<a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?b>{1})(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)")]
    [InlineData("(function($a)<x+x+x+x+x+x+x+x+x+x+b>{1})(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)")]
    [InlineData("$formatNumber(1e20, $pad('0', 1000000, '0'))")]
    [InlineData("$formatInteger(1, $pad('0', 1000000, '0'))")]
    [InlineData("$round(1, 1e9)")]
    [InlineData("$round(1, -1e9)")]
    [InlineData("$power(10, 1e9)")]
    [InlineData("$partition([1..1000000], 1)")]
    [InlineData("$split($pad('', 1000000), '')")]
    [InlineData("$zip([1..1000000], [1..1000000], [1..1000000], [1..1000000], [1..1000000], [1..1000000], [1..1000000], [1..1000000])")]
    [InlineData("$spread([1..100000].{'a': $})")]
    [InlineData("$merge([1..1000000].{$string($): 1})")]
    [InlineData("$toMillis($pad('1', 100000, '1'), $pad('[Y]', 100000, '[Y]'))")]
    [InlineData("$fromMillis(0, $pad('[Y]', 1000000, '[Y]'))")]
    [InlineData("$parse($pad('[', 100000, '['))")]
    [InlineData("$encodeUrl($pad('', 3000000))")]
    [InlineData("$string($reduce([1..2000], function($s, $i){ [$s] }, 1), true)")]
    public void An_expression_that_grows_or_never_ends_is_ended(string expression) => Endure(expression);

    [Theory]
    [InlineData(20_000)]
    public void However_deep_an_expression_is_nested_it_is_read_or_refused(int depth)
    {
        foreach (var (open, close) in Brackets)
        {
            Endure(string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)));
            Endure(string.Concat(Enumerable.Repeat(open, depth)));
        }

        foreach (var suffix in Suffixes)
            Endure("a" + string.Concat(Enumerable.Repeat(suffix, depth)));

        foreach (var (open, close) in ((string, string)[])[("(", ")"), ("[", "]"), ("(?:a|", ")"), ("(?=", ")")])
            Endure("$match('a', /" + string.Concat(Enumerable.Repeat(open, depth)) + "a" + string.Concat(Enumerable.Repeat(close, depth)) + "/)");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_chance_nests_is_read_or_refused(int seed)
    {
        var chance = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var depth = chance.Next(1, 3_000);
            var parts = Enumerable.Range(0, depth).Select(_ => Brackets[chance.Next(Brackets.Length)]).ToList();
            var text = string.Concat(parts.Select(part => part.Open)) + "1" + string.Concat(parts.AsEnumerable().Reverse().Select(part => part.Close));
            Endure(chance.Next(3) == 0 ? text[..chance.Next(text.Length)] : text);
        }
    }

    private static void Endure(string expression)
    {
        var name = expression[..Math.Min(120, expression.Length)];
        var began = TimeProvider.System.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _ = JsonataExpression.Parse(expression).Evaluate(JsonataValue.Undefined, null, Evaluating.Environment).ToJson();
        }
        catch (JsonataException)
        {
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.True(bytes < MostBytes, $"{name}: {bytes} bytes");
        Assert.True(took < Patience, $"{name}: {took}");
    }
}
