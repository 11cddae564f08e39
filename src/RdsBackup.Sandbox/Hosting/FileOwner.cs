using System.Formats.Tar;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>What a path is (no link is followed), who may use it, and whose it is. On Windows everything has one owner here: its temporary folder is the user's.</summary>
internal sealed record FileOwner(TarEntryType Type, UnixFileMode Mode, int UserId)
{
    /// <summary>Asks the system, all at once; an entry of an archive is .NET's only way to the user.</summary>
    public static FileOwner Of(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true))
            writer.WriteEntry(path, "entry");
        archive.Position = 0;
        using var reader = new TarReader(archive);
        var entry = reader.GetNextEntry()!;
        return new FileOwner(entry.EntryType, entry.Mode, entry.Uid);
    }
}
