using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml;
using Amazon;

namespace RdsBackup.Aws.Runtime;

/// <summary>A list: <c>Key.MemberName.1</c>, <c>Key.MemberName.2</c>, … in a form, child elements in XML, an array in JSON.</summary>
internal sealed class ListType<T>(string memberName, WireType<T> item) : WireType<List<T>>
{
    public string MemberName { get; } = memberName;

    // Where the SDK initializes collections, empty means not set; otherwise the caller wants it empty.
    public override bool IsSet(List<T> value) => value.Count > 0 || !AWSConfigs.InitializeCollections;

    public override void Write(IDictionary<string, string> form, string key, List<T> value)
    {
        if (value.Count == 0)
            form[key] = "";
        for (var index = 0; index < value.Count; index++)
            item.Write(form, Invariant($"{key}.{MemberName}.{index + 1}"), value[index]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override List<T> Read(XmlReader reader)
    {
        var list = new List<T>();
        foreach (var _ in Children.Of(reader))
        {
            list.Add(item.Read(reader));
        }

        return list;
    }

    public override void Write(Utf8JsonWriter json, List<T> value)
    {
        json.WriteStartArray();
        foreach (var one in value)
            item.Write(json, one);
        json.WriteEndArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override List<T> Read(ref Utf8JsonReader json)
    {
        var list = new List<T>();
        json.Expect(JsonTokenType.StartArray);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
                list.Add(item.Read(ref json));
        }

        return list;
    }
}
