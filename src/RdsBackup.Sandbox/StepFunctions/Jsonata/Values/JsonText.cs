using System.Globalization;
using System.Text;
using System.Text.Json;
using RdsBackup.Sandbox.StepFunctions.Jsonata.Evaluation;

namespace RdsBackup.Sandbox.StepFunctions.Jsonata.Values;

/// <summary>Values from and to JSON.</summary>
internal static class JsonText
{
    /// <summary>How JSON is read.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 256 };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonataValue Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // Half of a surrogate pair.
            throw new JsonException(error.Message, error);
        }
    }

    public static JsonataValue Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonataValue.Of(element.GetString()!),
        JsonValueKind.Number => JsonataValue.Of(element.GetDouble()),
        JsonValueKind.True => JsonataValue.True,
        JsonValueKind.False => JsonataValue.False,
        JsonValueKind.Array => new JsonataArray([.. element.EnumerateArray().Select(Read)]),
        JsonValueKind.Object => new JsonataObject(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value)))),
        _ => JsonataValue.Null,
    };

    /// <param name="value">The value.</param>
    /// <param name="indented">Whether to write a line per item, indented by two spaces.</param>
    /// <param name="rounded">Whether to round to 15 digits, as <c>$string</c> does.</param>
    public static string Write(JsonataValue value, bool indented = false, bool rounded = false)
    {
        var text = new StringBuilder();
        new Writer(text, indented, rounded).Write(value, 0);
        return text.ToString();
    }

    private sealed class Writer(StringBuilder text, bool indented, bool rounded)
    {
        public void Write(JsonataValue value, int depth)
        {
            JsonataValue.Visit();
            switch (value)
            {
                case JsonataString { Value: var content }:
                    WriteString(content);
                    break;
                case JsonataNumber { Value: var number }:
                    text.Append(NumberText.Write(rounded ? NumberText.Rounded(number) : number));
                    break;
                case JsonataBoolean { Truth: var truth }:
                    text.Append(truth ? "true" : "false");
                    break;
                case JsonataArray array:
                    WriteArray(array, depth);
                    break;
                case JsonataObject members:
                    WriteObject(members, depth);
                    break;
                default:
                    text.Append(value is JsonataFunction ? "\"\"" : "null");
                    break;
            }
        }

        private void WriteArray(JsonataArray array, int depth)
        {
            text.Append('[');
            for (var i = 0; i < array.Count; i++)
            {
                Separate(i, depth + 1);
                Write(array.Items[i], depth + 1);
            }

            Close(']', array.Count, depth);
        }

        private void WriteObject(JsonataObject members, int depth)
        {
            text.Append('{');
            for (var i = 0; i < members.Members.Count; i++)
            {
                var (name, value) = members.Members[i];
                Separate(i, depth + 1);
                WriteString(name);
                text.Append(indented ? ": " : ":");
                Write(value, depth + 1);
            }

            Close('}', members.Members.Count, depth);
        }

        private void Separate(int item, int depth)
        {
            if (item > 0)
                text.Append(',');

            Break(depth);
        }

        private void Close(char bracket, int items, int depth)
        {
            if (items > 0)
                Break(depth);

            text.Append(bracket);
        }

        private void Break(int depth)
        {
            if (!indented)
                return;

            Evaluator.Spend(2 * depth);
            text.Append('\n').Append(' ', 2 * depth);
        }

        private void WriteString(string content)
        {
            Evaluator.Spend(content.Length);
            text.Append('"');
            for (var i = 0; i < content.Length; i++)
            {
                var character = content[i];
                _ = character switch
                {
                    '"' => text.Append("\\\""),
                    '\\' => text.Append("\\\\"),
                    '\n' => text.Append("\\n"),
                    '\r' => text.Append("\\r"),
                    '\t' => text.Append("\\t"),
                    '\b' => text.Append("\\b"),
                    '\f' => text.Append("\\f"),
                    < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                    _ when char.IsSurrogate(character) && !IsPaired(content, i) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                    _ => text.Append(character),
                };
            }

            text.Append('"');
        }

        private static bool IsPaired(string content, int i) =>
            char.IsHighSurrogate(content[i]) ? i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]) : i > 0 && char.IsHighSurrogate(content[i - 1]);
    }
}
