namespace RdsBackup.Sandbox.Hosting;

/// <summary>The folder for the profile files cannot be used.</summary>
/// <param name="folder">Which.</param>
/// <param name="problem">What is wrong, as a sentence that names it.</param>
/// <param name="advice">What to do.</param>
/// <param name="cause">What the system said; null for nothing.</param>
public sealed class SandboxFolderException(string folder, string problem, string advice, Exception? cause = null) : Exception(problem, cause)
{
    /// <summary>Which.</summary>
    public string Folder { get; } = folder;

    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;
}
