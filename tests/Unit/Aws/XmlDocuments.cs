using System.Text;

namespace RdsBackup.Unit.Aws;

/// <summary>Well-formed XML with all that may be in it but a DTD: an element <c>R</c> of others, and texts in those whose names begin with <c>T</c>.</summary>
internal sealed class XmlDocuments
{
    private readonly Random random;
    private readonly int longest;
    private readonly StringBuilder xml = new();

    private XmlDocuments(int seed, int longest)
    {
        random = new Random(seed);
        this.longest = longest;
    }

    public static byte[] Make(int seed) => new XmlDocuments(seed, 0).Document(3);

    /// <summary>A document with parts that are longer than a reader's buffer.</summary>
    public static byte[] MakeLong(int seed) => new XmlDocuments(seed, 200_000).Document(4);

    private byte[] Document(int depth)
    {
        if (random.Next(2) == 0)
            xml.Append("""<?xml version="1.0" encoding="UTF-8"?>""");
        Noise(isText: false);
        Element("R", depth);
        Noise(isText: false);
        byte[] mark = random.Next(4) == 0 ? Encoding.UTF8.Preamble.ToArray() : [];
        return [.. mark, .. Encoding.UTF8.GetBytes(xml.ToString())];
    }

    private void Element(string name, int depth)
    {
        var prefix = random.Next(6) == 0 ? "p:" : "";
        xml.Append('<').Append(prefix).Append(name);
        if (prefix.Length > 0)
            xml.Append(" xmlns:p=\"http://example.com/\"");
        for (var attribute = random.Next(6) - 3; attribute > 0; attribute--)
            xml.Append(Blank(1)).Append('a').Append(attribute).Append(Blank(0)).Append('=').Append(Blank(0)).Append(Pick("'a > b'", "\"it's &amp; &#65;\"", "''", "\"größer\""));
        xml.Append(Blank(0));
        if (random.Next(6) == 0)
        {
            xml.Append("/>");
            return;
        }

        xml.Append('>');
        for (var part = random.Next(5); part > 0; part--)
        {
            if (name[0] == 'T')
                Text();
            else if (depth > 0)
                Element(Pick("T", "Text", "Key", "a.b-c_d", "TagList", "Entry1"), depth - 1);
            Noise(name[0] == 'T' || random.Next(20) == 0);
        }

        xml.Append("</").Append(prefix).Append(name).Append(Blank(0)).Append('>');
    }

    private void Text()
    {
        for (var part = random.Next(4); part >= 0; part--)
        {
            xml.Append(Pick(
                "arn:aws:rds:us-east-1:111122223333:snapshot:orders", "größer", "\U0001F600", "&lt;b&gt; &amp;", "&quot;&apos;", "&#x41;&#66;", "&#x1F600;", "a\r\nb\rc",
                " ", "\n  ", "]", "]]", "a>b", "100", "true", "&#32;", "&#13;", "\u00a0", "x ", " y"));
        }

        if (longest > 0 && random.Next(40) == 0)
            xml.Append(Pick('a', 'ß', '\n'), random.Next(longest));
    }

    private void Noise(bool isText)
    {
        for (var part = random.Next(4) - 1; part > 0; part--)
        {
            xml.Append(Pick("<!-- a <b> & - c -->", "<!---->", "<?pi it's <so> ?>", "<?p?>", "\n  ", " "));
            if (isText)
                xml.Append(Pick("<![CDATA[<a> & ]] > ]]>", "<![CDATA[]]>", "<![CDATA[ ]]>", "<![CDATA[a\r\nb]]>", "text"));
        }

        if (longest > 0 && random.Next(40) == 0)
            xml.Append("<!--").Append('c', random.Next(longest)).Append("-->");
    }

    private string Blank(int least) => random.Next(3) == 0 ? Pick(" ", "\n", "\t ", "\r\n") : new string(' ', least);

    private T Pick<T>(params T[] of) => of[random.Next(of.Length)];
}
