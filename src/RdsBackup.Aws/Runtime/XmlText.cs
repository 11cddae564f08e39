using System.Runtime.CompilerServices;
using System.Xml;

namespace RdsBackup.Aws.Runtime;

/// <summary>Reads an element that holds text only: the reader stands on its start, and afterwards behind its end.</summary>
internal static class XmlText
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string ReadText(this XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }

        reader.Read();
        var text = "";
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            text = reader.NodeType switch
            {
                XmlNodeType.Text or XmlNodeType.CDATA => text.Length == 0 ? reader.Value : text + reader.Value,
                XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.EntityReference => text,
                _ => throw new XmlException($"a {reader.NodeType} stands where text was expected"),
            };
            reader.Read();
        }

        reader.Read();
        return text;
    }
}
