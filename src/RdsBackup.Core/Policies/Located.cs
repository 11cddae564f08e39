using System.Text;
using System.Text.Json;

namespace RdsBackup.Core.Policies;

/// <summary>A JSON value that knows its line, so that what is wrong can be pointed at. Comments and trailing commas are skipped.</summary>
internal sealed class Located
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = JsonMistake.Depth };

    private Located(int line, JsonValueKind kind)
    {
        Line = line;
        Kind = kind;
    }

    public int Line { get; }

    public JsonValueKind Kind { get; }

    public string? Text { get; private init; }

    public long? Number { get; private init; }

    public List<Located> Items { get; } = [];

    public List<(string Name, int Line, Located Value)> Members { get; } = [];

    /// <exception cref="JsonException">It is no JSON; the exception tells the line, from 0.</exception>
    public static Located Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        reader.Read();
        var root = Read(ref reader, bytes);
        reader.Read(); // refuses what follows
        return root;
    }

    private static Located Read(ref Utf8JsonReader reader, byte[] bytes)
    {
        var line = LineOf(ref reader, bytes);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new Located(line, JsonValueKind.Object);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (name, at) = (TextOf(ref reader, bytes), LineOf(ref reader, bytes));
                    reader.Read();
                    map.Members.Add((name, at, Read(ref reader, bytes)));
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new Located(line, JsonValueKind.Array);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Read(ref reader, bytes));

                return list;
            case JsonTokenType.String:
                return new Located(line, JsonValueKind.String) { Text = TextOf(ref reader, bytes) };
            case JsonTokenType.Number:
                return new Located(line, JsonValueKind.Number) { Number = reader.TryGetInt64(out var number) ? number : null };
            case JsonTokenType.True:
                return new Located(line, JsonValueKind.True);
            case JsonTokenType.False:
                return new Located(line, JsonValueKind.False);
            default:
                return new Located(line, JsonValueKind.Null);
        }
    }

    private static string TextOf(ref Utf8JsonReader reader, byte[] bytes)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException(JsonMistake.LoneSurrogate, null, LineOf(ref reader, bytes) - 1, 0, half);
        }
    }

    private static int LineOf(ref Utf8JsonReader reader, byte[] bytes) => 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
}
