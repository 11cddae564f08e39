using System.Runtime.CompilerServices;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>
/// A value: JSON's six kinds, functions, and nothing at all. Immutable, so that states, variables and histories share values without copying –
/// which <c>JsonNode</c> forbids, for a node of it has one parent – and "undefined" is a value of its own beside null.
/// </summary>
internal abstract class JsonataValue
{
    /// <summary>No value: what a path that leads nowhere gives.</summary>
    public static JsonataValue Undefined { get; } = new JsonataUndefined();

    /// <summary>JSON's null.</summary>
    public static JsonataValue Null { get; } = new JsonataNull();

    public static JsonataValue True { get; } = new JsonataBoolean(true);

    public static JsonataValue False { get; } = new JsonataBoolean(false);

    public bool IsUndefined => ReferenceEquals(this, Undefined);

    /// <summary>What <c>$type</c> says; "undefined" for no value.</summary>
    public abstract string TypeName { get; }

    public static JsonataValue Of(string value)
    {
        Evaluator.Spend(value.Length);
        return new JsonataString(value);
    }

    public static JsonataValue Of(bool value) => value ? True : False;

    /// <exception cref="JsonataException">D1001: JSON has no such number.</exception>
    public static JsonataValue Of(double value) =>
        double.IsFinite(value) ? new JsonataNumber(value) : throw new JsonataException("D1001", $"The number is out of range: {NumberText.Write(value)}");

    /// <summary>Reads JSON.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static JsonataValue Parse(string json) => JsonText.Read(json);

    /// <summary>Whether it counts as true in a condition: empty strings, arrays and objects, zero, null, functions and nothing do not.</summary>
    public virtual bool Truth => false;

    /// <summary>The value as JSON; nothing is <c>null</c>, a function an empty string.</summary>
    public string ToJson() => JsonText.Write(this);

    public override string ToString() => ToJson();

    /// <summary>The value without what only an evaluation knows of it, all the way down.</summary>
    internal virtual JsonataValue Plain() => this;

    /// <summary>Goes into a value, on the way through what may be nested without end.</summary>
    /// <exception cref="JsonataException">D1011: values are in values too deeply to go through them. D1012: there are too many.</exception>
    internal static void Visit()
    {
        Evaluator.Spend(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonataException("D1011", "The value is nested too deeply");
    }

    /// <summary>JSONata's equality of contents.</summary>
    internal virtual bool SameAs(JsonataValue other) => ReferenceEquals(this, other);
}

internal sealed class JsonataUndefined : JsonataValue
{
    public override string TypeName => "undefined";
}

internal sealed class JsonataNull : JsonataValue
{
    public override string TypeName => "null";
}

internal sealed class JsonataBoolean(bool value) : JsonataValue
{
    public override string TypeName => "boolean";

    public override bool Truth { get; } = value;
}

internal sealed class JsonataNumber(double value) : JsonataValue
{
    public double Value { get; } = value;

    public override string TypeName => "number";

    public override bool Truth => Value != 0;

    internal override bool SameAs(JsonataValue other) => other is JsonataNumber number && number.Value == Value;
}

internal sealed class JsonataString(string value) : JsonataValue
{
    public string Value { get; } = value;

    public override string TypeName => "string";

    public override bool Truth => Value.Length > 0;

    internal override JsonataValue Plain()
    {
        Evaluator.Spend(Value.Length);
        return this;
    }

    internal override bool SameAs(JsonataValue other)
    {
        Evaluator.Spend(Value.Length / Evaluator.Glance);
        return other is JsonataString text && text.Value == Value;
    }
}
