using System.Text.Json;

namespace RdsBackup.Sandbox.Events;

/// <summary>What a pattern wants of a value of the event.</summary>
internal interface IValuePattern
{
    /// <summary>Whether a value matches; null when the event does not have it.</summary>
    bool Matches(JsonElement? value);
}

/// <summary>Wants fields of an object. Of a list in the event, one object has to have all of them.</summary>
/// <param name="fields">What each field has to be.</param>
/// <param name="alternatives"><c>$or</c>: one of them has to hold as well; empty for none.</param>
internal sealed class FieldsPattern(IReadOnlyDictionary<string, IValuePattern> fields, IReadOnlyList<FieldsPattern> alternatives) : IValuePattern
{
    public bool Matches(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(item => Matches(item)),
        { ValueKind: JsonValueKind.Object } map => Holds(map),
        _ => Holds(null),
    };

    public bool Admits(string field, JsonElement value) => !fields.TryGetValue(field, out var wanted) || wanted.Matches(value);

    private bool Holds(JsonElement? map)
    {
        foreach (var (name, wanted) in fields)
        {
            if (!wanted.Matches(map is { } found && found.TryGetProperty(name, out var value) ? value : null))
                return false;
        }

        return alternatives.Count == 0 || alternatives.Any(alternative => alternative.Holds(map));
    }
}
