using System.Text.Json;

namespace RdsBackup.Sandbox.Events;

/// <summary>Wants a value to pass one of several tests. Of a list in the event, one item has to.</summary>
internal sealed class LeafPattern(IReadOnlyList<ValueTest> tests) : IValuePattern
{
    public bool Matches(JsonElement? value) => value switch
    {
        // "exists" works on leaves only: what is no leaf is not there.
        null or { ValueKind: JsonValueKind.Object } => tests.Any(test => test.WhenMissing),
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 0 => tests.Any(test => test.WhenMissing),
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Any(item => Passes(item)),
        { } leaf => tests.Any(test => test.Holds(leaf)),
    };

    private bool Passes(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => item.EnumerateArray().Any(Passes),
        JsonValueKind.Object => false,
        _ => tests.Any(test => test.Holds(item)),
    };
}

/// <summary>One thing that a leaf may be.</summary>
/// <param name="Holds">Whether a string, number, boolean or null passes.</param>
/// <param name="WhenMissing">Whether it passes when the event does not have the field.</param>
internal sealed record ValueTest(Func<JsonElement, bool> Holds, bool WhenMissing = false);
