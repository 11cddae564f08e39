using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Globalization;

public class JsonataTests
{
    // Case rules (Turkish has a dotted and a dotless i), signs and decimal points, names of months, digits.
    [TheoryOnHosts]
    [MemberData(nameof(Host.All), MemberType = typeof(Host))]
    public void An_expression_has_one_value_whatever_the_machine_speaks(string culture, string zone)
    {
        const string Expression = """
            [$contains("INSTANCE", /instance/i), $uppercase("ini"), $lowercase("INI"), $string(-1.5), $number("-1.5"), $formatNumber(-1234.5, "#,##0.00"), $fromMillis(1795155165123),
            $fromMillis(1795155165123, "[FNn] [D] [MNn] [Y]", "+0700"), $toMillis("20 November 2026", "[D] [MNn] [Y]"), $sort(["z", "ä", "I", "ı", "i", "a-b", "ab"])]
            """;
        string Value() => JsonataExpression.Parse(Expression)
            .Evaluate(JsonataValue.Undefined, new Dictionary<string, JsonataValue>(), new JsonataEnvironment(DateTimeOffset.UnixEpoch, new Random(1))).ToJson();

        Assert.Equal(Host.Plain(Value), Host.As(culture, zone, Value));
    }
}
