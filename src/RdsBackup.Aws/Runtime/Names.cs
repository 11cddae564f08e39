using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace RdsBackup.Aws.Runtime;

/// <summary>What the members of a structure are called on the wire, in their order: a member is its number here.</summary>
internal sealed class Names
{
    /// <summary>A structure without members.</summary>
    public static readonly Names None = new(default);

    private readonly byte[] text;
    private readonly int[] ends;
    private readonly short[] slots;

    /// <param name="names">The names, each with a blank behind it.</param>
    public Names(ReadOnlySpan<byte> names)
    {
        text = names.ToArray();
        ends = new int[names.Count((byte)' ')];
        slots = new short[BitOperations.RoundUpToPowerOf2((uint)(2 * ends.Length) + 1)];
        for (var (member, at) = (0, 0); member < ends.Length; member++, at++)
        {
            at += names[at..].IndexOf((byte)' ');
            ends[member] = at;
            var slot = Hash(Of(member));
            while (slots[slot & (slots.Length - 1)] != 0)
                slot++;
            slots[slot & (slots.Length - 1)] = (short)(member + 1);
        }
    }

    /// <summary>The member of a name; -1 for one that is not here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var slot = Hash(name); slots[slot & (slots.Length - 1)] is > 0 and var found; slot++)
        {
            if (name.SequenceEqual(Of(found - 1)))
                return found - 1;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Of(int member) => text.AsSpan(Begin(member)..ends[member]);

    public string Text(int member) => Encoding.UTF8.GetString(Of(member));

    /// <summary>A number that differs for most texts of different length, beginning, middle or end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash(ReadOnlySpan<byte> bytes)
    {
        ulong mixed;
        if (bytes.Length >= 8)
        {
            mixed = BinaryPrimitives.ReadUInt64LittleEndian(bytes) * 31
                ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[((bytes.Length - 8) / 2)..]) * 37
                ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]);
        }
        else
        {
            mixed = 0;
            foreach (var one in bytes)
                mixed = mixed << 8 | one;
        }

        return (int)((mixed + (ulong)bytes.Length) * 0x9E3779B97F4A7C15 >> 33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Begin(int member) => member == 0 ? 0 : ends[member - 1] + 1;
}
