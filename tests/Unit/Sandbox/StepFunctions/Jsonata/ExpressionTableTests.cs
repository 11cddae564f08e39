using RdsBackup.Unit.Aws;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

public sealed class ExpressionTableTests
{
    [Fact]
    public void Every_expression_of_the_table_gives_what_the_table_says()
    {
        var odd = from row in ExpressionTable.Rows
                  let answer = ExpressionTable.Answer(row)
                  where answer != row.Answer
                  select $"{row.Expression}\n  expected {row.Answer}\n  got      {answer}";
        Assert.Equal("", string.Join('\n', odd));
    }

    [FactWithAwsModel]
    public void Every_expression_of_the_table_gives_the_same_in_JSONatas_own_implementation()
    {
        var theirs = ExpressionTable.Theirs(File.ReadAllText(ExpressionTable.Path));
        var odd = ExpressionTable.Rows.Zip(theirs).Where(pair => pair.First.Answer != pair.Second).Select(pair => $"{pair.First.Expression}: {pair.Second}");
        Assert.Equal(ExpressionTable.Rows.Count, theirs.Count);
        Assert.Equal("", string.Join('\n', odd));
    }
}
