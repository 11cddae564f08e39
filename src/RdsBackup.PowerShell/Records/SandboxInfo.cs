using System.Collections.ObjectModel;

namespace RdsBackup;

/// <summary>The sandbox of a session, as it was when asked for.</summary>
public sealed class SandboxInfo
{
    /// <summary>Where it listens.</summary>
    public required Uri Address { get; init; }

    /// <summary>The account ids by profile: <c>primary</c> owns the databases, <c>secondary</c> is the backup account.</summary>
    public required ReadOnlyDictionary<string, string> Accounts { get; init; }

    /// <summary>The regions that are there; the databases are in the first.</summary>
    public required ReadOnlyCollection<string> Regions { get; init; }

    /// <summary>How many databases are to be backed up.</summary>
    public required int Databases { get; init; }

    /// <summary>The tag they carry.</summary>
    public required string Tag { get; init; }

    /// <summary>Sandbox seconds per second.</summary>
    public required double Speed { get; init; }

    /// <summary>Sandbox time.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The file of the profiles, for other programs.</summary>
    public required string ProfileLocation { get; init; }

    /// <summary>How many calls it has answered, by service and operation.</summary>
    public required ReadOnlyDictionary<string, long> Calls { get; init; }
}
