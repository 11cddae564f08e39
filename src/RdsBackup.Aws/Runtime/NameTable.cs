namespace RdsBackup.Aws.Runtime;

/// <summary>The names of the members of all structures of a service.</summary>
internal sealed class NameTable
{
    private readonly byte[] lines;
    private readonly Names?[] structures;

    /// <param name="lines">A line for each structure, with a blank behind each name.</param>
    public NameTable(ReadOnlySpan<byte> lines)
    {
        this.lines = lines.ToArray();
        structures = new Names?[lines.Count((byte)'\n')];
    }

    /// <summary>The names of a structure's members.</summary>
    public Names this[int structure] => structures[structure] ??= Read(structure);

    private Names Read(int structure)
    {
        var line = lines.AsSpan();
        for (var before = 0; before < structure; before++)
            line = line[(line.IndexOf((byte)'\n') + 1)..];
        return new Names(line[..line.IndexOf((byte)'\n')]);
    }
}
