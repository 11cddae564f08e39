using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Times in inputs and outputs: seconds since 1970, or text of ISO 8601.</summary>
internal static class Moment
{
    /// <summary>The time, in UTC.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTime Of(JsonNode value) => value switch
    {
        JsonValue moment when moment.TryGetValue<DateTimeOffset>(out var time) => time.UtcDateTime,
        JsonValue number when number.TryGetValue<decimal>(out var seconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000)).UtcDateTime,
        _ when value.GetValueKind() == JsonValueKind.String => DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime,
        _ => throw new FormatException($"A {value.GetValueKind()} is no time."),
    };

    /// <summary>Seconds since 1970, with milliseconds.</summary>
    public static decimal Seconds(JsonNode value) => new DateTimeOffset(Of(value)).ToUnixTimeMilliseconds() / 1000m;
}
