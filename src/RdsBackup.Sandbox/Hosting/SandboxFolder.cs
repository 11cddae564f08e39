using System.Runtime.InteropServices;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>
/// The folder of a sandbox's profile files. It goes with its process, however that ends: with the sandbox, at the process's end, at a signal that ends it;
/// after a kill, when the next one is made. Its owner keeps a file in it locked, and the system ends that lock with the process.
/// </summary>
public sealed class SandboxFolder : IDisposable
{
    private const string Prefix = "rdsbackup-sandbox-";
    private const string Mark = ".rdsbackup-sandbox";

    private readonly bool isTemporary;
    private readonly bool isMade;
    private readonly FileStream mark;
    private readonly PosixSignalRegistration[] signals;

    private SandboxFolder(string path, bool isTemporary, bool isMade, FileStream mark)
    {
        Path = path;
        this.isTemporary = isTemporary;
        this.isMade = isMade;
        this.mark = mark;
        AppDomain.CurrentDomain.ProcessExit += Removing;
        // Such as a shell's whose terminal has gone while it writes.
        AppDomain.CurrentDomain.UnhandledException += Removing;
        // .NET 10 ends a process at these without ProcessExit, and goes on to do so after this. Ctrl+C is the shell's own: it ends a pipeline and no process.
        signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Remove()), PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Remove())];
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Makes a temporary one that only its owner can read, and removes those of this user whose process is gone.</summary>
    /// <exception cref="SandboxFolderException">The temporary folder cannot be used.</exception>
    public static SandboxFolder Make()
    {
        try
        {
            var folder = Take(Directory.CreateTempSubdirectory(Prefix).FullName, isTemporary: true, isMade: true, FileMode.CreateNew);
            folder.Sweep(System.IO.Path.GetDirectoryName(folder.Path)!);
            return folder;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw UnusableTemporary(unusable);
        }
    }

    /// <summary>Takes a folder of the user's; it is made when it is not there. Profile files in it are replaced only if a sandbox that is gone left them.</summary>
    /// <exception cref="SandboxFolderException">It cannot be used.</exception>
    public static SandboxFolder In(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        var left = File.Exists(System.IO.Path.Combine(path, Mark));
        if (!left && SandboxProfiles.FilesIn(path).FirstOrDefault(System.IO.Path.Exists) is { } taken)
            throw new SandboxFolderException(path, $"{taken} is there already and may be yours.", "Choose another folder.");
        try
        {
            var isNew = !Directory.Exists(path);
            SandboxProfiles.MakeFolder(path);
            return Take(path, isTemporary: false, isNew, left ? FileMode.Open : FileMode.CreateNew);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw left && unusable is IOException
                ? new SandboxFolderException(path, $"Another sandbox has its profile files in {path}.", "End it, or choose another folder.", unusable)
                : Unusable(path, unusable);
        }
    }

    /// <summary>The failure of a file in it that cannot be written.</summary>
    internal SandboxFolderException Unusable(Exception cause) => isTemporary ? UnusableTemporary(cause) : Unusable(Path, cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        // First of all: a process that ends meanwhile, at its end or at a signal, has to wait for it.
        Remove();
        AppDomain.CurrentDomain.ProcessExit -= Removing;
        AppDomain.CurrentDomain.UnhandledException -= Removing;
        foreach (var signal in signals)
            signal.Dispose();
    }

    private static SandboxFolderException UnusableTemporary(Exception cause)
    {
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(System.IO.Path.GetTempPath()));
        return new SandboxFolderException(
            folder,
            $"The temporary folder {folder} cannot be used: {Reason(folder, cause)}",
            $"Set {(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR")} to another folder that you may write to, or mend this one.",
            cause);
    }

    private static SandboxFolderException Unusable(string folder, Exception cause) =>
        new(folder, $"The profile files cannot be written to {folder}: {Reason(folder, cause)}", "Choose another folder.", cause);

    // The system's words for these are about files that the user has never heard of.
    private static string Reason(string folder, Exception cause) => File.Exists(folder) ? "it is a file."
        : !Directory.Exists(folder) ? "it does not exist."
        : cause.Message.TrimEnd('.') + '.';

    private static SandboxFolder Take(string path, bool isTemporary, bool isMade, FileMode mode)
    {
        try
        {
            var locked = Lock(path, mode);
            try
            {
                // A mark with content has been locked: who sweeps takes no other, and so none that is just being made.
                locked.SetLength(0);
                locked.Write("The sandbox that wrote these profile files keeps this file locked while it runs; once it is gone, the next one removes them.\n"u8);
                return new SandboxFolder(path, isTemporary, isMade, locked);
            }
            catch
            {
                locked.Dispose();
                File.Delete(locked.Name);
                throw;
            }
        }
        catch when (isMade)
        {
            Directory.Delete(path);
            throw;
        }
    }

    private static FileStream Lock(string folder, FileMode mode) =>
        new(System.IO.Path.Combine(folder, Mark), mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private void Removing(object? sender, EventArgs? e) => Remove();

    // What cannot be removed now is left to the next sandbox, so the mark goes last. A signal and the end of the process may come at once.
    private void Remove()
    {
        lock (mark)
        {
            if (!mark.CanRead)
                return;
            try
            {
                foreach (var file in SandboxProfiles.FilesIn(Path))
                    File.Delete(file);
                mark.Dispose();
                File.Delete(mark.Name);
                if (isTemporary)
                    Directory.Delete(Path, recursive: true);
                else if (isMade && !Directory.EnumerateFileSystemEntries(Path).Any())
                    Directory.Delete(Path);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                mark.Dispose();
            }
        }
    }

    /// <summary>Removes what processes of this user that are gone left in a temporary folder; what it cannot remove it leaves.</summary>
    internal void Sweep(string temporary)
    {
        if (CanLock(Path) || IsOpenToAll(temporary))
            return; // locks mean nothing on this file system, or anybody may exchange what is looked at

        var own = FileOwner.Of(Path);
        foreach (var folder in Directory.EnumerateDirectories(temporary, Prefix + "*", new EnumerationOptions()))
        {
            try
            {
                if (folder != Path && FileOwner.Of(folder) == own)
                    RemoveAbandoned(folder);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
            {
                // Somebody else removes it, or it is in use.
            }
        }
    }

    private static void RemoveAbandoned(string folder)
    {
        var its = new FileInfo(System.IO.Path.Combine(folder, Mark));
        if (its is not { Exists: true, Length: > 0 })
            return;

        using (Lock(folder, FileMode.Open))
        {
            foreach (var file in SandboxProfiles.FilesIn(folder))
                File.Delete(file);
        }

        its.Delete();
        Directory.Delete(folder); // not what others may have put there
    }

    private static bool CanLock(string folder)
    {
        try
        {
            Lock(folder, FileMode.Open).Dispose();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool IsOpenToAll(string folder) => !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(folder) & (UnixFileMode.OtherWrite | UnixFileMode.StickyBit)) == UnixFileMode.OtherWrite;
}
