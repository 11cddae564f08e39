using System.Globalization;
using RdsBackup.Sandbox.Model;

namespace RdsBackup.Sandbox.Wire;

/// <summary>What a request says about its own signature, in its headers or, presigned, in its query string.</summary>
internal sealed class RequestSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public required string AccessKeyId { get; init; }

    /// <summary>The scope: date (yyyyMMdd), region, service, terminator.</summary>
    public required string Date { get; init; }

    public required string Region { get; init; }

    public required string Service { get; init; }

    public required string Terminator { get; init; }

    /// <summary>Names of the signed headers, lower case, in the order they were named.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    public required string Value { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    public string? Token { get; init; }

    public bool IsPresigned { get; init; }

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Reads what a request carries.</summary>
    /// <exception cref="AwsFault"><c>MissingAuthenticationToken</c>, <c>IncompleteSignature</c>.</exception>
    public static RequestSignature Read(WireRequest request, IReadOnlyList<KeyValuePair<string, string>> query)
    {
        if (request.Headers.TryGetValue("Authorization", out var authorization))
            return FromHeader(request, authorization);

        var presigned = query.Where(pair => pair.Key.StartsWith("X-Amz-", StringComparison.Ordinal))
            .GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        return presigned.ContainsKey("X-Amz-Algorithm")
            ? FromQuery(presigned)
            : throw new AwsFault("MissingAuthenticationToken", "Request is missing Authentication Token", 403);
    }

    private static RequestSignature FromHeader(WireRequest request, string authorization)
    {
        var space = authorization.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || authorization[..space] != Algorithm)
            throw Incomplete($"Unsupported AWS 'algorithm': '{(space < 0 ? authorization : authorization[..space])}'. Authorization={authorization}");

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in authorization[space..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                throw Incomplete($"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'.");

            parts[part[..at]] = part[(at + 1)..];
        }

        request.Headers.TryGetValue("X-Amz-Date", out var date);
        request.Headers.TryGetValue("X-Amz-Security-Token", out var token);
        var missing = string.Concat(
            from name in (string[])["Credential", "Signature", "SignedHeaders"]
            where !parts.ContainsKey(name)
            select $"Authorization header requires '{name}' parameter. ");
        if (date is null && !request.Headers.ContainsKey("Date"))
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";

        return missing.Length == 0
            ? Make(parts["Credential"], parts["SignedHeaders"], parts["Signature"], date ?? request.Headers["Date"], token, presigned: false)
            : throw Incomplete($"{missing}Authorization={authorization}");
    }

    private static RequestSignature FromQuery(Dictionary<string, string> query)
    {
        var missing = string.Concat(
            from name in (string[])["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"]
            where !query.ContainsKey(name)
            select $"AWS query-string parameters must include '{name}'. ");
        if (query["X-Amz-Algorithm"] != Algorithm)
            missing += $"Unsupported AWS 'algorithm': '{query["X-Amz-Algorithm"]}'. ";

        return missing.Length == 0
            ? Make(
                query["X-Amz-Credential"],
                query["X-Amz-SignedHeaders"],
                query["X-Amz-Signature"],
                query["X-Amz-Date"],
                query.GetValueOrDefault("X-Amz-Security-Token"),
                presigned: true)
            : throw Incomplete(missing + "Re-examine the query-string parameters.");
    }

    private static RequestSignature Make(string credential, string signedHeaders, string signature, string date, string? token, bool presigned)
    {
        var scope = credential.Split('/');
        if (scope.Length != 5)
            throw Incomplete($"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

        return new RequestSignature
        {
            AccessKeyId = scope[0],
            Date = scope[1],
            Region = scope[2],
            Service = scope[3],
            Terminator = scope[4],
            SignedHeaders = signedHeaders.Split(';'),
            Value = signature,
            SignedAt = Time(date),
            Token = token,
            IsPresigned = presigned,
        };
    }

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParseExact(text, ["yyyyMMdd'T'HHmmss'Z'", "r"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Incomplete($"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");

    private static AwsFault Incomplete(string message) => new("IncompleteSignature", message);
}
