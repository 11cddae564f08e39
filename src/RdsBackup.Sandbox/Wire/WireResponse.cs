namespace RdsBackup.Sandbox.Wire;

/// <summary>A response as it leaves.</summary>
/// <param name="Status">The HTTP status; 0 means the connection is dropped without an answer.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="RequestId">The id that the answer carries.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record WireResponse(int Status, string ContentType, string RequestId, byte[] Body)
{
    /// <summary>The error's code; null when the call succeeded.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether a header says the error's code too.</summary>
    public bool NamesErrorInHeader { get; init; }

    /// <summary>The protocol as its header names it; null where there is none.</summary>
    public string? Protocol { get; init; }

    /// <summary>The error's code of the query protocol, and whose fault it is; null where the service says none.</summary>
    public string? QueryError { get; init; }

    /// <summary>How long the answer is held back before it leaves, on the clock of what carries it.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The headers beside type and length.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers
    {
        get
        {
            yield return new("x-amzn-RequestId", RequestId);
            if (ErrorCode is not null && NamesErrorInHeader)
                yield return new("x-amzn-ErrorType", ErrorCode);
            if (QueryError is not null)
                yield return new("x-amzn-query-error", QueryError);
            if (Protocol is not null)
                yield return new("smithy-protocol", Protocol);
        }
    }

    internal static WireResponse Dropped(string requestId) => new(0, "", requestId, []);
}
