using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// Pulls elements out of XML in UTF-8 as its bytes arrive. Well-formed XML with more than AWS sends (attributes, comments, processing instructions, CDATA,
/// character references) is read as any reader reads it, with its blank text dropped; a DTD and all that is not well-formed is refused.
/// </summary>
/// <remarks>
/// What a listing spends its time in is optimized at once: tens of thousands of rows are over before the JIT would have come to it by itself.
/// </remarks>
internal sealed class XmlBytes(Stream stream) : IDisposable
{
    private const int MaxDepth = 64;
    private const int MaxMarkup = 16 * 1024 * 1024;

    public static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    // AWS's names are of ASCII.
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._:"u8);

    // What XML has no place for.
    private static readonly byte[] Controls = [.. Enumerable.Range(0, ' ').Select(one => (byte)one).Except("\t\r\n"u8.ToArray())];

    private static readonly SearchValues<byte> Control = SearchValues.Create(Controls);

    // What text must not have to be just its bytes.
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Controls, .. "&\r]"u8]);

    // Each element that was entered and not left: the names, one behind the other, and where each begins.
    private readonly int[] begins = new int[MaxDepth + 1];
    private byte[] names = new byte[512];
    private int depth;

    // Text that is not in the buffer as it reads.
    private byte[] decoded = [];
    private int decodedEnd;

    // What arrived and was not read yet is between "at" and "end".
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int at;
    private int end;
    private long gone;

    // The element that was entered is <so/>.
    private bool isEmpty;

    /// <summary>The name of the element that was entered last, without its namespace's prefix.</summary>
    public ReadOnlySpan<byte> Name
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var name = FullName;
            return name[(name.IndexOf((byte)':') + 1)..];
        }
    }

    private ReadOnlySpan<byte> FullName
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => names.AsSpan(begins[depth - 1]..begins[depth]);
    }

    /// <summary>Enters the root.</summary>
    public void EnterRoot()
    {
        if (Has("\uFEFF"u8))
            at += 3;
        if (Has("<?xml"u8) && Blanks.Contains(Byte(5)))
            Declaration();
        while (Outside())
        {
            if (Byte(1) is (byte)'/')
                throw Damaged("an element ends that did not begin");
            if (Byte(1) is not ((byte)'!' or (byte)'?'))
            {
                Begin();
                return;
            }

            Aside();
        }

        throw Damaged("it has no element");
    }

    /// <summary>Insists that nothing follows the root.</summary>
    public void End()
    {
        while (Outside())
        {
            if (Byte(1) is not ((byte)'!' or (byte)'?'))
                throw Damaged("more follows its root");
            Aside();
        }
    }

    /// <summary>Enters the next child of the element that was entered last, or leaves that behind its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Child()
    {
        if (isEmpty)
            return Leave();
        while (true)
        {
            Between();
            switch (Byte(1))
            {
                case (byte)'/':
                    EndTag();
                    return Leave();
                case (byte)'!' when Has("<![CDATA["u8):
                    CData();
                    break;
                case (byte)'!' or (byte)'?':
                    Aside();
                    break;
                default:
                    Begin();
                    return true;
            }
        }
    }

    /// <summary>The text of the element that was entered last, which is left behind its end. It is good until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Value()
    {
        if (isEmpty)
        {
            Leave();
            return default;
        }

        var length = Find((byte)'<', 0);
        var text = buffer.AsSpan(at, length);
        if (!EndsAt(length) || text.ContainsAny(Special))
            return Pieces();
        at += length + 3 + FullName.Length;
        Leave();
        return IsBlank(text) ? default : text;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBlank(ReadOnlySpan<byte> text) => text.IsEmpty || text[0] <= ' ' && text.IndexOfAnyExcept(Blanks) < 0;

    // Whether the element's end tag stands there, and nothing in it that need not be.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool EndsAt(int from)
    {
        var tag = buffer.AsSpan((at + from)..end);
        var name = FullName;
        return tag.Length > name.Length + 2 && tag[1] == '/' && tag[name.Length + 2] == '>' && tag.Slice(2, name.Length).SequenceEqual(name);
    }

    private ReadOnlySpan<byte> Pieces()
    {
        decodedEnd = 0;
        while (true)
        {
            Between();
            switch (Byte(1))
            {
                case (byte)'/':
                    EndTag();
                    Leave();
                    return decoded.AsSpan(0, decodedEnd);
                case (byte)'!' when Has("<![CDATA["u8):
                    CData();
                    break;
                case (byte)'!' or (byte)'?':
                    Aside();
                    break;
                default:
                    throw Damaged("an element stands where text was expected");
            }
        }
    }

    // Text up to the next markup.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Between()
    {
        var length = Find((byte)'<', 0);
        var text = buffer.AsSpan(at, length);
        at += length;
        if (IsBlank(text))
            return;
        if (text.IndexOf("]]>"u8) >= 0)
            throw Damaged("']]>' stands in text");
        Decode(text);
    }

    private void Decode(ReadOnlySpan<byte> text)
    {
        CheckBytes(text);
        var from = decodedEnd;
        while (text.IndexOf((byte)'&') is >= 0 and var reference)
        {
            AddLines(text[..reference]);
            text = text[(reference + 1)..];
            if (text.IndexOf((byte)';') is not (> 0 and var length))
                throw Damaged("a reference has no end");
            Refer(text[..length]);
            text = text[(length + 1)..];
        }

        AddLines(text);
        // Blank text is none, in whatever way it is written.
        if (IsBlank(decoded.AsSpan(from..decodedEnd)))
            decodedEnd = from;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (decodedEnd + bytes.Length > decoded.Length)
            Array.Resize(ref decoded, 2 * (decodedEnd + bytes.Length));
        bytes.CopyTo(decoded.AsSpan(decodedEnd));
        decodedEnd += bytes.Length;
    }

    private void Refer(ReadOnlySpan<byte> name)
    {
        if (name[0] == '#')
        {
            var isHex = name.Length > 1 && name[1] == 'x';
            var digits = name[(isHex ? 2 : 1)..];
            if (!Utf8Parser.TryParse(digits, out uint code, out var read, isHex ? 'x' : 'D') || read != digits.Length || digits[0] == '+' || !Rune.IsValid(code))
                throw Damaged("a character reference is none");
            Span<byte> bytes = stackalloc byte[4];
            Add(bytes[..new Rune(code).EncodeToUtf8(bytes)]);
            return;
        }

        Add(
            name.SequenceEqual("amp"u8) ? "&"u8
            : name.SequenceEqual("lt"u8) ? "<"u8
            : name.SequenceEqual("gt"u8) ? ">"u8
            : name.SequenceEqual("quot"u8) ? "\""u8
            : name.SequenceEqual("apos"u8) ? "'"u8
            : throw Damaged("an entity is not known"));
    }

    // A line ends with a line feed, however it was sent.
    private void AddLines(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf((byte)'\r') is >= 0 and var line)
        {
            Add(text[..line]);
            Add("\n"u8);
            text = text[(line + 1)..];
            if (text is [(byte)'\n', ..])
                text = text[1..];
        }

        Add(text);
    }

    // Skips blanks before or behind the root; false at the document's end.
    private bool Outside()
    {
        while (at < end || More())
        {
            if (!Blanks.Contains(buffer[at]))
                return buffer[at] == '<' ? true : throw Damaged("text stands outside its root");
            at++;
        }

        return false;
    }

    // A comment or a processing instruction.
    private void Aside()
    {
        if (Byte(1) == '?')
        {
            var length = Find("?>"u8, 2);
            var target = buffer.AsSpan(at + 2, length - 2);
            target = target.IndexOfAny(Blanks) is >= 0 and var blank ? target[..blank] : target;
            Check(target);
            if (target.Length == 3 && Ascii.EqualsIgnoreCase(target, "xml"u8))
                throw Damaged("an XML declaration stands inside");
            CheckBytes(buffer.AsSpan(at, length));
            at += length + 2;
        }
        else if (Has("<!--"u8))
        {
            var length = Find("--"u8, 4);
            if (Byte(length + 2) != '>')
                throw Damaged("'--' stands in a comment");
            CheckBytes(buffer.AsSpan(at, length));
            at += length + 3;
        }
        else
        {
            throw Damaged("a DTD is not read");
        }
    }

    private void Declaration()
    {
        var length = Find("?>"u8, 5);
        var rest = buffer.AsSpan((at + 5)..(at + length));
        if (!Setting(ref rest, "version"u8).SequenceEqual("1.0"u8))
            throw Damaged("its version is not 1.0");
        if (Setting(ref rest, "encoding"u8) is { IsEmpty: false } encoding && !Ascii.EqualsIgnoreCase(encoding, "utf-8"u8))
            throw Damaged("it is not in UTF-8");
        var standalone = Setting(ref rest, "standalone"u8);
        if (!standalone.IsEmpty && !standalone.SequenceEqual("yes"u8) && !standalone.SequenceEqual("no"u8) || !IsBlank(rest))
            throw Damaged("its declaration is none");
        at += length + 2;
    }

    // The value of the setting that comes next, which is taken off; empty where another comes.
    private static ReadOnlySpan<byte> Setting(ref Span<byte> rest, ReadOnlySpan<byte> name)
    {
        var value = rest.TrimStart(Blanks);
        if (value.Length == rest.Length || !value.StartsWith(name))
            return default;
        value = value[name.Length..].TrimStart(Blanks);
        if (value is not [(byte)'=', ..] || value[1..].TrimStart(Blanks) is not [(byte)'"' or (byte)'\'', ..] quoted)
            return default;
        var length = quoted[1..].IndexOf(quoted[0]);
        if (length < 0)
            return default;
        rest = quoted[(length + 2)..];
        return quoted.Slice(1, length);
    }

    private void CData()
    {
        var length = Find("]]>"u8, 9);
        CheckBytes(buffer.AsSpan(at, length));
        AddLines(buffer.AsSpan(at + 9, length - 9));
        at += length + 3;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin()
    {
        var length = Find((byte)'>', 1);
        var tag = buffer.AsSpan(at + 1, length - 1);
        var name = tag.IndexOfAny(" \t\r\n/"u8);
        Enter(name < 0 ? tag : tag[..name]);
        if (name < 0)
            at += length + 1;
        else
            Attributes(name + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(ReadOnlySpan<byte> name)
    {
        Check(name);
        if (depth == MaxDepth)
            throw Damaged($"elements are more than {MaxDepth} deep");
        var from = begins[depth++];
        begins[depth] = from + name.Length;
        if (begins[depth] > names.Length)
            Array.Resize(ref names, 2 * begins[depth]);
        name.CopyTo(names.AsSpan(from));
    }

    // Always false: there was no child.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Leave()
    {
        isEmpty = false;
        depth--;
        return false;
    }

    // They say nothing that matters, but a '>' may stand in one.
    private void Attributes(int from)
    {
        while (true)
        {
            var name = SkipBlanks(from);
            switch (Byte(name))
            {
                case (byte)'>':
                    at += name + 1;
                    return;
                case (byte)'/' when Byte(name + 1) == '>':
                    isEmpty = true;
                    at += name + 2;
                    return;
            }

            var equals = name;
            while (!" \t\r\n=/><'\"&"u8.Contains(Byte(equals)))
                equals++;
            if (name == from)
                throw Damaged("an attribute has no blank before it");
            Check(buffer.AsSpan(at + name, equals - name));
            equals = SkipBlanks(equals);
            var quote = SkipBlanks(equals + 1);
            if (Byte(equals) != '=' || Byte(quote) is not ((byte)'"' or (byte)'\'') and var mark)
                throw Damaged("an attribute has no value");
            from = Find(Byte(quote), quote + 1) + 1;
            var value = buffer.AsSpan(at + quote + 1, from - quote - 2);
            if (value.Contains((byte)'<'))
                throw Damaged("'<' stands in an attribute");
            Decode(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EndTag()
    {
        var length = Find((byte)'>', 2);
        if (!buffer.AsSpan(at + 2, length - 2).TrimEnd(Blanks).SequenceEqual(FullName))
            throw Damaged("an element ends that another began in");
        at += length + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Check(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name[0] is >= (byte)'-' and <= (byte)':' || name[^1] == ':' || name.ContainsAnyExcept(NameBytes))
            throw Damaged("a name is none");
    }

    private void CheckBytes(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes) || bytes.ContainsAny(Control))
            throw Damaged("bytes are no characters");
    }

    private int SkipBlanks(int from)
    {
        while (Blanks.Contains(Byte(from)))
            from++;
        return from;
    }

    private bool Has(ReadOnlySpan<byte> text)
    {
        while (end - at < text.Length)
        {
            if (!More())
                return false;
        }

        return buffer.AsSpan(at, text.Length).SequenceEqual(text);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Byte(int from)
    {
        while (at + from >= end)
            Need();
        return buffer[at + from];
    }

    // How far ahead it is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(byte what, int from)
    {
        while (true)
        {
            if (end - at > from)
            {
                var found = buffer.AsSpan((at + from)..end).IndexOf(what);
                if (found >= 0)
                    return from + found;
                from = end - at;
            }

            Need();
        }
    }

    private int Find(ReadOnlySpan<byte> what, int from)
    {
        while (true)
        {
            if (end - at > from)
            {
                var found = buffer.AsSpan((at + from)..end).IndexOf(what);
                if (found >= 0)
                    return from + found;
                from = Math.Max(from, end - at - what.Length + 1);
            }

            Need();
        }
    }

    private void Need()
    {
        if (!More())
            throw Damaged("it ends too early");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool More()
    {
        if (at > 0)
        {
            buffer.AsSpan(at..end).CopyTo(buffer);
            gone += at;
            end -= at;
            at = 0;
        }

        if (end == buffer.Length)
        {
            if (end >= MaxMarkup)
                throw Damaged("one text or tag is too long");
            var larger = ArrayPool<byte>.Shared.Rent(2 * end);
            buffer.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }

    private FormatException Damaged(string how) => new(Invariant($"it is damaged at byte {gone + at}: {how}"));
}
