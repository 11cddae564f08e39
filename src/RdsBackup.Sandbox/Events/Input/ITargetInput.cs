namespace RdsBackup.Sandbox.Events;

/// <summary>Makes what a target gets of an event.</summary>
internal interface ITargetInput
{
    string For(BusEvent happened, Rule rule, DateTimeOffset ingested);
}

/// <summary>The whole event.</summary>
internal sealed class WholeEvent : ITargetInput
{
    public string For(BusEvent happened, Rule rule, DateTimeOffset ingested) => happened.Text;
}

/// <summary><c>Input</c>: always the same.</summary>
internal sealed class ConstantInput(string text) : ITargetInput
{
    public string For(BusEvent happened, Rule rule, DateTimeOffset ingested) => text;
}

/// <summary><c>InputPath</c>: a part of the event; what the event does not have is an empty object.</summary>
internal sealed class PathInput(EventPath path) : ITargetInput
{
    public string For(BusEvent happened, Rule rule, DateTimeOffset ingested) =>
        path.Find(happened.Envelope) is { } part ? part.GetRawText() : "{}";
}
