namespace RdsBackup.Unit.Support;

/// <summary>What is on the machine.</summary>
public static class Installed
{
    public static bool Has(string program) => PathOf(program) is not null;

    public static string? PathOf(string program) => PathsOf(program).FirstOrDefault();

    /// <summary>Every one of that name on the path, the one that a shell takes first.</summary>
    public static IEnumerable<string> PathsOf(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe"), Path.Combine(folder, program + ".cmd") })
            .Where(File.Exists);
}
