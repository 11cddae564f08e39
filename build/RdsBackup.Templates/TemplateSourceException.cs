namespace RdsBackup.Templates;

/// <summary>A source that no template can be made of.</summary>
internal sealed class TemplateSourceException(string file, string message) : Exception(message)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;
}
