using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using RdsBackup.Models;

namespace RdsBackup.Sandbox.Wire;

/// <summary>Writes outputs as XML, by their shapes.</summary>
/// <param name="xml">Where they are written.</param>
/// <param name="names">How the service calls members.</param>
/// <param name="space">The namespace.</param>
/// <param name="hasMilliseconds">Whether times are written with milliseconds.</param>
internal sealed class XmlOutput(XmlWriter xml, QueryNames names, string space, bool hasMilliseconds)
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    /// <summary>A document.</summary>
    public static byte[] Document(Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            content(xml);
            xml.WriteEndDocument();
        }

        return buffer.ToArray();
    }

    /// <summary>Writes a structure's members, in the output's order.</summary>
    /// <exception cref="InvalidOperationException">The output has a member that the model does not have.</exception>
    public void Write(Shape structure, JsonObject output)
    {
        foreach (var (name, value) in output)
        {
            var member = structure.Members.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{structure.Name} has no member {name}.");
            if (value is not null)
                Write(names.Of(member), member.Shape, value);
        }
    }

    private void Write(string name, Shape shape, JsonNode value)
    {
        if (shape.IsFlattened)
        {
            Content(name, shape, value);
            return;
        }

        xml.WriteStartElement(name, space);
        Content(name, shape, value);
        xml.WriteEndElement();
    }

    private void Content(string name, Shape shape, JsonNode value)
    {
        switch (shape.Type)
        {
            case "structure":
                Write(shape, value.AsObject());
                break;
            case "list":
                foreach (var item in value.AsArray())
                    Write(shape.IsFlattened ? name : shape.Item.LocationName ?? "member", shape.Item.Shape, item!);
                break;
            case "map":
                foreach (var (key, one) in value.AsObject())
                {
                    xml.WriteStartElement(shape.IsFlattened ? name : "entry", space);
                    xml.WriteElementString(names.Key(shape), space, key);
                    Write(names.Value(shape), shape.Value.Shape, one!);
                    xml.WriteEndElement();
                }

                break;
            case "timestamp":
                xml.WriteString(Moment.Of(value).ToString(hasMilliseconds ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                break;
            default:
                xml.WriteString(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
                break;
        }
    }
}
