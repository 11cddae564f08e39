using System.Globalization;
using System.Text.Json.Nodes;
using RdsBackup.Models;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Values;
using RdsBackup.Sandbox.Wire;

namespace RdsBackup.Sandbox.StepFunctions.Integration;

/// <summary>Answers of services as state machines see them: JSON with the names of the SDK for Java 2, times as text of ISO 8601.</summary>
internal static class SdkResult
{
    /// <param name="shape">The output's shape; null for none.</param>
    public static JsonataValue Of(JsonObject output, Shape? shape) => shape is null ? new JsonataObject([]) : Value(output, shape);

    private static JsonataValue Value(JsonNode value, Shape shape) => shape.Type switch
    {
        "structure" => new JsonataObject(value.AsObject().Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(JavaName.OfMember(member.Key), Value(member.Value!, shape.Members[member.Key].Shape)))),
        "list" => new JsonataArray([.. value.AsArray().Select(item => Value(item!, shape.Item.Shape))]),
        "map" => new JsonataObject(value.AsObject().Select(one => KeyValuePair.Create(one.Key, Value(one.Value!, shape.Value.Shape)))),
        "timestamp" => JsonataValue.Of(Time(Moment.Of(value))),
        _ => JsonataValue.Parse(value.ToJsonString()),
    };

    // Java writes no fraction of a second where there is none.
    private static string Time(DateTime time) =>
        time.ToString(time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
