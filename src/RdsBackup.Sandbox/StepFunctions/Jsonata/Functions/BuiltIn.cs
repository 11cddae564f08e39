using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Functions;

/// <summary>The functions that are there without being defined: JSONata's, and those Step Functions adds.</summary>
internal static class BuiltIn
{
    private static readonly Dictionary<string, NativeFunction> Table = new IEnumerable<NativeFunction>[]
    {
        StringFunctions.All,
        EncodingFunctions.All,
        PatternFunctions.All,
        NumberFunctions.All,
        ArrayFunctions.All,
        ObjectFunctions.All,
        HigherOrderFunctions.All,
        TimeFunctions.All,
        IntrinsicFunctions.All,
    }.SelectMany(functions => functions).ToDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Table.Keys;

    /// <summary>The function; undefined when there is none of that name.</summary>
    public static JsonataValue Find(string name) => Table.TryGetValue(name, out var function) ? function : JsonataValue.Undefined;
}
