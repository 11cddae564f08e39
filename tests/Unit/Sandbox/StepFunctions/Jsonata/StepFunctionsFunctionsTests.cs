using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

public sealed class StepFunctionsFunctionsTests
{
    [Theory]
    [InlineData("$partition([1..5], 2)", "[[1,2],[3,4],[5]]")]
    [InlineData("$partition([], 2)", "[]")]
    [InlineData("$range(0, 10, 5)", "[0,5,10]")]
    [InlineData("$range(5, 0, -2)", "[5,3,1]")]
    [InlineData("$range(5, 0, 2)", "[]")]
    [InlineData("$parse('{\"a\":[1,null]}').a[0]", "1")]
    [InlineData("$hash('', 'MD5')", "\"d41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("$hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("$substring($hash('abc', 'SHA-256'), 0, 10)", "\"ba7816bf8f\"")]
    public void Step_Functions_own_functions_do_what_its_guide_says(string expression, string json) => Assert.Equal(json, Evaluating.Json(expression));

    [Theory]
    [InlineData("$hash('a', 'SHA-3')")]
    [InlineData("$hash(1, 'MD5')")]
    [InlineData("$range(0, 10, 0)")]
    [InlineData("$range(0, 1000, 1)")]
    [InlineData("$range(0, 1.5, 1)")]
    [InlineData("$partition([1], 0)")]
    [InlineData("$parse('{')")]
    public void What_they_do_not_take_is_an_error(string expression) => Evaluating.Error(expression);

    [Fact]
    public void Random_numbers_and_ids_come_from_the_environment()
    {
        const string Expression = "$uuid() & ' ' & $string($random())";
        Assert.Equal(Evaluating.Json(Expression), Evaluating.Json(Expression));
        Assert.Matches("^\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} 0\\.[0-9]+\"$", Evaluating.Json(Expression));
        Assert.Equal("true", Evaluating.Json("$random(7) = $random(7)"));
    }

    [Fact]
    public void The_time_is_the_environments()
    {
        Assert.Equal("\"2026-01-15T03:12:00.500Z\"", Evaluating.Json("$now()"));
        Assert.Equal("1768446720500", Evaluating.Json("$millis()"));
        Assert.Equal("\"202601150312\"", Evaluating.Json("$now('[Y0001][M01][D01][H01][m01]')"));
    }

    [Fact]
    public void Shuffling_keeps_every_item() => Assert.Equal("[1,2,3,4,5]", Evaluating.Json("$sort($shuffle([1..5]))"));

    [Fact]
    public void A_copy_s_name_can_be_made_of_its_source()
    {
        var name = Evaluating.Json(
            "'rdsbackup-' & $substring($db, 0, 28) & '-' & $fromMillis($toMillis($time), '[Y0001][M01][D01][H01][m01]') & '-' & $substring($hash($arn & $time, 'SHA-256'), 0, 10)",
            ("db", "\"orders\""),
            ("time", "\"2026-01-15T03:12:45.123Z\""),
            ("arn", "\"arn:aws:rds:us-east-1:111111111111:snapshot:rds:orders-2026-01-15-03-12\""));
        Assert.Matches("^\"rdsbackup-orders-202601150312-[0-9a-f]{10}\"$", name);
    }

    [Fact]
    public void One_expression_serves_many_evaluations()
    {
        var expression = JsonataExpression.Parse("($n := $x; $map([1..3], function($v){$v * $n}))");
        for (var x = 1; x < 4; x++)
        {
            var value = expression.Evaluate(JsonataValue.Undefined, new Dictionary<string, JsonataValue> { ["x"] = JsonataValue.Of(x) }, Evaluating.Environment);
            Assert.Equal($"[{x},{2 * x},{3 * x}]", value.ToJson());
        }
    }
}
