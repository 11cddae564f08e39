using System.Text.Json;

namespace RdsBackup.Sandbox.Events;

/// <summary>An event pattern, read once, matched often ("Amazon EventBridge event patterns").</summary>
public sealed class EventPattern
{
    private readonly FieldsPattern root;

    private EventPattern(FieldsPattern root) => this.root = root;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="Model.AwsFault"><c>InvalidEventPatternException</c>: it is no pattern, or the sandbox does not know an operator in it.</exception>
    public static EventPattern Parse(string json) => new(PatternReader.Read(json));

    /// <summary>Whether an event matches.</summary>
    /// <param name="envelope">The whole event.</param>
    public bool Matches(JsonElement envelope) => root.Matches(envelope);

    /// <summary>Whether an event whose top-level field has this value could match at all.</summary>
    internal bool Admits(string field, JsonElement value) => root.Admits(field, value);
}
