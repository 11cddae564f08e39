using System.Text.Json;
using System.Xml;
using Amazon;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// A map from texts: <c>Key.entry.1.key</c>, <c>Key.entry.1.value</c>, … in a form, <c>entry</c> elements in XML, an object in JSON.
/// </summary>
internal sealed class MapType<T>(WireType<T> item) : WireType<Dictionary<string, T>>
{
    // Where the SDK initializes collections, empty means not set; otherwise the caller wants it empty.
    public override bool IsSet(Dictionary<string, T> value) => value.Count > 0 || !AWSConfigs.InitializeCollections;

    public override void Write(IDictionary<string, string> form, string key, Dictionary<string, T> value)
    {
        if (value.Count == 0)
            form[key] = "";
        var index = 0;
        foreach (var (name, one) in value)
        {
            var entry = Invariant($"{key}.entry.{++index}");
            form[$"{entry}.key"] = name;
            item.Write(form, $"{entry}.value", one);
        }
    }

    public override Dictionary<string, T> Read(XmlReader reader)
    {
        var map = new Dictionary<string, T>();
        foreach (var _ in Children.Of(reader))
            ReadEntry(map, reader);
        return map;
    }

    private void ReadEntry(Dictionary<string, T> map, XmlReader reader)
    {
        var key = "";
        foreach (var part in Children.Of(reader))
        {
            if (part == "key")
                key = reader.ReadText();
            else if (part == "value")
                map[key] = item.Read(reader);
            else
                reader.Skip();
        }
    }

    public override void Write(Utf8JsonWriter json, Dictionary<string, T> value)
    {
        json.WriteStartObject();
        foreach (var (name, one) in value)
        {
            json.WritePropertyName(name);
            item.Write(json, one);
        }

        json.WriteEndObject();
    }

    public override Dictionary<string, T> Read(ref Utf8JsonReader json)
    {
        var map = new Dictionary<string, T>();
        json.Expect(JsonTokenType.StartObject);
        while (json.ReadName() is { } name)
        {
            if (json.TokenType != JsonTokenType.Null)
                map[name] = item.Read(ref json);
        }

        return map;
    }
}
