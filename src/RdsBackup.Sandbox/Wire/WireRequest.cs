using System.Net;
using System.Text;

namespace RdsBackup.Sandbox.Wire;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as sent, still encoded.</param>
/// <param name="Headers">Header values by name, ignoring case.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record WireRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The most bytes of a body that are read; AWS's largest requests here, a state machine of 1 MB, have room in it even as an encoded form.</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    internal string Path => Target.Split('?', 2)[0];

    internal string QueryText => Target.Split('?', 2) is [_, var query] ? query : "";

    internal string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>The parameters of query string and body together, still encoded.</summary>
    internal string Form() => QueryText.Length == 0 ? BodyText : $"{QueryText}&{BodyText}";

    /// <summary>The query string's parameters, decoded, in the order sent.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Query() =>
    [
        .. from pair in QueryText.Split('&', StringSplitOptions.RemoveEmptyEntries)
           let parts = pair.Split('=', 2)
           select KeyValuePair.Create(WebUtility.UrlDecode(parts[0]), parts.Length == 1 ? "" : WebUtility.UrlDecode(parts[1])),
    ];
}
