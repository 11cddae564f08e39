namespace RdsBackup.Sandbox.Wire;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as sent, still encoded.</param>
/// <param name="Headers">Header values by name, ignoring case.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A response as it leaves.</summary>
/// <param name="Status">The HTTP status; 0 means the connection is dropped without an answer.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="RequestId">The id, sent as <c>x-amzn-RequestId</c>.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record WireResponse(int Status, string ContentType, string RequestId, byte[] Body);
