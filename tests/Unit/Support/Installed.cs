namespace RdsBackup.Unit.Support;

/// <summary>What is on the machine.</summary>
public static class Installed
{
    public static bool Has(string program) => PathOf(program) is not null;

    public static string? PathOf(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe"), Path.Combine(folder, program + ".cmd") })
            .FirstOrDefault(File.Exists);
}
