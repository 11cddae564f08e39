using Amazon.Runtime;

namespace RdsBackup.PowerShell.Hosting;

/// <summary>
/// A profile of the sandbox. It is not looked up in a file: whatever file is named, the SDK adds what AWS_CONFIG_FILE has under the same name.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region.</param>
/// <param name="Credentials">Its access key.</param>
internal sealed record SandboxProfile(string Name, string Region, AWSCredentials Credentials);
