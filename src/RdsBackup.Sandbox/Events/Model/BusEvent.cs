using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RdsBackup.Sandbox.Events;

/// <summary>An event on a bus, read once for all rules and targets.</summary>
internal sealed class BusEvent
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions PlainValues = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private BusEvent(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        Envelope = document.RootElement.Clone();
        Text = Encoding.UTF8.GetString(utf8);
    }

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string DetailType { get; init; }

    /// <summary>The account it comes from.</summary>
    public required string AccountId { get; init; }

    /// <summary>The ARN of the bus that sent it on; null when it comes from whoever made it.</summary>
    public string? SentOnBy { get; private init; }

    /// <summary>The whole event.</summary>
    public JsonElement Envelope { get; private init; }

    /// <summary>The whole event as targets get it.</summary>
    public string Text { get; private init; }

    /// <summary>The names by which the fault script can mean it: its detail type, its resources and what its detail calls its source.</summary>
    public IReadOnlyList<string> Names =>
    [
        DetailType,
        .. Envelope.GetProperty("resources").EnumerateArray().Select(resource => resource.GetString() ?? ""),
        .. Envelope.GetProperty("detail") is { ValueKind: JsonValueKind.Object } detail && detail.TryGetProperty("SourceIdentifier", out var name)
            && name.ValueKind == JsonValueKind.String ? (string[])[name.GetString()!] : [],
    ];

    public static BusEvent Make(
        string id,
        string source,
        string detailType,
        string accountId,
        string region,
        DateTimeOffset time,
        IEnumerable<string> resources,
        JsonNode detail)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("version", "0");
            json.WriteString("id", id);
            json.WriteString("detail-type", detailType);
            json.WriteString("source", source);
            json.WriteString("account", accountId);
            json.WriteString("time", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("region", region);
            json.WriteStartArray("resources");
            foreach (var resource in resources)
                json.WriteStringValue(resource);
            json.WriteEndArray();
            json.WritePropertyName("detail");
            detail.WriteTo(json, PlainValues);
            json.WriteEndObject();
        }

        return new BusEvent(buffer.ToArray()) { Id = id, Source = source, DetailType = detailType, AccountId = accountId };
    }

    /// <summary>The same event as another bus gets it.</summary>
    public BusEvent SentOn(EventBus by) => new(this, by.Arn) { Id = Id, Source = Source, DetailType = DetailType, AccountId = AccountId };

    private BusEvent(BusEvent original, string by)
    {
        Envelope = original.Envelope;
        Text = original.Text;
        SentOnBy = by;
    }
}
