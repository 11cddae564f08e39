using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace RdsBackup.Aws.Runtime;

/// <summary>
/// The query protocol's answer, read element by element. Whoever enters an element leaves it behind its end: by reading its value, or its children until
/// there is none. Prefixes of namespaces do not count.
/// </summary>
internal sealed class XmlAnswer(Stream stream) : IDisposable
{
    private const int LongestKept = 64;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly XmlBytes xml = new(stream);

    // A listing says the same thousands of times: an engine, a status, a key of KMS, names of tags.
    private readonly string?[] kept = new string?[256];

    /// <summary>The name of the element that was entered last.</summary>
    public ReadOnlySpan<byte> Name => xml.Name;

    /// <summary>Enters the root.</summary>
    /// <exception cref="FormatException">It is another, or this is no XML.</exception>
    public void Enter(ReadOnlySpan<byte> root)
    {
        xml.EnterRoot();
        if (!Name.SequenceEqual(root))
            throw new FormatException($"its root is '{Encoding.UTF8.GetString(Name)}' instead of '{Encoding.UTF8.GetString(root)}'");
    }

    /// <summary>Insists that nothing follows the root.</summary>
    public void End() => xml.End();

    /// <summary>Enters the element's next child; false behind its end.</summary>
    public bool Child() => xml.Child();

    /// <summary>Leaves the element, whatever is in it.</summary>
    public void Skip()
    {
        while (Child())
            Skip();
    }

    /// <summary>Reads the element into the structure.</summary>
    public void Structure(IXmlReadable value) => value.Read(this);

    /// <summary>Enters the structure's next member; -1 behind its end. What is newer than this library is skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Member(Names names)
    {
        while (Child())
        {
            if (names.Find(Name) is >= 0 and var member)
                return member;
            Skip();
        }

        return -1;
    }

    /// <summary>Enters the list's next item; false behind its end.</summary>
    public bool Item() => Child();

    /// <summary>Enters the value of the map's next entry; false behind the map's end. <see cref="EndEntry"/> leaves the entry.</summary>
    public bool Entry([NotNullWhen(true)] out string? key)
    {
        while (Child())
        {
            key = "";
            while (Child())
            {
                if (Name.SequenceEqual("value"u8))
                    return true;
                if (Name.SequenceEqual("key"u8))
                    key = Text();
                else
                    Skip();
            }
        }

        key = null;
        return false;
    }

    public void EndEntry() => Skip();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string Text()
    {
        var value = xml.Value();
        if (value.IsEmpty)
            return "";
        if (value.Length > LongestKept)
            return Decode(value);
        ref var same = ref kept[Names.Hash(value) & (kept.Length - 1)];
        return same is not null && Ascii.Equals(value, same) ? same : same = Decode(value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref string? member) => member = Text();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref int? member)
    {
        var value = Scalar();
        member = Utf8Parser.TryParse(value, out int number, out var read) && read == value.Length ? number : throw Odd(value, "a number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref long? member)
    {
        var value = Scalar();
        member = Utf8Parser.TryParse(value, out long number, out var read) && read == value.Length ? number : throw Odd(value, "a number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref double? member)
    {
        var value = Scalar();
        member = Utf8Parser.TryParse(value, out double number, out var read) && read == value.Length ? number : throw Odd(value, "a number");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref bool? member)
    {
        var value = Scalar();
        member = value.SequenceEqual("true"u8) || value.SequenceEqual("1"u8)
            || (value.SequenceEqual("false"u8) || value.SequenceEqual("0"u8) ? false : throw Odd(value, "true or false"));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref DateTime? member) => member = IsoTime.Parse(Scalar());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Into(ref List<string>? member)
    {
        member = [];
        while (Item())
            member.Add(Text());
    }

    public void Dispose() => xml.Dispose();

    private ReadOnlySpan<byte> Scalar() => xml.Value().Trim(XmlBytes.Blanks);

    private static FormatException Odd(ReadOnlySpan<byte> value, string expected) =>
        new($"'{Encoding.UTF8.GetString(value[..Math.Min(value.Length, LongestKept)])}' stands where {expected} was expected");

    private static string Decode(ReadOnlySpan<byte> value)
    {
        try
        {
            return Strict.GetString(value);
        }
        catch (DecoderFallbackException damaged)
        {
            throw new FormatException("it is not UTF-8", damaged);
        }
    }
}
