namespace RdsBackup.Aws.Runtime;

/// <summary>A request for, or an answer with, one page of a list whose marker AWS calls its next token.</summary>
internal interface IPaged : IMarked
{
    string? NextToken { get; set; }

    string? IMarked.Marker
    {
        get => NextToken;
        set => NextToken = value;
    }
}
