using System.Text.Json;
using RdsBackup.Sandbox.StepFunctions.Jsonata;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;
using RdsBackup.Unit.Support;

namespace RdsBackup.Unit.Sandbox.StepFunctions.Jsonata;

/// <summary>Expressions with what they are to give, in <c>expressions.json</c>: a value, nothing, or an error's code.</summary>
internal static class ExpressionTable
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Sandbox", "StepFunctions", "Jsonata", "expressions.json");

    public static IReadOnlyDictionary<string, JsonataValue> Inputs { get; } = ReadInputs();

    public static IReadOnlyList<Row> Rows { get; } = ReadRows();

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

    /// <summary>What JSONata's own implementation gives for every case of a table, in the same words.</summary>
    public static List<string> Theirs(string table) => [.. NodeScript.Ask<JsonElement>("evaluate.js", [table]).Select(Canonical)];

    /// <summary>An answer with one way to write it: the last member alone, as <see cref="Answer"/> writes it.</summary>
    private static string Canonical(JsonElement row)
    {
        var answer = row.EnumerateObject().Last();
        return $$"""{"{{answer.Name}}":{{JsonText.Read(answer.Value).ToJson()}}}""";
    }

    private static Dictionary<string, JsonataValue> ReadInputs()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path));
        return table.RootElement.GetProperty("inputs").EnumerateObject().ToDictionary(input => input.Name, input => JsonText.Read(input.Value));
    }

    private static List<Row> ReadRows()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Path));
        return
        [
            .. from row in table.RootElement.GetProperty("cases").EnumerateArray()
               select new Row(
                   row.GetProperty("expression").GetString()!,
                   row.TryGetProperty("input", out var input) ? Inputs[input.GetString()!] : JsonataValue.Undefined,
                   Canonical(row)),
        ];
    }

    internal sealed record Row(string Expression, JsonataValue Input, string Answer);
}
