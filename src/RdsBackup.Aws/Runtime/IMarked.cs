namespace RdsBackup.Aws.Runtime;

/// <summary>A request for, or an answer with, one page of a list.</summary>
internal interface IMarked
{
    /// <summary>Where the page asked for begins, or where the next one does.</summary>
    string? Marker { get; set; }
}
