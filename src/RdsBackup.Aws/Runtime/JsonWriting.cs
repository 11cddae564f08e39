using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;

namespace RdsBackup.Aws.Runtime;

/// <summary>The JSON protocols' request. What is null is not sent.</summary>
internal static class JsonWriting
{
    public static void Write(this Utf8JsonWriter json, IJsonWritable value)
    {
        json.WriteStartObject();
        value.Write(json);
        json.WriteEndObject();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, string? value)
    {
        if (value is not null)
            json.WriteString(names.Of(member), value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, ConstantClass? value) => json.Add(names, member, value?.Value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, int? value) => json.Add(names, member, (long?)value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, long? value)
    {
        if (value is { } set)
            json.WriteNumber(names.Of(member), set);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, double? value)
    {
        if (value is { } set)
            json.WriteNumber(names.Of(member), set);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, bool? value)
    {
        if (value is { } set)
            json.WriteBoolean(names.Of(member), set);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, DateTime? value)
    {
        if (value is { } set)
            json.WriteNumber(names.Of(member), EpochSeconds.Of(set));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, IJsonWritable? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(names.Of(member));
        json.Write(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, IReadOnlyList<string>? values)
    {
        if (!IsSet(values))
            return;
        json.WriteStartArray(names.Of(member));
        foreach (var value in values!)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, IReadOnlyList<ConstantClass>? values)
    {
        if (!IsSet(values))
            return;
        json.WriteStartArray(names.Of(member));
        foreach (var value in values!)
            json.WriteStringValue(value.Value);
        json.WriteEndArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, IReadOnlyList<IJsonWritable>? values)
    {
        if (!IsSet(values))
            return;
        json.WriteStartArray(names.Of(member));
        foreach (var value in values!)
            json.Write(value);
        json.WriteEndArray();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(this Utf8JsonWriter json, Names names, int member, Dictionary<string, string>? values)
    {
        if (!IsSet(values))
            return;
        json.WriteStartObject(names.Of(member));
        foreach (var (name, value) in values!)
            json.WriteString(name, value);
        json.WriteEndObject();
    }

    // Where the SDK initializes collections, empty means not set; otherwise the caller wants it empty.
    private static bool IsSet<T>(IReadOnlyCollection<T>? values) => values is not null && (values.Count > 0 || !AWSConfigs.InitializeCollections);
}
