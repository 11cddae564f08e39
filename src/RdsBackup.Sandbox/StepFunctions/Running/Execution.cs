using System.Text.Json.Nodes;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

namespace RdsBackup.Sandbox.StepFunctions;

/// <summary>A run of a state machine, by the definition it had when the run began.</summary>
internal sealed class Execution(StateMachine machine, string name, Payload input, DateTimeOffset start)
{
    /// <summary>As many events an execution's history may have.</summary>
    public const int MostEvents = 25_000;

    private readonly List<HistoryEvent> history = [];

    public StateMachine Machine { get; } = machine;

    public MachineDefinition Definition { get; } = machine.Definition;

    public string Name { get; } = name;

    public string Arn { get; } = machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + name;

    public string Region => Machine.Region;

    /// <summary>The name of its role sessions.</summary>
    public string SessionName => Name.Length <= 64 ? Name : Name[..64];

    public Payload Input { get; } = input;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset? Stop { get; private set; }

    public string Status { get; private set; } = "RUNNING";

    public Payload? Output { get; private set; }

    public string? Error { get; private set; }

    public string? Cause { get; private set; }

    /// <summary>What a Standard workflow is billed by: entered states, and tasks tried again.</summary>
    public int Transitions { get; set; }

    public bool IsRunning => Status == "RUNNING";

    public IReadOnlyList<HistoryEvent> History => history;

    /// <summary>Adds an event.</summary>
    /// <returns>Its number.</returns>
    public int Record(int previous, DateTimeOffset time, string type, string? detailName = null, JsonObject? detail = null)
    {
        history.Add(new HistoryEvent(history.Count + 1, previous, time, type, detailName, detail));
        return history.Count;
    }

    /// <summary>Ends it.</summary>
    public void End(string status, DateTimeOffset time, Payload? output = null, string? error = null, string? cause = null) =>
        (Status, Stop, Output, Error, Cause) = (status, time, output, error, cause);
}

/// <summary>A value that goes from state to state, with its text, which counts against the limit.</summary>
internal sealed class Payload
{
    /// <summary>The most a payload may have, in bytes of UTF-8.</summary>
    public const int MostBytes = 262_144;

    public Payload(JsonataValue value) => (Value, Text) = (value, value.ToJson());

    public Payload(JsonataValue value, string text) => (Value, Text) = (value, text);

    public JsonataValue Value { get; }

    public string Text { get; }

    public bool IsTooLarge => Text.Length > MostBytes / 4 && System.Text.Encoding.UTF8.GetByteCount(Text) > MostBytes;
}
