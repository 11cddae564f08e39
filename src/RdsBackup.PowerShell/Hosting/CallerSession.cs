using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>What the caller's session says about AWS, read on the pipeline's thread.</summary>
/// <param name="StoredRegion"><c>$StoredAWSRegion</c>, which <c>Set-DefaultAWSRegion</c> sets.</param>
/// <param name="StoredCredentials">The credentials behind <c>$StoredAWSCredentials</c>, which <c>Set-AWSCredential</c> sets; of any SDK's version.</param>
/// <param name="Sandbox">The sandbox that runs in this runspace.</param>
/// <param name="Runspace">The runspace; null outside of a PowerShell.</param>
/// <param name="Location">The folder it is in.</param>
internal sealed record CallerSession(string? StoredRegion, object? StoredCredentials, SandboxSession? Sandbox, Runspace? Runspace, string Location)
{
    private const string RegionVariable = "StoredAWSRegion";
    private const string CredentialsVariable = "StoredAWSCredentials";

    /// <summary>A session that says nothing.</summary>
    public static CallerSession Empty { get; } = new(null, null, null, null, Environment.CurrentDirectory);

    /// <summary>Reads the session of a cmdlet that begins.</summary>
    public static CallerSession Of(PSCmdlet cmdlet) => Read(
        cmdlet.SessionState.PSVariable.GetValue,
        script => cmdlet.InvokeCommand.InvokeScript(script),
        Runspace.DefaultRunspace,
        cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath);

    /// <summary>Reads the session of a command line that is being completed.</summary>
    public static CallerSession OfRunspace() => Read(
        name => Run($"${name}").FirstOrDefault(), Run, Runspace.DefaultRunspace, Environment.CurrentDirectory);

    /// <summary>A path of a file, which may be relative to where the session is, or to the user's home.</summary>
    /// <exception cref="IOException">It is no path of the file system.</exception>
    public string Resolve(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
            throw new IOException("It holds a character that no path may hold.");
        // As PowerShell reads it, a name of two letters or more before a colon is a drive; the file system would make a folder of it.
        if (path.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon && path.AsSpan(0, colon).IndexOfAny('/', '\\') < 0)
            throw new IOException($"{path[..(colon + 1)]} is a drive of PowerShell's, and not of the file system.");
        return path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : Path.GetFullPath(path, Location);
    }

    // The variable keeps its credentials to itself; the public way to them is Get-AWSCredential without arguments. Asking it when there is no variable
    // would load the AWS module for nothing.
    private static CallerSession Read(Func<string, object?> variable, Func<string, IEnumerable<PSObject>> run, Runspace runspace, string location)
    {
        var stored = Unwrap(variable(CredentialsVariable));
        return new CallerSession(
            Unwrap(variable(RegionVariable))?.ToString() is { Length: > 0 } region ? region : null,
            stored is null || BorrowedCredentials.CanBorrow(stored) ? stored : run("Get-AWSCredential").Select(Unwrap).FirstOrDefault(BorrowedCredentials.CanBorrow),
            SandboxSession.In(runspace),
            runspace,
            location);
    }

    private static IEnumerable<PSObject> Run(string script)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript(script).Invoke();
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
