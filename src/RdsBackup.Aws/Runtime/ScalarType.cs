using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Util;

namespace RdsBackup.Aws.Runtime;

/// <summary>A value that is one text in a form and in XML, and one token in JSON.</summary>
internal sealed class ScalarType<T>(
    Func<T, string> format, Func<string, T> parse, Action<Utf8JsonWriter, T> write, ScalarType<T>.JsonRead read) : WireType<T>
{
    internal delegate T JsonRead(ref Utf8JsonReader json);

    public override void Write(IDictionary<string, string> form, string key, T value) => form[key] = format(value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(XmlReader reader) => parse(reader.ReadText());

    public override void Write(Utf8JsonWriter json, T value) => write(json, value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(ref Utf8JsonReader json) => read(ref json);
}

/// <summary>The scalars of AWS's protocols.</summary>
internal static class Scalars
{
    private static readonly Dictionary<Type, object> All = new()
    {
        [typeof(string)] = new ScalarType<string>(
            value => value, text => text,
            (json, value) => json.WriteStringValue(value), (ref Utf8JsonReader json) => json.GetString()!),
        [typeof(int?)] = new ScalarType<int?>(
            value => StringUtils.FromInt(value!.Value), text => int.Parse(text, CultureInfo.InvariantCulture),
            (json, value) => json.WriteNumberValue(value!.Value), (ref Utf8JsonReader json) => json.GetInt32()),
        [typeof(long?)] = new ScalarType<long?>(
            value => StringUtils.FromLong(value!.Value), text => long.Parse(text, CultureInfo.InvariantCulture),
            (json, value) => json.WriteNumberValue(value!.Value), (ref Utf8JsonReader json) => json.GetInt64()),
        [typeof(double?)] = new ScalarType<double?>(
            value => value!.Value.ToString("R", CultureInfo.InvariantCulture), text => double.Parse(text, CultureInfo.InvariantCulture),
            (json, value) => json.WriteNumberValue(value!.Value), (ref Utf8JsonReader json) => json.GetDouble()),
        [typeof(bool?)] = new ScalarType<bool?>(
            value => StringUtils.FromBool(value!.Value), text => XmlConvert.ToBoolean(text),
            (json, value) => json.WriteBooleanValue(value!.Value), (ref Utf8JsonReader json) => json.GetBoolean()),
        [typeof(DateTime?)] = new ScalarType<DateTime?>(
            value => StringUtils.FromDateTimeToISO8601(value!.Value), ParseTime,
            (json, value) => json.WriteNumberValue(EpochSeconds.Of(value!.Value)), (ref Utf8JsonReader json) => EpochSeconds.ToTime(json.GetDecimal())),
    };

    public static object? TryFind(Type type) => All.GetValueOrDefault(type);

    private static DateTime? ParseTime(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
}

/// <summary>A value of an enumeration: a text that may be newer than this library.</summary>
internal sealed class EnumerationType<T> : WireType<T> where T : ConstantClass
{
    public static readonly EnumerationType<T> Instance = new();

    private static readonly Func<string, T> FindValue =
        typeof(T).GetMethod("FindValue", BindingFlags.Public | BindingFlags.Static, [typeof(string)])!.CreateDelegate<Func<string, T>>();

    public override void Write(IDictionary<string, string> form, string key, T value) => form[key] = value.Value;

    public override T Read(XmlReader reader) => FindValue(reader.ReadText());

    public override void Write(Utf8JsonWriter json, T value) => json.WriteStringValue(value.Value);

    public override T Read(ref Utf8JsonReader json) => FindValue(json.GetString()!);
}
