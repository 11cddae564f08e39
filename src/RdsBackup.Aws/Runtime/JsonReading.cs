using System.Text.Json;

namespace RdsBackup.Aws.Runtime;

/// <summary>Walks JSON token by token.</summary>
internal static class JsonReading
{
    /// <summary>Insists on what the reader stands on.</summary>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public static void Expect(this in Utf8JsonReader json, JsonTokenType expected)
    {
        if (json.TokenType != expected)
            throw new JsonException($"a {json.TokenType} stands where a {expected} was expected");
    }

    /// <summary>The name of an object's next property, with the reader on the first token of its value; null at the object's end.</summary>
    public static string? ReadName(this ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject)
            return null;
        var name = json.GetString();
        json.Read();
        return name;
    }
}
