namespace RdsBackup.Rehearsal;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    public const int CheckFailed = 1;

    public const int BadOptions = 2;

    /// <summary>What shells report for a program ended by Ctrl+C.</summary>
    public const int Interrupted = 130;
}
