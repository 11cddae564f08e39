using System.Globalization;
using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace RdsBackup.Aws.Runtime;

/// <summary>An error as the JSON protocols tell it: its code in a header or in the body, its message in the body.</summary>
internal static class JsonError
{
    /// <summary>The body's object; null where the body is none, as a proxy's page.</summary>
    public static JsonElement? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ErrorResponse Of(JsonElement? body, IWebResponseData answer)
    {
        var code = Name(answer.GetHeaderValue(HeaderKeys.XAmzErrorType) is { Length: > 0 } header ? header : Text(body, "__type") ?? Text(body, "code"));
        return new ErrorResponse
        {
            Code = code,
            Message = Text(body, "message") ?? Text(body, "Message") ?? $"The service answered {code ?? ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture)} without a message.",
        };
    }

    private static string? Text(JsonElement? body, string name) =>
        body is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // "com.amazonaws.states#InvalidArn:http://…" is InvalidArn: AWS asks clients to drop namespace and link.
    private static string? Name(string? type) => type?[(type.LastIndexOf('#') + 1)..].Split(':')[0];
}
