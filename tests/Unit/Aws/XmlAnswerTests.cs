using System.Text;
using System.Xml;
using RdsBackup.Aws.Runtime;

namespace RdsBackup.Unit.Aws;

/// <summary>The reader of the query protocol's answers against .NET's own, in documents made from a seed.</summary>
public sealed class XmlAnswerTests
{
    // In the documents a name that begins so is that of an element with text, any other that of one with elements.
    private const char TextMark = 'T';

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CheckCharacters = false,
    };

    [Fact]
    public void Documents_of_all_kinds_are_read_as_the_frameworks_reader_reads_them()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var document = XmlDocuments.Make(seed);
            Assert.Equal(Judged(document), Read(new MemoryStream(document)));
        }
    }

    [Fact]
    public void Where_the_bytes_of_an_answer_are_cut_into_packets_does_not_matter()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var document = XmlDocuments.Make(seed);
            var whole = Read(new MemoryStream(document));
            Assert.Equal(whole, Read(new Packets(document, () => 1)));
            for (var at = 1; at < document.Length; at++)
            {
                var sizes = new Queue<int>([at, document.Length]);
                Assert.Equal(whole, Read(new Packets(document, sizes.Dequeue)));
            }
        }
    }

    [Fact]
    public void An_answer_of_any_length_is_read_whatever_its_parts_are()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var document = XmlDocuments.MakeLong(seed);
            Assert.Equal(Judged(document), Read(new Packets(document, () => random.Next(1, 20_000))));
        }
    }

    [Fact]
    public void An_answer_that_is_cut_anywhere_is_no_answer()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var document = XmlDocuments.Make(seed);
            for (var length = 0; length < document.Length; length++)
                Compare(document[..length], $"seed {seed}, {length} bytes");
        }
    }

    [Fact]
    public void A_damaged_answer_is_no_other_answer()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var random = new Random(seed);
            var document = XmlDocuments.Make(seed % 200);
            // Not its last byte: the framework lets half a character pass there.
            document[random.Next(document.Length - 1)] = (byte)(random.Next(4) == 0 ? random.Next(256) : "<>&;/!?-[]'\"= x:#"[random.Next(17)]);
            Compare(document, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("<R><!DOCTYPE x></R>")]
    [InlineData("<!DOCTYPE R [<!ENTITY a 'aaaa'>]><R>&a;</R>")]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?><R/>")]
    [InlineData("<R><T>\u00e4</T></R>", "iso-8859-1")]
    [InlineData("<R/>", "utf-16")]
    public void What_AWS_never_sends_is_refused(string document, string encoding = "utf-8") =>
        Assert.Throws<FormatException>(() => Read(new MemoryStream(Encoding.GetEncoding(encoding).GetBytes(document))));

    [Fact]
    public void An_answer_that_nests_without_end_is_refused() =>
        Assert.Throws<FormatException>(() => Read(new Packets(() => "<R>"u8.ToArray())));

    [Fact]
    public void A_text_without_end_is_refused()
    {
        byte[] next = [.. "<R><T>"u8];
        var document = new Packets(() =>
        {
            var packet = next;
            next = [.. Enumerable.Repeat((byte)'a', 4096)];
            return packet;
        });

        Assert.Throws<FormatException>(() => Read(document));
    }

    // What the framework's reader refuses is refused, and what both take is the same.
    private static void Compare(byte[] document, string which)
    {
        string judged;
        try
        {
            judged = Judged(document);
        }
        catch (XmlException)
        {
            // Namespaces do not count: only a document that is damaged without them, too, has to be refused.
            if (IsXmlWithoutNamespaces(document))
                return;
            Assert.True(Record.Exception(() => Read(new MemoryStream(document))) is FormatException, $"{which} is taken: {Convert.ToHexString(document)} {Encoding.UTF8.GetString(document)}");
            return;
        }

        var refused = Record.Exception(() => Assert.Equal(judged, Read(new MemoryStream(document))));
        Assert.True(refused is null, $"{which}: {refused}: {Convert.ToHexString(document)}");
    }

    private static bool IsXmlWithoutNamespaces(byte[] document)
    {
        try
        {
            using var reader = new XmlTextReader(new MemoryStream(document)) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit };
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static string Judged(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), Settings);
        if (reader.MoveToContent() == XmlNodeType.Element && reader.LocalName != "R")
            throw new XmlException("the root is another");
        var text = new StringBuilder();
        Judge(reader, text);
        while (reader.Read())
        {
        }

        return text.ToString();
    }

    private static void Judge(XmlReader reader, StringBuilder text)
    {
        var isText = reader.LocalName[0] == TextMark;
        text.Append('(').Append(reader.LocalName);
        if (!reader.IsEmptyElement)
        {
            reader.Read();
            while (reader.NodeType != XmlNodeType.EndElement)
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when isText:
                        throw new XmlException("an element stands in text");
                    case XmlNodeType.Element:
                        Judge(reader, text);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when isText:
                        text.Append(reader.Value);
                        break;
                }

                reader.Read();
            }
        }

        text.Append(')');
    }

    private static string Read(Stream document)
    {
        using var answer = new XmlAnswer(document);
        var text = new StringBuilder();
        answer.Enter("R"u8);
        Read(answer, text);
        answer.End();
        return text.ToString();
    }

    private static void Read(XmlAnswer answer, StringBuilder text)
    {
        var name = Encoding.UTF8.GetString(answer.Name);
        text.Append('(').Append(name);
        if (name[0] == TextMark)
        {
            text.Append(answer.Text());
        }
        else
        {
            while (answer.Child())
                Read(answer, text);
        }

        text.Append(')');
    }

    /// <summary>Bytes that arrive in packets of given sizes, or packets without end.</summary>
    private sealed class Packets(Func<byte[]> next) : Stream
    {
        private byte[] rest = [];

        public Packets(byte[] document, Func<int> size) : this(Cut(document, size))
        {
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (rest.Length == 0)
                rest = next();
            var read = Math.Min(count, rest.Length);
            rest.AsSpan(0, read).CopyTo(buffer.AsSpan(offset));
            rest = rest[read..];
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static Func<byte[]> Cut(byte[] document, Func<int> size)
        {
            var at = 0;
            return () =>
            {
                if (at == document.Length)
                    return [];
                var packet = document[at..Math.Min(document.Length, at + size())];
                at += packet.Length;
                return packet;
            };
        }
    }
}
