using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace RdsBackup.Aws.Runtime;

/// <summary>Walks the JSON protocols' answer token by token; what is null is as if it were not there.</summary>
internal static class JsonReading
{
    /// <summary>Insists on what the reader stands on.</summary>
    /// <exception cref="JsonException">It stands on something else.</exception>
    public static void Expect(this in Utf8JsonReader json, JsonTokenType expected)
    {
        if (json.TokenType != expected)
            throw new JsonException($"a {json.TokenType} stands where a {expected} was expected");
    }

    /// <summary>Reads an object into the structure.</summary>
    public static void Structure(this ref Utf8JsonReader json, IJsonReadable value)
    {
        json.Expect(JsonTokenType.StartObject);
        value.Read(ref json);
    }

    /// <summary>The object's next member, with the reader on its value; -1 at the object's end. What is newer than this library is skipped.</summary>
    public static int Member(this ref Utf8JsonReader json, Names names)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var member = names.Find(json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan);
            json.Read();
            if (member >= 0 && json.TokenType != JsonTokenType.Null)
                return member;
            json.Skip();
        }

        return -1;
    }

    /// <summary>Whether the array has another item, which the reader then stands on.</summary>
    public static bool Item(this ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
                return true;
        }

        return false;
    }

    /// <summary>Whether the map has another entry, whose value the reader then stands on.</summary>
    public static bool Entry(this ref Utf8JsonReader json, [NotNullWhen(true)] out string? key)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            key = json.GetString()!;
            json.Read();
            if (json.TokenType != JsonTokenType.Null)
                return true;
        }

        key = null;
        return false;
    }

    public static string Text(this in Utf8JsonReader json) => json.GetString()!;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref string? member) => member = json.GetString();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref int? member) => member = json.GetInt32();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref long? member) => member = json.GetInt64();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref double? member) => member = json.GetDouble();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref bool? member) => member = json.GetBoolean();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref DateTime? member) => member = EpochSeconds.ToTime(json.GetDecimal());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Into(this ref Utf8JsonReader json, ref List<string>? member)
    {
        json.Expect(JsonTokenType.StartArray);
        member = [];
        while (json.Item())
            member.Add(json.Text());
    }
}
