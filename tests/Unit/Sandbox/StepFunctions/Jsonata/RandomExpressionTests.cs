using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Unit.Aws;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

public sealed class RandomExpressionTests
{
    private const int Count = 5000;
    private const string Input = "orders";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_is_written_gives_a_value_or_an_error_of_JSONata(int seed)
    {
        var input = ExpressionTable.Inputs[Input];
        var expressions = new RandomExpressions(seed);
        for (var i = 0; i < Count; i++)
        {
            var expression = expressions.Next();
            var error = Record.Exception(() => ExpressionTable.Answer(new ExpressionTable.Row(expression, input, "")));
            Assert.True(error is null, $"{expression}\n{error}");
        }
    }

    [FactWithAwsModel]
    public void Whatever_is_written_gives_the_same_in_JSONatas_own_implementation_unless_it_is_refused_by_name()
    {
        var expressions = new RandomExpressions(seed: 3);
        var rows = Enumerable.Range(0, Count).Select(_ => new ExpressionTable.Row(expressions.Next(), ExpressionTable.Inputs[Input], "")).ToList();
        var table = new JsonObject
        {
            ["inputs"] = new JsonObject { [Input] = JsonNode.Parse(ExpressionTable.Inputs[Input].ToJson()) },
            ["cases"] = new JsonArray([.. rows.Select(row => new JsonObject { ["expression"] = row.Expression, ["input"] = Input })]),
        };
        var theirs = ExpressionTable.Theirs(table.ToJsonString());
        Assert.Equal(Count, theirs.Count);
        foreach (var (row, their) in rows.Zip(theirs))
        {
            // Half of a character is not compared.
            var our = Regex.Replace(ExpressionTable.Answer(row), @"\\ud[0-9a-f]{3}", "\uFFFD", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.True(IsSame(our, their), $"{row.Expression}\n  expected {their}\n  got      {our}");
        }
    }

    // Of two faults in the writing either may be named first. Where JSONata's own implementation fails in itself, or makes what is no number, any error will do.
    private static bool IsSame(string our, string their) =>
        our == their
        || our == $$"""{"error":"{{JsonataException.Unsupported}}"}"""
        || (IsError(our, "S") && IsError(their, "S"))
        || (IsError(our, "") && IsError(their, "") && their.Contains("Error: ", StringComparison.Ordinal));

    private static bool IsError(string answer, string code) => answer.StartsWith($$"""{"error":"{{code}}""", StringComparison.Ordinal);
}
