using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>A structure inside a request or a response: <c>Key.Member</c> in a form, child elements in XML, an object in JSON.</summary>
internal sealed class StructureType<T> : WireType<T> where T : class, new()
{
    public static readonly StructureType<T> Instance = new();

    public override void Write(IDictionary<string, string> form, string key, T value) => Members<T>.Instance.Write(form, key, value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(XmlReader reader)
    {
        var value = new T();
        Members<T>.Instance.Fill(value, reader);
        return value;
    }

    public override void Write(Utf8JsonWriter json, T value) => Members<T>.Instance.Write(json, value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Read(ref Utf8JsonReader json)
    {
        var value = new T();
        Members<T>.Instance.Fill(value, ref json);
        return value;
    }
}
