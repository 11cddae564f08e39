using System.Text;

namespace RdsBackup.Sandbox.Hosting;

/// <summary>
/// Profile files that point the AWS CLI, PowerShell and every SDK at a sandbox: a profile per account, under its friendly name, and nothing of the
/// user's own.
/// </summary>
public sealed class SandboxProfiles
{
    private SandboxProfiles(string folder, AwsSandbox sandbox, Uri address)
    {
        var files = FilesIn(folder);
        (ConfigFile, CredentialsFile) = (files[0], files[1]);
        Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_CONFIG_FILE"] = ConfigFile,
            ["AWS_SHARED_CREDENTIALS_FILE"] = CredentialsFile,
            ["AWS_ENDPOINT_URL"] = address.ToString(),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_PROFILE"] = sandbox.Accounts[0].Name,
            ["AWS_ACCESS_KEY_ID"] = null, // these would win over the profile
            ["AWS_SECRET_ACCESS_KEY"] = null,
            ["AWS_SESSION_TOKEN"] = null,
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = null,
        };
    }

    /// <summary>The file of profiles.</summary>
    public string ConfigFile { get; }

    /// <summary>The file of their access keys.</summary>
    public string CredentialsFile { get; }

    /// <summary>What a process needs in its environment; a variable without a value has to be absent.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    /// <summary>
    /// The environment, as lines to paste into bash. The last one hands the endpoint to the AWS CLI itself: version 1 does not heed the variable for
    /// RDS in us-east-1, and old ones not at all.
    /// </summary>
    public IEnumerable<string> BashLines => Environment.Select(variable => variable.Value is { } value
        ? $"export {variable.Key}='{value.Replace("'", @"'\''", StringComparison.Ordinal)}'"
        : $"unset {variable.Key}")
        .Append("""aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }""");

    /// <summary>The same for PowerShell.</summary>
    public IEnumerable<string> PowerShellLines => Environment.Select(variable => variable.Value is { } value
        ? $"$env:{variable.Key} = '{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"$env:{variable.Key} = $null")
        .Append("function aws { & (Get-Command aws -CommandType Application)[0] --endpoint-url $env:AWS_ENDPOINT_URL @args }");

    /// <summary>Writes the files, readable by their owner only; what is there under these names is replaced.</summary>
    /// <param name="folder">Where; made when it is not there.</param>
    /// <param name="sandbox">Whose accounts.</param>
    /// <param name="address">Where the sandbox listens.</param>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static SandboxProfiles Write(string folder, AwsSandbox sandbox, Uri address)
    {
        var profiles = new SandboxProfiles(Path.GetFullPath(folder), sandbox, address);
        MakeFolder(folder);
        WriteFile(profiles.ConfigFile, sandbox.Accounts.Select(account => $"""
            [profile {account.Name}]
            region = {sandbox.Regions[0]}
            endpoint_url = {address}

            """));
        WriteFile(profiles.CredentialsFile, sandbox.Accounts.Select(account => $"""
            [{account.Name}]
            aws_access_key_id = {account.AccessKey.Id}
            aws_secret_access_key = {account.AccessKey.Secret}

            """));
        return profiles;
    }

    /// <summary>The paths of the files in a folder, whether they are there or not.</summary>
    internal static string[] FilesIn(string folder) => [Path.Combine(folder, "config"), Path.Combine(folder, "credentials")];

    /// <summary>Makes a folder that only its owner can read, when it is not there.</summary>
    internal static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void WriteFile(string path, IEnumerable<string> sections)
    {
        File.Delete(path); // a new file gets the mode asked for, an old one keeps its own
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using var writer = new StreamWriter(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options) { NewLine = "\n" };
        foreach (var section in sections)
            writer.WriteLine(section.ReplaceLineEndings("\n").TrimEnd('\n'));
    }
}
