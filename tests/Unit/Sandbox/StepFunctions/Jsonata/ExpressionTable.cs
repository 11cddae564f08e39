using System.Text.Json;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

/// <summary>Expressions with what they are to give, in <c>expressions.json</c>: a value, nothing, or an error's code.</summary>
internal static class ExpressionTable
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Sandbox", "StepFunctions", "Jsonata", "expressions.json");

    public static IReadOnlyList<Row> Rows { get; } = Read();

    /// <summary>What our evaluator gives, in the table's own words.</summary>
    public static string Answer(Row row)
    {
        try
        {
            var value = JsonataExpression.Parse(row.Expression).Evaluate(row.Input, null, Evaluating.Environment);
            return value.IsUndefined ? """{"undefined":true}""" : $$"""{"value":{{value.ToJson()}}}""";
        }
        catch (JsonataException error)
        {
            return $$"""{"error":"{{error.Code}}"}""";
        }
    }

    /// <summary>An answer with one way to write it: the last member alone, as <see cref="Answer"/> writes it.</summary>
    public static string Canonical(JsonElement row)
    {
        var answer = row.EnumerateObject().Last();
        return $$"""{"{{answer.Name}}":{{JsonText.Read(answer.Value).ToJson()}}}""";
    }

    private static List<Row> Read()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path));
        var inputs = table.RootElement.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => JsonataValue.Parse(input.Value.GetRawText()));
        return
        [
            .. from row in table.RootElement.GetProperty("cases").EnumerateArray()
               select new Row(
                   row.GetProperty("expression").GetString()!,
                   row.TryGetProperty("input", out var input) ? inputs[input.GetString()!] : JsonataValue.Undefined,
                   Canonical(row)),
        ];
    }

    internal sealed record Row(string Expression, JsonataValue Input, string Answer);
}
